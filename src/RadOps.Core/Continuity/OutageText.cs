using System.Globalization;
using System.Text;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Journals;

namespace RadOps.Core.Continuity;

/// <summary>An outage in words for whoever has just been told of it, in Swedish: the same on screen and on paper.</summary>
public static class OutageText
{
    /// <summary>What a drill is marked by, wherever it is seen.</summary>
    public const string DrillMark = "ÖVNING";

    /// <summary>How it stands, line by line.</summary>
    public static string Of(OutageStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        var text = new StringBuilder();
        Line(Heading(status));
        Part("Att göra nu", status.ToDo);
        Part("Till remitterande enheter, med rutinens ord", Sentences(status, InstructionAudience.ReferringUnits));
        Part("Till radiologin, med rutinens ord", Sentences(status, InstructionAudience.Radiology));
        Part("Det som rutinen lämnar oklart", status.Instructions.Notes);
        Part(
            string.Create(CultureInfo.InvariantCulture, $"Poäng {status.Scores.Sum(score => score.Points)} av {status.Scores.Sum(score => score.Most)} (hela rapporten: Export-OutageReport -Drill)"),
            status.Scores.Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.What}: {score.Points} av {score.Most}{(score.Took is { } took ? $", {(int)took.TotalMinutes} minuter" : "")}")));
        Part("Fel i journalen", status.Journal.Faults.Where(fault => fault.Kind != JournalFaultKind.Repaired).Select(Fault));
        Line(string.Create(CultureInfo.InvariantCulture, $"Bara på papper: {status.OpenItems}. Journalen {status.Journal.Name ?? "är tom"}: maskiner {status.Journal.Journals}, händelser {status.Journal.Events}, varav {status.Journal.NotInRegister} väntar på registret."));
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

    /// <summary>An instant as the clock on the wall shows it.</summary>
    public static string Time(DateTimeOffset instant) => SwedishTime.WallClock(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A sentence of the routine, with the way that it shows and where it stands.</summary>
    public static string Sentence(InstructionLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var path = line.Path.Count == 0 ? "" : $" [{string.Join(" → ", line.Path)}]";
        return string.Create(CultureInfo.InvariantCulture, $"{line.Text}{path} ({line.RuleId}, rad {line.Line})");
    }

    private static string Heading(OutageStatus status)
    {
        var mark = status.Drill ? $"{DrillMark}. " : "";
        if (!status.IsOngoing)
            return status.Stopped is { } stopped ? $"{mark}Ingen driftstörning pågår. Den senaste avslutades {Time(stopped)}." : $"{mark}Ingen driftstörning pågår.";
        var title = status.Instructions.Title is { } heading ? $"{heading} ({string.Join(" + ", status.Modes)})" : $"Driftstörning ({string.Join(" + ", status.Modes)}); rutinen har inga anvisningar om den";
        var tib = status.TibTold is { } told ? $"TiB kontaktades {Time(told)}." : "TiB är inte kontaktad.";
        return $"{mark}{title}, sedan {Time(status.Started!.Value)}. {tib}";
    }

    private static IEnumerable<string> Sentences(OutageStatus status, InstructionAudience audience) => status.Instructions.Lines.Where(line => line.For == audience).Select(Sentence);

    private static string Fault(JournalFault fault) => string.Create(CultureInfo.InvariantCulture, $"{fault.Journal}, {Words(fault)}");

    private static string Words(JournalFault fault) => fault.Kind switch
    {
        JournalFaultKind.Torn => string.Create(CultureInfo.InvariantCulture, $"rad {fault.Line}: den senaste skrivningen avbröts; se efter om det som gjordes sist finns med, annars gör om det."),
        JournalFaultKind.Damaged => string.Create(CultureInfo.InvariantCulture, $"rad {fault.Line} är skadad."),
        JournalFaultKind.Missing => string.Create(CultureInfo.InvariantCulture, $"händelse {fault.Line} saknas här."),
        _ => string.Create(CultureInfo.InvariantCulture, $"två olika händelser har numret {fault.Line}: datorns disk har kopierats."),
    };
}
