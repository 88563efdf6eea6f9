using RadOps.Core.Audit.Rules;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>One release under audit: what was recorded of it, and how to say something about it.</summary>
internal sealed record AuditedRelease(RegisterEvent Event, ReleasePayload Release, DateTimeOffset Now)
{
    internal ReleaseRequest Request => Release.Request;

    internal DecisionPayload? Decision => Release.Decision;

    internal string? Organisation => Decision?.Organisation ?? Request.Organisation;

    /// <summary>Whether NU-sjukvården's routine decided: its rules are asked of nobody else (C48).</summary>
    internal bool IsNu => string.Equals(Organisation, "NuSjukvarden", StringComparison.OrdinalIgnoreCase);

    /// <summary>A named human let it out where the routine is silent.</summary>
    internal bool HumanReleased => Request.HumanDecision == HumanAnswer.Release;

    /// <summary>Whether the decision stood on one of the exceptions that the list names for this code.</summary>
    internal bool IsExcepted(string code)
    {
        foreach (var rule in Decision?.Rules ?? [])
        {
            if (AuditRuleList.Of(code).Exceptions.Contains(rule.Id)) return true;
        }

        return false;
    }

    /// <summary>Those of the decision's rules that the list names for this code, with their lines.</summary>
    internal string[] Cite(string code) => Cite(AuditRuleList.Of(code).Cites);

    /// <summary>Those of the recorded rules that are among these, with their lines.</summary>
    internal string[] Cite(params IEnumerable<string> ruleIds) =>
        [.. (Decision?.Rules ?? []).Where(rule => ruleIds.Contains(rule.Id)).Select(rule => rule.Line is { } line ? FormattableString.Invariant($"{rule.Id} (rad {line})") : rule.Id)];

    /// <summary>What a finding of it is about.</summary>
    internal AuditSubject Subject => field ??= AuditSubject.Of(Event, Now, Release.ExportId, Request) with { Organisation = Organisation };

    /// <inheritdoc cref="AuditSubject.Find"/>
    internal AuditFinding Find(string code, string name = "", bool isOverdue = false, IReadOnlyList<string>? rules = null, params ReadOnlySpan<(string Name, string Value)> values) =>
        Subject.Find(code, name, isOverdue, rules, values);

    /// <summary>The case of a rule that is told in NU-sjukvården's words, or that of everybody else.</summary>
    internal string NuOrOther => IsNu ? "NU" : "Other";
}
