namespace RadOps.Core.Policies.Facts;

/// <summary>A step of a procedure; the pack's order is the order of the steps.</summary>
public sealed record ProcedureStep
{
    /// <summary>The procedures that it is a part of.</summary>
    public required IReadOnlyList<Procedure> Of { get; init; }

    /// <summary>Who takes it, in the routine's words; null where it does not say.</summary>
    public string? By { get; init; }

    /// <summary>What must not be done before it; null when nothing waits for it.</summary>
    public ProcedureAct? Blocks { get; init; }
}
