namespace RadOps.Core.Intake.Files;

/// <summary>What a patient's file is, by its contents and never by its name (F-18).</summary>
public enum PatientFileFormat
{
    /// <summary>None of the formats that are taken in.</summary>
    Unknown,

    /// <summary>PDF (ISO 32000).</summary>
    Pdf,

    /// <summary>GIF87a or GIF89a.</summary>
    Gif,

    /// <summary>JPEG (ITU-T T.81), with JFIF or Exif or neither.</summary>
    Jpeg,

    /// <summary>PNG (ISO/IEC 15948).</summary>
    Png,
}
