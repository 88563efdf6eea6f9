using System.Collections;
using System.Globalization;
using RadOps.Core;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the ids of cases that are not clean yet, as this machine knows them.</summary>
public sealed class PatientFileCaseCompleter : SiteCompleter
{
    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        from item in workplace.Intake(given["Organisation"] as string, offline: true).Desk.Cases()
        where item.IsOpen
        select new Choice(item.CaseId, string.Create(CultureInfo.InvariantCulture, $"{item.Patient} {CountText.Of(item.Files.Count, "file")}, {item.Outcome}, {item.Age.TotalHours:0} h").Trim());
}
