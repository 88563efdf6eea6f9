using System.CommandLine;
using System.Globalization;
using RadOps.Cli.Output;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Policies.Facts;

namespace RadOps.Cli.Commands;

/// <summary><c>radops outage</c>: outages, whom to contact, and the work on paper; with neither network nor register.</summary>
internal static class OutageCommand
{
    private static readonly ResultColumn<OutageStatus>[] StatusColumns =
    [
        new(nameof(OutageStatus.IsOngoing), status => status.IsOngoing),
        new(nameof(OutageStatus.Drill), status => status.Drill),
        new(nameof(OutageStatus.Modes), status => status.Modes.Select(mode => mode.ToString()).ToArray()),
        new(nameof(OutageStatus.Started), status => ResultText.Of(status.Started)),
        new(nameof(OutageStatus.Stopped), status => ResultText.Of(status.Stopped)),
        new(nameof(OutageStatus.TibTold), status => ResultText.Of(status.TibTold)),
        new(nameof(OutageStatus.OpenItems), status => status.OpenItems),
        new(nameof(OutageStatus.ToDo), status => status.ToDo.ToArray()),
        new(nameof(OutageStatus.Instructions), status => status.Instructions.Lines.Select(OutageText.Sentence).ToArray()),
        new("NotInRegister", status => status.Journal.NotInRegister),
    ];

    private static readonly ResultColumn<OutageContact>[] ContactColumns =
    [
        new(nameof(OutageContact.Name), contact => contact.Name),
        new(nameof(OutageContact.Topic), contact => contact.Topic.ToString()),
        new(nameof(OutageContact.Reach), contact => contact.Reach.ToString()),
        new(nameof(OutageContact.Verbatim), contact => contact.Verbatim),
        new(nameof(OutageContact.Number), contact => contact.Number),
        new(nameof(OutageContact.Valid), contact => contact.Valid.ToString()),
        new(nameof(OutageContact.Warning), contact => contact.Warning),
        new(nameof(OutageContact.Suspect), contact => contact.Suspect, InTable: false),
        new(nameof(OutageContact.RuleId), contact => contact.RuleId),
        new(nameof(OutageContact.Quote), contact => contact.Quote, InTable: false),
        new(nameof(OutageContact.At), contact => contact.At.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), InTable: false),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var command = new Command("outage", "Outages: their instructions, whom to contact, and the work on paper. Needs neither network nor register.");
        var drill = new Command("drill", "The same as an exercise, which never mixes with real work.");
        foreach (var parent in (Command[])[command, drill])
        {
            var parts = new OutageParts(frame, IsDrill: parent == drill);
            parent.Add(Start(parts));
            parent.Add(Stop(parts));
            parent.Add(Status(parts));
            OutageItemCommand.AddTo(parent, parts);
            OutagePaperCommand.AddTo(parent, parts);
            OutageAnonymousCommand.AddTo(parent, parts);
            OutageIncidentCommand.AddTo(parent, parts);
        }

        command.Add(Contact(frame));
        command.Add(OutageRouteCommand.Create(frame));
        command.Add(drill);
        return command;
    }

    private static Command Start(OutageParts parts)
    {
        var modes = Modes();
        var tib = OutageParts.Time("--tib-contacted", "When TiB was told.");
        var started = OutageParts.Time("--started", "When it began; now where it is not stated.");
        var command = new Command("start", "An outage begins or changes, or TiB has been told of it; prints the routine's instructions.") { modes, tib, started };
        parts.SetAction(command, (parsed, place) =>
        {
            if (!parts.WhatIf(parsed, $"record an outage ({string.Join(" + ", parsed.GetValue(modes) ?? [])})"))
                Write(parts, parsed, place.Outages.Start(parsed.GetValue(modes) ?? [], parsed.GetValue(tib), parts.IsDrill, parsed.GetValue(started), parts.Frame.Stop));
        });
        return command;
    }

    private static Command Stop(OutageParts parts)
    {
        var tib = OutageParts.Time("--tib-contacted", "When TiB was told that it is over.");
        var force = new Option<bool>("--force") { Description = "It is ended although papers are not entered." };
        var reason = new Option<string?>("--reason") { Description = "Why; with --force.", HelpName = "TEXT" };
        var command = new Command("stop", "An outage is over: TiB knows, and every paper is entered in RIS.") { tib, force, reason };
        parts.SetAction(command, (parsed, place) =>
        {
            var why = parsed.GetValue(force) ? parsed.GetValue(reason) : null;
            place.Outages.RequireStoppable(parsed.GetValue(tib), why, parts.IsDrill);
            if (!parts.WhatIf(parsed, "end the outage"))
                Write(parts, parsed, place.Outages.Stop(parsed.GetValue(tib), why, parts.IsDrill, parts.Frame.Stop));
        });
        return command;
    }

    private static Command Status(OutageParts parts)
    {
        var command = new Command("status", "How it stands, as all machines that can be seen know it.");
        parts.SetAction(command, (parsed, place) => Write(parts, parsed, place.Outages.Status(parts.IsDrill)));
        return command;
    }

    private static Command Contact(CommandFrame frame)
    {
        var at = new Option<DateTime?>("--at") { Description = "The time, by the clock on the wall in Sweden; now where it is not stated.", HelpName = "TIME", CustomParser = result => OutageParts.Wall(result, "--at") };
        var topics = new Option<ContactTopic[]>("--topic") { Description = "What about: Technical, Referral, OnCall, Fax, ExternalReader or Administrators.", HelpName = "TOPIC", AllowMultipleArgumentsPerToken = true };
        var modes = Modes();
        var organisation = OutageParts.Organisation();
        var command = new Command("contact", "Whom to call or fax at this minute, or another.") { at, topics, modes, organisation };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var place = workplace.Outages(parsed.GetValue(organisation));
            IReadOnlyCollection<OutageMode> stated = parsed.GetValue(modes) is { Length: > 0 } given ? given : place.Outages.Status().Modes;
            var time = parsed.GetValue(at) ?? SwedishTime.WallClock(workplace.Clock.GetUtcNow());
            using var writer = ResultWriter<OutageContact>.Create(frame.Options.Output(parsed), frame.Console, ContactColumns);
            var wanted = parsed.GetValue(topics) is { Length: > 0 } some ? some.Select(topic => (ContactTopic?)topic) : [null];
            foreach (var contact in wanted.SelectMany(topic => place.Contacts.At(time, topic, stated))) writer.Write(contact);
            writer.End();
            foreach (var unsaid in place.Contacts.Unsaid) frame.Console.Error(unsaid);
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<OutageMode[]> Modes() => new("--mode") { Description = "What is out: Pacs, Om, Ris or Total.", HelpName = "MODE", AllowMultipleArgumentsPerToken = true };

    private static void Write(OutageParts parts, ParseResult parsed, OutageStatus status)
    {
        if (parts.Frame.Options.Output(parsed) == OutputFormat.Table)
        {
            parts.Frame.Console.Text.WriteLine(status.ToString());
            return;
        }

        using var writer = ResultWriter<OutageStatus>.Create(parts.Frame.Options.Output(parsed), parts.Frame.Console, StatusColumns);
        writer.Write(status);
        writer.End();
    }
}
