using System.Collections;
using RadOps.Core.Audit.Samples;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the releases of a sample that nobody has reviewed.</summary>
public sealed class SampledReleaseCompleter : SiteCompleter
{
    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        from release in given["Period"] is string period ? workplace.Samples.Find(AuditPeriod.Parse(period))?.Releases ?? [] : []
        where release.Outcome is null
        select new Choice(release.ExportId, release.RegisterLine);
}
