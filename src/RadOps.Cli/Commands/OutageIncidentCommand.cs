using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies.Facts;

namespace RadOps.Cli.Commands;

/// <summary><c>radops outage incident</c>: faults in the digital link to the external reader, as the cmdlets on reader incidents.</summary>
internal static class OutageIncidentCommand
{
    private static readonly ResultColumn<ReaderIncident>[] Columns =
    [
        new(nameof(ReaderIncident.Id), incident => incident.Id),
        new(nameof(ReaderIncident.Drill), incident => incident.Drill, InTable: false),
        new(nameof(ReaderIncident.Problem), incident => incident.Problem.ToString()),
        new(nameof(ReaderIncident.Systems), incident => incident.Systems.Select(system => system.ToString()).ToArray()),
        new(nameof(ReaderIncident.DetectedBy), incident => incident.DetectedBy.ToString()),
        new(nameof(ReaderIncident.Detected), incident => ResultText.Of(incident.Detected)),
        new(nameof(ReaderIncident.ReaderReached), incident => ResultText.Of(incident.ReaderReached)),
        new(nameof(ReaderIncident.VgrItReached), incident => ResultText.Of(incident.VgrItReached)),
        new(nameof(ReaderIncident.OnCallReached), incident => ResultText.Of(incident.OnCallReached)),
        new(nameof(ReaderIncident.IsOpen), incident => incident.IsOpen),
        new(nameof(ReaderIncident.Closed), incident => ResultText.Of(incident.Closed)),
        new(nameof(ReaderIncident.Persists), incident => incident.Persists),
        new(nameof(ReaderIncident.Symptom), incident => incident.Symptom, InTable: false),
        new(nameof(ReaderIncident.Happened), incident => incident.Happened, InTable: false),
        new(nameof(ReaderIncident.Steps), incident => incident.Steps.Select(ReaderIncidentText.Step).ToArray(), InTable: false),
        new(nameof(ReaderIncident.ToDo), incident => incident.ToDo.ToArray(), InTable: false),
    ];

    internal static void AddTo(Command parent, OutageParts parts)
    {
        var command = new Command("incident", "Faults in the digital link to the external reader at night: whom to contact, what was done, and the message to the administrators.");
        command.Add(Start(parts));
        command.Add(Step(parts));
        command.Add(List(parts));
        command.Add(Stop(parts));
        parent.Add(command);
    }

    private static Command Start(OutageParts parts)
    {
        var problem = new Argument<ReaderProblem>("PROBLEM") { Description = "What does not come through: Referral, Images, Both or Other." };
        var detector = new Option<ReaderDetector>("--detected-by") { Description = "Who noticed: Staff or ExternalReader.", HelpName = "WHO" };
        var systems = new Option<ReaderSystem[]>("--system") { Description = "Where the fault seems to be: Ris, Pacs, Mei or Other.", HelpName = "SYSTEM", AllowMultipleArgumentsPerToken = true };
        var symptom = Text("--symptom", "What is seen, in common words of the fault; a text that could name a patient is refused.");
        var detected = OutageParts.Time("--detected", "When it was noticed; now where it is not stated.");
        var command = new Command("start", "Opens an incident, and prints whom to contact, in the routine's order.") { problem, detector, systems, symptom, detected };
        parts.SetAction(command, (parsed, place) =>
        {
            if (parts.WhatIf(parsed, $"open a night incident at the external reader ({parsed.GetValue(problem)})")) return;
            Write(parts, parsed, [place.Reader.Open(
                new() { Problem = parsed.GetValue(problem), DetectedBy = parsed.GetValue(detector), Systems = parsed.GetValue(systems) ?? [], Symptom = parsed.GetValue(symptom), Detected = parsed.GetValue(detected) },
                parts.IsDrill,
                parts.Frame.Stop)]);
        });
        return command;
    }

    private static Command Step(OutageParts parts)
    {
        var kind = new Argument<ReaderStepKind>("STEP") { Description = "ReaderContacted, VgrItContacted, ProblemPersists, OnCallCalledIn, ImagesSent or Observed." };
        var by = Text("--by", "Who did it; without it this account, or the external reader who calls in the on-call radiologist.");
        var occurred = OutageParts.Time("--occurred", "When; now where it is not stated.");
        var silent = new Option<bool>("--no-answer") { Description = "Nobody answered: the call is made again." };
        var route = new Option<TransferRoute?>("--route") { Description = "The way that images took: Modality, Teleradiology, SyngoVia or Bfr.", HelpName = "ROUTE" };
        var note = Text("--note", "What was seen, in common words of the fault.");
        var incident = Id();
        var command = new Command("step", "Writes up what was done, by whom and when.") { kind, by, occurred, silent, route, note, incident };
        parts.SetAction(command, (parsed, place) =>
        {
            if (parts.WhatIf(parsed, $"write up {parsed.GetValue(kind)}")) return;
            Write(parts, parsed, place.Reader.AddStep(
                new()
                {
                    Kind = parsed.GetValue(kind),
                    By = parsed.GetValue(by),
                    Occurred = parsed.GetValue(occurred),
                    NoAnswer = parsed.GetValue(silent),
                    Route = parsed.GetValue(route),
                    Note = parsed.GetValue(note),
                    Incident = parsed.GetValue(incident),
                },
                parts.IsDrill,
                parts.Frame.Stop));
        });
        return command;
    }

    private static Command List(OutageParts parts)
    {
        var all = new Option<bool>("--all") { Description = "Closed ones are shown too." };
        var command = new Command("list", "Incidents that are open, what was done, and what is to be done now.") { all };
        parts.SetAction(command, (parsed, place) => Write(parts, parsed, place.Reader.Incidents(parts.IsDrill).Where(incident => incident.IsOpen || parsed.GetValue(all))));
        return command;
    }

    private static Command Stop(OutageParts parts)
    {
        var file = new Argument<string>("MESSAGE") { Description = "The message to the administrators to write: .eml or .txt." };
        var persists = new Option<bool>("--persists") { Description = "Whether the problem persists.", HelpName = "true|false", Required = true };
        var happened = Text("--happened", "What happened, in common words of the fault; a text that could name a patient is refused.");
        var occurred = OutageParts.Time("--occurred", "When it was over; now where it is not stated.");
        var passedOn = new Option<bool>("--faxed-reports-passed-on") { Description = "Each faxed report was copied to the referring unit and put with the RIS administrator." };
        var force = new Option<bool>("--force") { Description = "It is closed although contacts are not confirmed." };
        var reason = Text("--reason", "Why; with --force.");
        var incident = Id();
        var command = new Command("stop", "Closes an incident, and writes the message to the administrators for a person to send.") { file, persists, happened, occurred, passedOn, force, reason, incident };
        parts.SetAction(command, (parsed, place) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            var closing = new ReaderClosing
            {
                Persists = parsed.GetValue(persists),
                Happened = parsed.GetValue(happened),
                Occurred = parsed.GetValue(occurred),
                FaxedReportsPassedOn = parsed.GetValue(passedOn),
                ForceReason = parsed.GetValue(force) ? parsed.GetValue(reason) : null,
                Incident = parsed.GetValue(incident),
            };
            var closed = place.Reader.Preview(closing, parts.IsDrill);
            if (parts.WhatIf(parsed, $"close {string.Join(", ", closed.Select(one => one.Id))} and write the message to {path}")) return;
            Write(parts, parsed, place.CloseIncident(closing, path, parts.IsDrill, parts.Frame.Stop));
        });
        return command;
    }

    private static Option<string?> Id() => Text("--incident", "The incident's id; all that are open where it is not stated.");

    private static Option<string?> Text(string name, string description) => new(name) { Description = description, HelpName = "TEXT" };

    private static void Write(OutageParts parts, ParseResult parsed, IEnumerable<ReaderIncident> incidents)
    {
        if (parts.Frame.Options.Output(parsed) == OutputFormat.Table)
        {
            foreach (var incident in incidents) parts.Frame.Console.Text.WriteLine(incident.ToString());
            return;
        }

        using var writer = ResultWriter<ReaderIncident>.Create(parts.Frame.Options.Output(parsed), parts.Frame.Console, Columns);
        foreach (var incident in incidents) writer.Write(incident);
        writer.End();
    }
}
