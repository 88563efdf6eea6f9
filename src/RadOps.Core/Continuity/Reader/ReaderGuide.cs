using System.Globalization;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Reports;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;

namespace RadOps.Core.Continuity.Reader;

/// <summary>What the routine asks for next in a night incident, in its words and its order.</summary>
/// <param name="pack">The routine.</param>
/// <param name="contacts">Whom to reach.</param>
internal sealed class ReaderGuide(PolicyPack pack, ContactBook contacts)
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The contacts that the routine asks for and nobody has confirmed. When staff notice, the reader and VGR-IT are contacted; when the reader notices, it contacts radiology, and of VGR-IT the routine says nothing (X-10).
    /// </summary>
    internal static IEnumerable<string> Missing(ReaderIncident incident)
    {
        if (incident.DetectedBy != ReaderDetector.Staff) yield break;
        if (incident.ReaderReached is null) yield return "extern granskare (X-08)";
        if (incident.VgrItReached is null) yield return "VGR-IT (X-09)";
    }

    /// <summary>What is to be done now, the most urgent first.</summary>
    internal IReadOnlyList<string> ToDo(ReaderIncident incident, int faxedReports, DateTimeOffset now) =>
        Steps(incident, faxedReports, now).Select(line => incident.Drill ? $"{OutageText.DrillMark}: {line}" : line).ToArray();

    /// <summary>What a drill is judged by.</summary>
    internal static IReadOnlyList<DrillScore> Judge(ReaderIncident incident)
    {
        var reader = incident.ReaderReached - incident.Detected;
        var it = incident.VgrItReached - incident.Detected;
        List<DrillScore> scores =
        [
            new("Extern granskare kontaktades", reader is null ? 0 : reader <= AtOnce ? 3 : reader <= Soon ? 1 : 0, 3, reader, "3 poäng inom 5 minuter, 1 inom 15: rutinen säger omgående"),
        ];
        if (incident.DetectedBy == ReaderDetector.Staff)
            scores.Add(new("VGR-IT kontaktades", it is null ? 0 : it <= Late ? 2 : 1, 2, it, "2 poäng inom 30 minuter"));
        if (incident.Steps.FirstOrDefault(step => step.Kind == ReaderStepKind.ProblemPersists) is { } persists)
            scores.Add(new("Läkare i beredskap ringdes in när problemet kvarstod", incident.OnCallReached is null ? 0 : 2, 2, incident.OnCallReached - persists.At, "2 poäng om det antecknats"));
        scores.Add(new("Avslutades utan tvång", incident.ForcedBecause is null ? 2 : 0, 2, incident.Closed - incident.Detected, "2 poäng när alla kontakter är bekräftade"));
        return scores.ToArray();
    }

    private IEnumerable<string> Steps(ReaderIncident incident, int faxedReports, DateTimeOffset now)
    {
        if (incident.DetectedBy == ReaderDetector.Staff && incident.ReaderReached is null)
            yield return $"{Again(incident, ReaderStepKind.ReaderContacted)}ontakta extern granskare omgående: {Numbers(now)} {Source("X-08")}";
        if (incident.DetectedBy == ReaderDetector.Staff && incident.VgrItReached is null)
            yield return $"{Again(incident, ReaderStepKind.VgrItContacted)}ontakta VGR-IT; rutinen anger inget nummer {Source("X-09")}";
        if (incident.DetectedBy == ReaderDetector.ExternalReader && incident.VgrItReached is null)
            yield return "Rutinen säger inte om VGR-IT kontaktas när det är granskaren som upptäcker felet; avgör det och anteckna det.";
        var persists = incident.Steps.LastOrDefault(step => step.Kind == ReaderStepKind.ProblemPersists);
        if (incident.OnCallReached is null && persists is not null)
            yield return $"Problemet kvarstår: extern granskare {(Tries(incident, ReaderStepKind.OnCallCalledIn) is { } tries ? $"ringer igen (utan svar {tries})" : "ringer in läkare i beredskap (radiolog på röntgen)")} {Source("X-17")}. {Words("X-18")} {Source("X-18")}; RadOps har inget nummer.";
        else if (incident.OnCallReached is null)
            yield return $"Se om problemet kvarstår, och anteckna det (ProblemPersists): då {Words("X-17")} {Source("X-17")}";
        if (incident.Problem != ReaderProblem.Referral)
            yield return $"Bilder: välj väg efter felet; Get-TransferRoute visar de fyra och vilka som är öppna. {Words("X-20")} {Source("X-20")}";
        if (incident.Problem != ReaderProblem.Images)
            yield return $"{Words("X-11")} {Source("X-11")}. {Words("X-12")} {Source("X-12")}";
        if (faxedReports > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{faxedReports} faxade utlåtanden finns bara på papper. {Words("X-14")} {Source("X-14")}; {Words("X-16")} {Source("X-16")}");
        yield return $"När det är över, eller vid nattens slut: Stop-ReaderIncident skriver meddelandet till RIS/PACS-administratörerna {Source("X-24")}";
    }

    /// <summary>The beginning of "Kontakta", or that a call is to be made again and when it was tried.</summary>
    private static string Again(ReaderIncident incident, ReaderStepKind kind) => Tries(incident, kind) is { } tries ? $"Ring igen (utan svar {tries}): k" : "K";

    private static string? Tries(ReaderIncident incident, ReaderStepKind kind) =>
        incident.Steps.Where(step => step.Kind == kind && !step.Reached).Select(step => OutageText.Time(step.At)[^5..]).ToList() is { Count: > 0 } times ? string.Join(", ", times) : null;

    private string Numbers(DateTimeOffset now) => string.Join("; ", contacts.At(SwedishTime.WallClock(now), ContactTopic.ExternalReader).Where(contact => contact.Reach == ContactKind.Phone)
        .Select(contact => $"{contact.Name} {contact.Verbatim}{(contact.Suspect is null ? "" : " (numret kan vara fel: ring det inte utan att fråga)")}"));

    private string Words(string ruleId) => Fact(ruleId)?.Quote ?? "";

    private string Source(string ruleId) => Fact(ruleId) is { } fact ? string.Create(CultureInfo.InvariantCulture, $"({ruleId}, rad {fact.Line})") : $"({ruleId})";

    private PolicyFact? Fact(string ruleId) => pack.Facts.FirstOrDefault(fact => fact.RuleId == ruleId);
}
