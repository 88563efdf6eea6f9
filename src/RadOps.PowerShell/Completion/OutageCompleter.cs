using System.Collections;
using RadOps.Core.Continuity;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the ids of the outages that last, or of the last one that was, as this machine knows them.</summary>
public sealed class OutageCompleter : SiteCompleter
{
    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        from outage in workplace.Outages(given["Organisation"] as string).Outages.Status(given.Contains("Drill")).Outages
        select new Choice(outage.Id, $"{string.Join(", ", outage.Modes)}, {OutageText.Time(outage.Started)}");
}
