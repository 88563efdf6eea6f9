using System.CommandLine;
using RadOps.Cli.Output;

using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Identity;

namespace RadOps.Cli.Commands;

/// <summary><c>radops outage item</c>: what is only on paper, as the cmdlets on downtime items.</summary>
internal static class OutageItemCommand
{
    private static readonly ResultColumn<DowntimeItem>[] Columns =
    [
        new(nameof(DowntimeItem.Number), item => item.Number),
        new(nameof(DowntimeItem.Kind), item => item.Kind.ToString()),
        new(nameof(DowntimeItem.Drill), item => item.Drill, InTable: false),
        new(nameof(DowntimeItem.Occurred), item => ResultText.Of(item.Occurred)),
        new(nameof(DowntimeItem.Age), item => item.Age.ToString("d\\.hh\\:mm", System.Globalization.CultureInfo.InvariantCulture)),
        new(nameof(DowntimeItem.Patient), item => item.Patient),
        new(nameof(DowntimeItem.By), item => item.By, InTable: false),
        new(nameof(DowntimeItem.To), item => item.To, InTable: false),
        new(nameof(DowntimeItem.ReplyFax), item => item.ReplyFax, InTable: false),
        new(nameof(DowntimeItem.Referral), item => item.Referral),
        new(nameof(DowntimeItem.Examination), item => item.Examination, InTable: false),
        new(nameof(DowntimeItem.Answer), item => item.Answer.ToString()),
        new(nameof(DowntimeItem.IsOpen), item => item.IsOpen),
        new(nameof(DowntimeItem.AccessionNumber), item => item.AccessionNumber),
        new(nameof(DowntimeItem.Completed), item => ResultText.Of(item.Completed), InTable: false),
        new(nameof(DowntimeItem.CompletedBy), item => item.CompletedBy, InTable: false),
        new(nameof(DowntimeItem.ConfirmedBy), item => item.ConfirmedBy, InTable: false),
        new(nameof(DowntimeItem.WithdrawnBecause), item => item.WithdrawnBecause, InTable: false),
        new(nameof(DowntimeItem.RegisteredBy), item => item.RegisteredBy, InTable: false),
    ];

    internal static void AddTo(Command parent, OutageParts parts)
    {
        var command = new Command("item", "What is only on paper, or was only said.");
        command.Add(Add(parts));
        command.Add(List(parts));
        command.Add(Complete(parts));
        command.Add(Withdraw(parts));
        parent.Add(command);
    }

    private static Command Add(OutageParts parts)
    {
        var kind = new Argument<DowntimeItemKind>("KIND") { Description = "Referral, FaxedReport or VerbalResult." };
        var number = Text("--number", "What the paper bears; without it a new number is given.");
        var patient = Text("--patient", "The patient's number, of which a seal and the birth date are kept.");
        var by = Text("--by", "Who sent it, or spoke.");
        var to = Text("--to", "Whom it went to.");
        var fax = Text("--reply-fax", "The number that the report is faxed to; a referral must have one.");
        var referral = Text("--referral", "The number of the referral that it answers.");
        var examination = Text("--examination", "What is asked for, or was done.");
        var occurred = OutageParts.Time("--occurred", "When it came, was faxed or was said; now where it is not stated.");
        var command = new Command("add", "Writes up a paper referral that came, a report that was faxed or a result that was said.") { kind, number, patient, by, to, fax, referral, examination, occurred };
        parts.SetAction(command, (parsed, place) =>
        {
            if (parts.WhatIf(parsed, $"register {parsed.GetValue(kind)}")) return;
            var who = Patient(parsed.GetValue(patient));
            Write(parts, parsed, [place.Downtime.Register(
                new()
                {
                    Kind = parsed.GetValue(kind),
                    Number = parsed.GetValue(number),
                    Patient = who,
                    By = parsed.GetValue(by),
                    To = parsed.GetValue(to),
                    ReplyFax = parsed.GetValue(fax),
                    Referral = parsed.GetValue(referral),
                    Examination = parsed.GetValue(examination),
                    Occurred = parsed.GetValue(occurred),
                    Subject = place.SubjectOf(who),
                },
                parts.IsDrill,
                parts.Frame.Stop)]);
        });
        return command;
    }

    private static Command List(OutageParts parts)
    {
        var all = new Option<bool>("--all") { Description = "What is entered is shown too." };
        var command = new Command("list", "What is still only on paper, the oldest first.") { all };
        parts.SetAction(command, (parsed, place) => Write(parts, parsed, place.Downtime.Items(parts.IsDrill).Where(item => item.IsOpen || parsed.GetValue(all))));
        return command;
    }

    private static Command Complete(OutageParts parts)
    {
        var number = new Argument<string>("NUMBER") { Description = "What the paper bears." };
        var kind = new Option<DowntimeItemKind?>("--kind") { Description = "Which of the things that bear the number.", HelpName = "KIND" };
        var accession = new Option<string>("--accession") { Description = "The accession number that it was entered under.", HelpName = "NUMBER", Required = true };
        var patient = Text("--patient", "The patient's number as RIS has it.");
        var entered = Text("--entered-by", "Who entered it; without it, this account.");
        var confirmed = new Option<string>("--confirmed-by") { Description = "The other person, who held paper and screen against each other.", HelpName = "WHO", Required = true };
        var occurred = OutageParts.Time("--occurred", "When it was entered; now where it is not stated.");
        var command = new Command("complete", "A paper was entered in RIS, and another person held its code and patient against the screen.") { number, kind, accession, patient, entered, confirmed, occurred };
        parts.SetAction(command, (parsed, place) =>
        {
            if (parts.WhatIf(parsed, $"record that {parsed.GetRequiredValue(number)} was entered")) return;
            var who = Patient(parsed.GetValue(patient));
            Write(parts, parsed, place.Downtime.Complete(
                new()
                {
                    Number = parsed.GetRequiredValue(number),
                    Kind = parsed.GetValue(kind),
                    Patient = who,
                    AccessionNumber = parsed.GetRequiredValue(accession),
                    EnteredBy = parsed.GetValue(entered) ?? Environment.UserName,
                    ConfirmedBy = parsed.GetRequiredValue(confirmed),
                    Occurred = parsed.GetValue(occurred),
                    Subject = place.SubjectOf(who),
                },
                parts.Frame.Stop));
        });
        return command;
    }

    private static Command Withdraw(OutageParts parts)
    {
        var number = new Argument<string>("NUMBER") { Description = "What the paper bears." };
        var kind = new Option<DowntimeItemKind?>("--kind") { Description = "Which of the things that bear the number.", HelpName = "KIND" };
        var reason = new Option<string>("--reason") { Description = "What the mistake was.", HelpName = "TEXT", Required = true };
        var by = Text("--withdrawn-by", "Who takes it back; without it, this account.");
        var confirmed = new Option<string>("--confirmed-by") { Description = "The other person, who saw that it was a mistake.", HelpName = "WHO", Required = true };
        var command = new Command("withdraw", "Takes back what was written up by mistake; what was written stays, with who and why.") { number, kind, reason, by, confirmed };
        parts.SetAction(command, (parsed, place) =>
        {
            if (parts.WhatIf(parsed, $"take back {parsed.GetRequiredValue(number)}")) return;
            Write(parts, parsed, place.Downtime.Withdraw(
                new()
                {
                    Number = parsed.GetRequiredValue(number),
                    Kind = parsed.GetValue(kind),
                    Reason = parsed.GetRequiredValue(reason),
                    WithdrawnBy = parsed.GetValue(by) ?? Environment.UserName,
                    ConfirmedBy = parsed.GetRequiredValue(confirmed),
                },
                parts.Frame.Stop));
        });
        return command;
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description, HelpName = "TEXT" };

    private static PatientId? Patient(string? text) =>
        text is null ? null : PatientId.Parse(text, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));

    private static void Write(OutageParts parts, ParseResult parsed, IEnumerable<DowntimeItem> items)
    {
        using var writer = ResultWriter<DowntimeItem>.Create(parts.Frame.Options.Output(parsed), parts.Frame.Console, Columns);
        foreach (var item in items) writer.Write(item);
        writer.End();
    }
}
