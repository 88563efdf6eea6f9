using System.Text.RegularExpressions;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Exemptions;
using RadOps.Core.Audit.Rules;
using RadOps.Core.Audit.Runs;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Documents.Tests.Audit;

/// <summary>Audits made up for tests of their page.</summary>
internal static partial class Reports
{
    internal const string Hostile = "<script>alert('x')</script><img src=x onerror=y> \"å\" & ' 😀";

    internal static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    internal static AuditFinding Finding(FindingSeverity severity, string code) => new()
    {
        Severity = severity,
        Code = code,
        Message = "Lämnades ut fast utlåtandet var osignerat, och inget av rutinens undantag gäller.",
        Rules = ["N-02 (rad 4)"],
        Quote = "Endast bilder/undersökningar som har definitivsignerats får lämnas ut",
        ExportId = "R-20261114-4F7K2Q",
        RequestId = "B-17",
        Occurred = At.AddDays(-7),
        AgeDays = 7,
        PatientId = PatientId.Parse("19811218-9876", new DateOnly(2026, 11, 21)),
        Operator = "sve11",
    };

    internal static AuditReport Report(params AuditFinding[] findings) =>
        new(At, new AuditOptions(), "/data/register.db", new ChainReport(1234, RegisterHead.Empty, null), 812, 4000, findings);

    /// <summary>A month in a busy department: a finding of every rule, some new, some answered for, and one with a hostile name.</summary>
    internal static AuditReport Month()
    {
        var findings = AuditRule.All.SelectMany(rule => rule.Cases.Select((known, index) => Finding(known.Severity, rule.Code) with
        {
            Message = Blank().Replace(known.Text, "4"),
            Quote = known.Source?.Quote,
            Rules = known.Source is { } source ? [source.ToString()] : known.Law is { } law ? [law] : [],
            ExportId = FormattableString.Invariant($"R-202611{rule.Code.Length:00}-4F7K{index}{rule.Name[0]}"),
            Occurred = At.AddDays(-rule.Name.Length * 3),
            AgeDays = rule.Name.Length * 3,
            Trend = index > 0 ? FindingTrend.New : FindingTrend.Still,
            Exemption = rule.Code is AuditCodes.DuplicateRelease ? new AuditExemption(2, rule.Code, "*", null, null, "Eva Ek, verksamhetschef", "Kopian beställdes på nytt efter att den första försvunnit i posten.", new DateOnly(2026, 12, 31)) : null,
        })).Append(Finding(FindingSeverity.Error, AuditCodes.UnsignedReport) with { Operator = Hostile, RequestId = Hostile })
            .OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Occurred).ToArray();
        return Report(findings) with
        {
            Previous = At.AddDays(-30),
            Trend = [new(AuditCodes.NotFinallySigned, "Inte definitivsignerat", 3, 1, 2), new(AuditCodes.ReferralNoteMissing, "Remissanteckning saknas", 0, 12, 41)],
            Months = [.. Enumerable.Range(0, 9).Select(month => new AuditMonth
            {
                First = new DateOnly(2026, 3 + month, 1),
                Releases = 700 + (month * 137 % 400),
                Recipients = new Dictionary<RecipientType, int> { [RecipientType.Patient] = 512, [RecipientType.Hospital] = 201, [RecipientType.PrivateProvider] = 64, [RecipientType.Chiropractor] = 23, [RecipientType.Company] = 2 },
                Ways = new Dictionary<AuditWay, int> { [AuditWay.Cd] = 498, [AuditWay.Iep] = 220, [AuditWay.Usb] = 61, [AuditWay.Bfr] = 23 },
                Outcomes = new Dictionary<AuditOutcome, int> { [AuditOutcome.Released] = 740, [AuditOutcome.Partly] = 41, [AuditOutcome.ByPerson] = 21, [AuditOutcome.Refused] = 35, [AuditOutcome.AwaitsPerson] = 6 },
            })],
        };
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Blank();
}
