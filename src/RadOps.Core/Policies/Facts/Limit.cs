namespace RadOps.Core.Policies.Facts;

/// <summary>How much, how long, or which.</summary>
public sealed record Limit
{
    /// <summary>What it is about.</summary>
    public required LimitName Name { get; init; }

    /// <summary>The most that is permitted, in <see cref="Unit"/>; null for a limit of kind.</summary>
    public int? Most { get; init; }

    /// <summary>What <see cref="Most"/> counts.</summary>
    public LimitUnit? Unit { get; init; }

    /// <summary>What alone is permitted, as the routine spells it; empty where it says only what is not.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>What is not permitted, as the routine spells it; examples where <see cref="Only"/> says what is.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];
}
