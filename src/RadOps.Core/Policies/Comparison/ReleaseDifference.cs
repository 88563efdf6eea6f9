using RadOps.Core.Policies.Cells;

namespace RadOps.Core.Policies.Comparison;

/// <summary>A past release that would be decided otherwise now. It names no patient.</summary>
public sealed record ReleaseDifference
{
    /// <summary>The release's name.</summary>
    public required string ExportId { get; init; }

    /// <summary>The caller's key; masked when it is itself an identity number.</summary>
    public string? RequestId { get; init; }

    /// <summary>When it was released.</summary>
    public required DateTimeOffset Occurred { get; init; }

    /// <summary>The day for which it was decided.</summary>
    public required DateOnly DecidedFor { get; init; }

    /// <summary>The version of the pack that decided.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>What is otherwise: <c>Images Allow → Needs; Needs +Consent.Written</c>.</summary>
    public required string Change { get; init; }

    /// <summary>The answer then, as the register keeps it.</summary>
    public required PolicyAnswer Before { get; init; }

    /// <summary>The answer now.</summary>
    public required PolicyAnswer After { get; init; }

    /// <summary>The rules that answered then and do so no more, or say something else, with their lines.</summary>
    public required IReadOnlyList<string> RulesBefore { get; init; }

    /// <summary>The rules that answer now and did not, or said something else.</summary>
    public required IReadOnlyList<string> RulesAfter { get; init; }
}
