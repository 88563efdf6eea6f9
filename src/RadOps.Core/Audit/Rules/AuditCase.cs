namespace RadOps.Core.Audit.Rules;

/// <summary>What a rule of the audit may find.</summary>
public sealed record AuditCase
{
    /// <summary>Which of the rule's cases it is; empty where there is only one.</summary>
    public string Name { get => field ?? ""; init; }

    /// <summary>How grave it is.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>How grave it is once it is overdue; as before where it does not say.</summary>
    public FindingSeverity? Overdue { get; init; }

    /// <summary>What is wrong, in Swedish, with <c>{names}</c> in the places of what is found.</summary>
    public required string Text { get; init; }

    /// <summary>The routine's words that it stands on; null where it stands on none.</summary>
    public AuditSource? Source { get; init; }

    /// <summary>The law that it stands on; null where it stands on none.</summary>
    public string? Law { get; init; }
}
