using RadOps.Core.Release;

namespace RadOps.Core.Audit.Messages;

/// <summary>The codes that audit messages are made of (PS3.16 CID 400, 401, 402, 403, 404 and 405; PS3.15 A.5.1.2.4).</summary>
public static class AuditTerms
{
    /// <summary>DICOM's own codes.</summary>
    public const string Dicom = "DCM";

    /// <summary>Codes of RFC 3881.</summary>
    public const string Rfc3881 = "RFC-3881";

    /// <summary>What RadOps calls the events of its register; schemes that begin with 99 are private (PS3.16 8.2).</summary>
    public const string RadOps = "99RADOPS";

    internal static readonly AuditCode ApplicationActivity = new("110100", Dicom, "Application Activity");
    internal static readonly AuditCode BeginTransferring = new("110102", Dicom, "Begin Transferring DICOM Instances");
    internal static readonly AuditCode InstancesTransferred = new("110104", Dicom, "DICOM Instances Transferred");
    internal static readonly AuditCode Export = new("110106", Dicom, "Export");
    internal static readonly AuditCode Import = new("110107", Dicom, "Import");
    internal static readonly AuditCode SecurityAlert = new("110113", Dicom, "Security Alert");

    internal static readonly AuditCode ApplicationStart = new("110120", Dicom, "Application Start");
    internal static readonly AuditCode ApplicationStop = new("110121", Dicom, "Application Stop");
    internal static readonly AuditCode RestrictedFunction = new("110132", Dicom, "Use of Restricted Function");
    internal static readonly AuditCode RecordingStarted = new("110134", Dicom, "Audit Recording Started");
    internal static readonly AuditCode ObjectSecurityChanged = new("110135", Dicom, "Object Security Attributes Changed");

    internal static readonly AuditCode Application = new("110150", Dicom, "Application");
    internal static readonly AuditCode ApplicationLauncher = new("110151", Dicom, "Application Launcher");
    internal static readonly AuditCode Destination = new("110152", Dicom, "Destination Role ID");
    internal static readonly AuditCode Source = new("110153", Dicom, "Source Role ID");
    internal static readonly AuditCode DestinationMedia = new("110154", Dicom, "Destination Media");
    internal static readonly AuditCode SourceMedia = new("110155", Dicom, "Source Media");

    internal static readonly AuditCode StudyInstanceUid = new("110180", Dicom, "Study Instance UID");
    internal static readonly AuditCode PatientNumber = new("2", Rfc3881, "Patient Number");
    internal static readonly AuditCode Uri = new("12", Rfc3881, "URI");
    internal static readonly AuditCode ReleaseName = new("Release", RadOps, "Release or transfer in the register");

    internal static readonly AuditCode UriMedium = new("110037", Dicom, "URI");
    private static readonly AuditCode Usb = new("110030", Dicom, "USB Disk Emulation");
    private static readonly AuditCode Cd = new("110032", Dicom, "CD");
    private static readonly AuditCode Dvd = new("110033", Dicom, "DVD");
    private static readonly AuditCode Paper = new("110038", Dicom, "Paper Document");

    /// <summary>The type of the medium that a release went on (CID 405).</summary>
    /// <param name="medium">The medium.</param>
    /// <param name="images">Whether images went along: a report alone is on paper where no medium is named.</param>
    internal static AuditCode MediaType(MediumType medium, bool images) => medium switch
    {
        MediumType.Usb => Usb,
        MediumType.Cd => Cd,
        MediumType.Dvd => Dvd,
        MediumType.Unknown when !images => Paper,
        _ => UriMedium,
    };

    /// <summary>What RadOps calls an event of its register.</summary>
    internal static AuditCode OfKind(string kind) => new(kind, RadOps, kind);
}
