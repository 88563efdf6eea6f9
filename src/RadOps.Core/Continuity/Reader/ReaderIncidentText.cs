using System.Globalization;
using System.Text;

namespace RadOps.Core.Continuity.Reader;

/// <summary>A night incident in words for whoever takes over, in Swedish.</summary>
public static class ReaderIncidentText
{
    /// <summary>How it stands, line by line.</summary>
    public static string Of(ReaderIncident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var text = new StringBuilder();
        Line($"{(incident.Drill ? $"{OutageText.DrillMark}. " : "")}Extern granskare, {Problem(incident.Problem)}{Systems(incident)}: {incident.Id}, {State(incident)}.");
        Line($"Upptäckt {OutageText.Time(incident.Detected)} av {Detector(incident.DetectedBy)}, antecknat av {incident.OpenedBy}.{(incident.Symptom is null ? "" : $" {incident.Symptom}")}");
        Part("Gjort", incident.Steps.Select(Step));
        Part("Att göra nu", incident.ToDo);
        if (incident.Happened is not null) Line($"Vad som hände: {incident.Happened}");
        if (incident.ForcedBecause is not null) Line($"Avslutades utan bekräftade kontakter: {incident.ForcedBecause}");
        Part(
            string.Create(CultureInfo.InvariantCulture, $"Poäng {incident.Scores.Sum(score => score.Points)} av {incident.Scores.Sum(score => score.Most)}"),
            incident.Scores.Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.What}: {score.Points} av {score.Most}{(score.Took is { } took ? $", {(int)took.TotalMinutes} minuter" : "")}")));
        if (incident.Message is { } message) Line($"Meddelande att skicka till {message.To}: {message.Subject}");
        return text.ToString().TrimEnd();

        void Line(string line) => text.Append(line).Append('\n');

        void Part(string heading, IEnumerable<string> lines)
        {
            List<string> shown = [.. lines];
            if (shown.Count == 0) return;
            Line($"{heading}:");
            foreach (var line in shown) Line($"  - {line}");
        }
    }

    /// <summary>A step in words, as <c>02:10 extern granskare kontaktad (X-08)</c>, with who did it and who confirmed it.</summary>
    public static string Step(ReaderIncidentStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return $"{OutageText.Time(step.At)} {What(step)}{(step.Note is null ? "" : $": {step.Note}")}. Av {step.By}, bekräftat av {step.ConfirmedBy}.";
    }

    /// <summary>What was done, without names.</summary>
    internal static string What(ReaderIncidentStep step)
    {
        var rule = step.RuleId is null ? "" : $" ({step.RuleId})";
        return step.Kind switch
        {
            ReaderStepKind.ReaderContacted => $"extern granskare {(step.Reached ? "kontaktad" : "ringd, inget svar")}{rule}",
            ReaderStepKind.VgrItContacted => $"VGR-IT {(step.Reached ? "kontaktat" : "ringt, inget svar")}{rule}",
            ReaderStepKind.ProblemPersists => $"problemet kvarstod{rule}",
            ReaderStepKind.OnCallCalledIn => $"läkare i beredskap {(step.Reached ? "inringd av extern granskare" : "ringd av extern granskare, inget svar")}{rule}",
            ReaderStepKind.ImagesSent => $"bilder skickade {Route(step.Route)}{rule}",
            _ => "iakttagelse",
        };
    }

    internal static string Problem(ReaderProblem problem) => problem switch
    {
        ReaderProblem.Referral => "remissöverföring",
        ReaderProblem.Images => "bildöverföring",
        ReaderProblem.Both => "remiss- och bildöverföring",
        _ => "annat i den digitala kontakten",
    };

    internal static string Systems(ReaderIncident incident) => incident.Systems.Count == 0 ? "" : $" ({string.Join(", ", incident.Systems.Select(System))})";

    internal static string Detector(ReaderDetector detector) => detector == ReaderDetector.Staff ? "personal på röntgen" : "extern granskare";

    internal static string Route(Policies.Facts.TransferRoute? route) => route switch
    {
        Policies.Facts.TransferRoute.Modality => "direkt från modalitet",
        Policies.Facts.TransferRoute.Teleradiology => "via teleradiologidestination i Sectra IDS7/PACS",
        Policies.Facts.TransferRoute.SyngoVia => "via syngo.via",
        _ => "till BFR, där extern granskare hämtar",
    };

    private static string System(ReaderSystem system) => system switch
    {
        ReaderSystem.Ris => "Sectra RIS",
        ReaderSystem.Pacs => "Sectra PACS",
        ReaderSystem.Mei => "MEI",
        _ => "annat",
    };

    private static string State(ReaderIncident incident) => incident.Closed is not { } closed ? "öppen"
        : $"avslutad {OutageText.Time(closed)} av {incident.ClosedBy}; problemet {(incident.Persists == true ? "KVARSTÅR" : "kvarstår inte")}";
}
