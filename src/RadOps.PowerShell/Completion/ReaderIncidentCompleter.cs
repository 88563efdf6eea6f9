using System.Collections;
using RadOps.Core.Continuity;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the ids of night incidents that are open, as this machine knows them.</summary>
public sealed class ReaderIncidentCompleter : SiteCompleter
{
    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        from incident in workplace.Outages(given["Organisation"] as string).Reader.Incidents(given.Contains("Drill"))
        where incident.IsOpen
        select new Choice(incident.Id, $"{incident.Problem}, {OutageText.Time(incident.Detected)}");
}
