using System.Collections;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the numbers of papers that are not entered in RIS yet, as this machine knows them.</summary>
public sealed class DowntimeNumberCompleter : SiteCompleter
{
    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        from item in workplace.Outages(given["Organisation"] as string).Downtime.Items(given.Contains("Drill"))
        where item.IsOpen
        select new Choice(item.Number, $"{item.Kind} {item.Patient} {item.Examination}");
}
