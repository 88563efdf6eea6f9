using System.Text.Json.Serialization;

namespace RadOps.Core.Intake.Cleaning;

/// <summary>One thing that is to be deleted, and what became of it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Its full path. It may bear what a patient has written, and is shown masked.</param>
/// <param name="File">Number of the file within the case.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why, in Swedish, where it was not deleted; else null.</param>
public sealed record CleanUpItem(CleanUpKind Kind, [property: JsonIgnore] string Path, int File, CleanUpOutcome Outcome = CleanUpOutcome.Planned, string? Reason = null)
{
    /// <summary>The path as it may be shown.</summary>
    public string Place => Identity.IdentityMask.MaskPath(Path);

    /// <summary>What and where, as it may be shown.</summary>
    public override string ToString() => $"{Outcome}: {Kind} {Place}";

    /// <summary>True where it is still there, or may be.</summary>
    public bool Remains => Outcome is not (CleanUpOutcome.Deleted or CleanUpOutcome.Gone);

    /// <summary>The given folder that it is in, beyond which nothing is touched.</summary>
    internal string Root { get; init; } = "";

    /// <summary>The content that it must have; null for what bears none of its own (a thumbnail, a bin's note).</summary>
    internal string? Sha256 { get; init; }

    /// <summary>What the file system said when it was found.</summary>
    internal FileFacts Facts { get; init; }
}
