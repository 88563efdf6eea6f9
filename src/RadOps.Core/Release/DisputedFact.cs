namespace RadOps.Core.Release;

/// <summary>A fact that sources disagree on. The request then does not know it, and keeps what each source says.</summary>
/// <param name="Column">The request's column.</param>
/// <param name="Values">What each says, at least two, in the order in which they were asked.</param>
public sealed record DisputedFact(string Column, IReadOnlyList<DisputedValue> Values)
{
    /// <summary>
    /// Whether a release waits until somebody has found out which is right. When a report was signed decides nothing about a release, and two systems seldom write the same minute.
    /// </summary>
    public bool HoldsRelease => Column != nameof(ReleaseRequest.SignedAt);

    /// <summary><c>Signature: Preliminary (beställningen), Final (RIS-vyn radops_reports)</c>.</summary>
    public override string ToString() => $"{Column}: {string.Join(", ", Values)}";
}
