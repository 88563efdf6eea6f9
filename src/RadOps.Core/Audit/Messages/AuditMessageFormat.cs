namespace RadOps.Core.Audit.Messages;

/// <summary>How audit messages are written to a file.</summary>
public enum AuditMessageFormat
{
    /// <summary>DICOM's XML (PS3.15 A.5), one message a line within one root element.</summary>
    Atna,

    /// <summary>FHIR R4 AuditEvent, one a line (NDJSON).</summary>
    Fhir,
}
