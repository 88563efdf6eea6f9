namespace RadOps.Core.Intake.Files;

/// <summary>Where a patient's file goes when a person has said what it is (F-21, C39).</summary>
public enum FileRoute
{
    /// <summary>Nowhere: it is refused.</summary>
    None,

    /// <summary>An image: Picsara. Never a PDF (F-22).</summary>
    Picsara,

    /// <summary>A document: printed, and scanned into E-arkiv (F-31).</summary>
    Earchive,
}
