using System.Globalization;
using RadOps.Core.Audit.Rules;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Audit.Runs;

/// <summary>Sets an audit's findings beside those of the last one that was recorded.</summary>
internal static class AuditComparison
{
    private const string Day = "yyyy-MM-dd";
    private const string NoDay = "-";

    /// <summary>Gives each finding its trend, and the trend of each code.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="last">The event of the last run; null where none was recorded.</param>
    /// <param name="secret">The register's secret.</param>
    internal static AuditReport Compare(AuditReport report, RegisterEvent? last, ReadOnlyMemory<byte> secret)
    {
        if (last is null || RegisterJson.Read(last, RegisterJson.Default.AuditRunPayload) is not { } run) return report;
        var keys = new FindingKeys(secret);
        var before = run.Findings.SelectMany(item => item.Value.Keys ?? []).Select(key => key[..key.IndexOf(' ', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var now = new HashSet<string>(StringComparer.Ordinal);
        var compared = report.Findings.Select(finding =>
        {
            var key = keys.Of(finding);
            now.Add(key);
            return finding with { Trend = before.Contains(key) ? FindingTrend.Still : WasLookedAt(finding, run) ? FindingTrend.New : FindingTrend.NotCompared };
        }).ToArray();
        var gone = run.Findings.ToDictionary(item => item.Key, item => (item.Value.Keys ?? []).Count(key => IsGone(key, now, report.Options.Since)), StringComparer.Ordinal);
        var trends = compared.Select(finding => finding.Code).Union(run.Findings.Keys)
            .Select(code => new AuditTrend(
                code,
                AuditRule.Find(code)?.Name ?? code,
                compared.Count(finding => finding.Code == code && finding.Trend == FindingTrend.New),
                compared.Count(finding => finding.Code == code && finding.Trend == FindingTrend.Still),
                gone.GetValueOrDefault(code)))
            .Where(trend => trend.Count + trend.Gone > 0)
            .OrderByDescending(trend => trend.New).ThenByDescending(trend => trend.Still).ThenBy(trend => trend.Code, StringComparer.Ordinal);
        return report with { Findings = compared, Trend = trends.ToArray(), Previous = last.Occurred };
    }

    /// <summary>What is recorded of an audit.</summary>
    internal static AuditRunPayload Payload(AuditReport report, ReadOnlyMemory<byte> secret, int mostKeys)
    {
        var keys = new FindingKeys(secret);
        var keepsKeys = report.Findings.Count <= mostKeys;
        return new AuditRunPayload
        {
            Since = report.Options.Since,
            OpenAfterDays = report.Options.OpenAfterDays,
            Through = report.Chain.Count,
            Errors = report.Count(FindingSeverity.Error),
            Warnings = report.Count(FindingSeverity.Warning),
            Exempted = report.Exempted,
            Findings = report.Findings.Select(finding => (finding.Code, Key: $"{keys.Of(finding)} {finding.Occurred?.UtcDateTime.ToString(Day, CultureInfo.InvariantCulture) ?? NoDay}"))
                .GroupBy(finding => finding.Code)
                .ToDictionary(code => code.Key, code => new AuditRunFindings(code.Count(), keepsKeys ? [.. code.Select(finding => finding.Key)] : null), StringComparer.Ordinal),
        };
    }

    private static bool WasLookedAt(AuditFinding finding, AuditRunPayload run) =>
        !(finding.Occurred < run.Since) && (!run.Findings.TryGetValue(finding.Code, out var then) || then.Keys is not null);

    // What this audit does not look back to has not gone; the day itself is enough, since a period begins at a day's beginning.
    private static bool IsGone(string key, HashSet<string> now, DateTimeOffset? since)
    {
        var space = key.IndexOf(' ', StringComparison.Ordinal);
        if (now.Contains(key[..space])) return false;
        var day = key[(space + 1)..];
        return since is null || day == NoDay || DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture) >= DateOnly.FromDateTime(since.Value.UtcDateTime);
    }
}
