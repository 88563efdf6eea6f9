using RadOps.Core.Identity;
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

    internal int AgeDays => Age(Event.Occurred, Now);

    internal bool Fired(params ReadOnlySpan<string> ruleIds)
    {
        foreach (var rule in Decision?.Rules ?? [])
        {
            if (ruleIds.Contains(rule.Id)) return true;
        }

        return false;
    }

    /// <summary>Those of the recorded rules that are among these, with their lines.</summary>
    internal string[] Cite(params IEnumerable<string> ruleIds) =>
        [.. (Decision?.Rules ?? []).Where(rule => ruleIds.Contains(rule.Id)).Select(rule => rule.Line is { } line ? FormattableString.Invariant($"{rule.Id} (rad {line})") : rule.Id)];

    internal AuditFinding Finding(AuditSeverity severity, string code, string message, AuditCitation? citation = null, IReadOnlyList<string>? rules = null) => new()
    {
        Severity = severity,
        Code = code,
        Message = message,
        Rules = rules is { Count: > 0 } ? rules : citation is null ? [] : new[] { citation.ToString() },
        Quote = citation?.Quote,
        ExportId = Release.ExportId,
        RequestId = IdentityMask.MaskOrNull(Request.RequestId),
        Occurred = Event.Occurred,
        AgeDays = AgeDays,
        Organisation = Organisation,
        PatientId = Request.PatientId,
        Operator = Event.Operator,
    };

    internal static int Age(DateTimeOffset occurred, DateTimeOffset now) => Math.Max(0, (int)(now - occurred).TotalDays);
}
