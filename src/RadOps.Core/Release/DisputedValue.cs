namespace RadOps.Core.Release;

/// <summary>What one source says of a fact that sources disagree on.</summary>
/// <param name="Value">The value as a file of requests would state it; identities are masked.</param>
/// <param name="Source">Who says so, in Swedish words: <c>RIS-vyn radops_reports</c>, or <see cref="Order"/>.</param>
/// <param name="At">When it was asked or written; null when not known.</param>
public sealed record DisputedValue(string Value, string Source, DateTimeOffset? At = null)
{
    /// <summary>The source's name where the request says it itself.</summary>
    public const string Order = "beställningen";

    /// <summary><c>Final (RIS-vyn radops_reports)</c>.</summary>
    public override string ToString() => $"{Value} ({Source})";
}
