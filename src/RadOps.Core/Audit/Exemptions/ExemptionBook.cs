using System.Globalization;
using RadOps.Core.Audit.Rules;
using RadOps.Core.Identity;

namespace RadOps.Core.Audit.Exemptions;

/// <summary>The exemptions that count on a day, and what is wrong with those that do not.</summary>
internal sealed class ExemptionBook
{
    private const string Any = "*";

    private readonly List<AuditExemption> valid = [];
    private readonly List<AuditFinding> faults = [];

    /// <param name="exemptions">The site's list.</param>
    /// <param name="now">When the audit is made.</param>
    /// <param name="today">That day, where the register is kept.</param>
    internal ExemptionBook(IReadOnlyList<AuditExemption> exemptions, DateTimeOffset now, DateOnly today)
    {
        var subject = new AuditSubject(now);
        foreach (var exemption in exemptions)
        {
            var line = exemption.Line.ToString(CultureInfo.InvariantCulture);
            if (Missing(exemption).ToList() is { Count: > 0 } missing)
                faults.Add(subject.Find(AuditCodes.ExemptionIncomplete, values: [("line", line), ("missing", string.Join(", ", missing))]));
            else if (exemption.Until < today)
                faults.Add(subject.Find(AuditCodes.ExemptionExpired, values: [("line", line), ("code", exemption.Code!), ("until", exemption.Until!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]));
            else
                valid.Add(exemption);
        }
    }

    /// <summary>Marks what is exempted, and adds what is wrong with exemptions.</summary>
    internal IEnumerable<AuditFinding> Apply(IEnumerable<AuditFinding> findings) =>
        findings.Select(finding => valid.Find(exemption => IsAbout(exemption, finding)) is { } exemption ? finding with { Exemption = Shown(exemption) } : finding).Concat(faults);

    private static bool IsAbout(AuditExemption exemption, AuditFinding finding) =>
        Same(exemption.Code, finding.Code)
        && (exemption.ExportId is null or Any || Same(exemption.ExportId, finding.ExportId))
        && (exemption.RequestId is null || Same(exemption.RequestId, finding.RequestId))
        && (exemption.Organisation is null || Same(exemption.Organisation, finding.Organisation));

    // Somebody may have written whom it is about into the reason.
    private static AuditExemption Shown(AuditExemption exemption) => exemption with
    {
        Who = IdentityMask.MaskOrNull(exemption.Who),
        Why = IdentityMask.MaskOrNull(exemption.Why),
    };

    private static IEnumerable<string> Missing(AuditExemption exemption)
    {
        if (exemption.Code is null) yield return "det sägs inte vilket slags fynd det gäller";
        else if (AuditRule.Find(exemption.Code) is not { } rule) yield return $"koden {IdentityMask.Quote(exemption.Code)} finns inte";
        else if (rule.AlwaysCounts) yield return $"{rule.Code} kan inte undantas";
        if ((exemption.ExportId ?? exemption.RequestId ?? exemption.Organisation) is null) yield return "det sägs inte vilket utlämnande, vilken begäran eller vilken organisation det gäller (* för alla)";
        // Findings name it masked, and two people born on the same day look the same then.
        if (exemption.RequestId != IdentityMask.MaskOrNull(exemption.RequestId)) yield return "begäran är betecknad med ett personnummer: ange utlämnandet (ExportId) i stället";
        if (exemption.Who is null) yield return "det sägs inte vem som beslutade";
        if (exemption.Why is null) yield return "det sägs inte varför";
        if (exemption.Until is null) yield return "det sägs inte till vilken dag";
    }

    private static bool Same(string? first, string? second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
