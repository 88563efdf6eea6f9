namespace RadOps.Core.Audit.Rules;

/// <summary>One thing that an audit looks for, as the list of the audit's rules (<c>ReleaseAudit.json</c>) states it.</summary>
public sealed record AuditRule
{
    /// <summary>Stable PascalCase code: one of <see cref="AuditCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What a finding of it is called, in Swedish.</summary>
    public required string Name { get; init; }

    /// <summary>What is checked, as a Swedish clause that begins with "Att".</summary>
    public required string Checks { get; init; }

    /// <summary>What it may find: one, or several that bear names.</summary>
    public required IReadOnlyList<AuditCase> Cases { get; init; }

    /// <summary>Ids of the routines' rules that, where the decision stood on one of them, make it no breach.</summary>
    public IReadOnlyList<string> Exceptions { get => field ?? []; init; }

    /// <summary>Ids of the routines' rules that a finding names where the decision stood on them.</summary>
    public IReadOnlyList<string> Cites { get => field ?? []; init; }

    /// <summary>Whether a finding is something that waits to be done, and whose age counts.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether it is about the register or the audit itself: nobody can make an exemption from it.</summary>
    public bool AlwaysCounts { get; init; }

    /// <summary>Every rule, in the order of the list.</summary>
    public static IReadOnlyList<AuditRule> All => AuditRuleList.Rules;

    /// <summary>The rule with a code; null where there is none.</summary>
    public static AuditRule? Find(string code) => AuditRuleList.Find(code);
}
