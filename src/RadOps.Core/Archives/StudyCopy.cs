using RadOps.Core.Settings;

namespace RadOps.Core.Archives;

/// <summary>An examination as one node has it.</summary>
/// <param name="Node">The name that the site gives the node.</param>
/// <param name="Role">What the node is to the department.</param>
/// <param name="Status">How much it has.</param>
/// <param name="Instances">How many instances it has; null when it is not known.</param>
/// <param name="Missing">SOP Instance UIDs that PACS has and it has not.</param>
/// <param name="Extra">SOP Instance UIDs that it has and PACS has not.</param>
/// <param name="Reason">Why nothing is known, in words; null when it answered.</param>
public sealed record StudyCopy(string Node, NodeRole Role, CopyStatus Status, int? Instances, IReadOnlyList<string> Missing, IReadOnlyList<string> Extra, string? Reason)
{
    /// <summary>The copy in a few words, such as <c>bfr 308 (-104)</c>; <c>?</c> where nothing is known.</summary>
    public override string ToString() => Status switch
    {
        CopyStatus.NoAnswer or CopyStatus.NotAsked => $"{Node} ?",
        CopyStatus.OtherPatient => FormattableString.Invariant($"{Node} {Instances} (other patient)"),
        _ when Missing.Count > 0 && Instances > 0 => FormattableString.Invariant($"{Node} {Instances} (-{Missing.Count})"),
        _ => FormattableString.Invariant($"{Node} {Instances}"),
    };
}
