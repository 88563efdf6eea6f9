using RadOps.Core.Audit.Rules;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>What a finding is about, and the one place where a finding is made.</summary>
/// <param name="Now">The time from which ages are counted.</param>
internal sealed record AuditSubject(DateTimeOffset Now)
{
    internal string? ExportId { get; init; }

    internal string? RequestId { get; init; }

    internal DateTimeOffset? Occurred { get; init; }

    internal string? Organisation { get; init; }

    internal PatientId? PatientId { get; init; }

    internal string? Operator { get; init; }

    /// <summary>What an event is about.</summary>
    internal static AuditSubject Of(RegisterEvent item, DateTimeOffset now, string? exportId = null, ReleaseRequest? request = null) => new(now)
    {
        ExportId = exportId,
        RequestId = IdentityMask.MaskOrNull(request?.RequestId),
        Occurred = item.Occurred,
        Organisation = request?.Organisation,
        PatientId = request?.PatientId,
        Operator = item.Operator,
    };

    /// <summary>Makes a finding of it.</summary>
    /// <param name="code">One of <see cref="AuditCodes"/>.</param>
    /// <param name="name">Which of the rule's cases; empty where it has one.</param>
    /// <param name="isOverdue">Whether it has waited too long.</param>
    /// <param name="rules">The decision's own rules that it stands on, where the case names no words.</param>
    /// <param name="values">What is put in the places of the text.</param>
    internal AuditFinding Find(string code, string name = "", bool isOverdue = false, IReadOnlyList<string>? rules = null, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var found = AuditRuleList.Case(code, name);
        return new AuditFinding
        {
            Severity = isOverdue ? found.Overdue ?? found.Severity : found.Severity,
            Code = code,
            Message = AuditRuleList.Fill(found.Text, values),
            Rules = Stands(found, rules),
            Quote = found.Source?.Quote,
            ExportId = ExportId,
            RequestId = RequestId,
            Occurred = Occurred,
            AgeDays = Occurred is { } occurred ? Age(occurred, Now) : null,
            Organisation = Organisation,
            PatientId = PatientId,
            Operator = Operator,
        };
    }

    /// <summary>Whole days between two times, 0 or more.</summary>
    internal static int Age(DateTimeOffset occurred, DateTimeOffset now) => Math.Max(0, (int)(now - occurred).TotalDays);

    // Arrays: PowerShell cannot index the list that a collection expression makes.
    private static IReadOnlyList<string> Stands(AuditCase found, IReadOnlyList<string>? rules) => (found, rules) switch
    {
        ({ Source: { } source, Law: { } law }, _) => new[] { source.ToString(), law },
        ({ Source: { } source }, _) => new[] { source.ToString() },
        ({ Law: { } law }, _) => new[] { law },
        (_, { Count: > 0 }) => rules,
        _ => [],
    };
}
