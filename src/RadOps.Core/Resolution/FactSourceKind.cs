namespace RadOps.Core.Resolution;

/// <summary>A sort of source that a site may have.</summary>
public enum FactSourceKind
{
    /// <summary>The read-only view of RIS.</summary>
    Ris,

    /// <summary>The folder of HL7 v2 messages.</summary>
    Hl7,

    /// <summary>The recipient directory.</summary>
    Directory,

    /// <summary>PACS and BFR, by C-FIND.</summary>
    Archive,
}
