namespace RadOps.Core.Policies.Facts;

/// <summary>Another document that the routine points at, and that RadOps has not seen.</summary>
public sealed record Reference
{
    /// <summary>Its name, as the routine writes it; every spelling that the routine has.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>True when the routine has a link that leads nowhere.</summary>
    public bool DeadLink { get; init; }
}
