using RadOps.Core.Intake.Files;

namespace RadOps.Core.Intake;

/// <summary>A file that is to be taken in.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Number">The number that it has, or gets, in its case.</param>
/// <param name="IsNew">False where the same content is in the case already: another download of it.</param>
/// <param name="Inspection">What it is, and what it hides.</param>
public sealed record PlannedFile(string Path, int Number, bool IsNew, FileInspection Inspection)
{
    /// <summary>The path as it may be shown.</summary>
    public string Place => Identity.IdentityMask.MaskPath(Path);

    /// <summary>The path as it may be shown.</summary>
    public override string ToString() => Place;
}
