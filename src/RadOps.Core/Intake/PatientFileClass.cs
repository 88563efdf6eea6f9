namespace RadOps.Core.Intake;

/// <summary>What a file is by its content, as a person judges it (F-05, F-21, C39).</summary>
public enum PatientFileClass
{
    /// <summary>A photograph or other picture: saved in Picsara.</summary>
    Image,

    /// <summary>A document, or a picture of one: printed, and scanned into E-arkiv.</summary>
    Document,
}
