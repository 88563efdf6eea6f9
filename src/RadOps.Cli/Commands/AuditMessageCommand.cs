using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Audit.Messages;

namespace RadOps.Cli.Commands;

/// <summary><c>radops auditmessage send|export</c>: audit messages (IHE ATNA), as Send-AuditMessage and Export-AuditMessage.</summary>
internal static class AuditMessageCommand
{
    private static readonly ResultColumn<AuditDelivery>[] Columns =
    [
        new(nameof(AuditDelivery.Repository), delivery => delivery.Repository),
        new(nameof(AuditDelivery.Messages), delivery => delivery.Messages),
        new(nameof(AuditDelivery.Alerts), delivery => delivery.Alerts),
        new(nameof(AuditDelivery.Events), delivery => delivery.Events),
        new(nameof(AuditDelivery.Through), delivery => delivery.Through),
    ];

    internal static Command Create(CommandFrame frame) => new("auditmessage", "Tells the audit record repository what the register holds (IHE ATNA).") { Send(frame), Export(frame) };

    private static Command Send(CommandFrame frame)
    {
        var since = CommonOptions.Day("--since", "The first time: nothing is told of what the register took in before this day.");
        var verify = new Option<bool>("--verify-register") { Description = "Verify the whole register first, and send a Security Alert where it does not hold." };
        var command = new Command("send", "Sends what waits, in order; exit code 3 when the repository does not answer.") { since, verify };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            if (!workplace.HasRegister)
                throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register yet, so there is nothing to send. Name another with --register or in the site file.");
            var repository = workplace.AuditRepository;
            var spool = workplace.AuditSpool(workplace.Register);
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"{CountText.Of(spool.Look(frame.Stop).Messages, "message")} would be sent to {repository.Name}.");
                return ExitCode.Done;
            }

            if (parsed.GetValue(since) is { } day) spool.BeginAt(CommonOptions.Midnight(day, workplace.Clock.LocalTimeZone), frame.Stop);
            var delivery = spool.SendAsync(repository, parsed.GetValue(verify), cancellationToken: frame.Stop).GetAwaiter().GetResult();
            using var writer = ResultWriter<AuditDelivery>.Create(frame.Options.Output(parsed), frame.Console, Columns);
            writer.Write(delivery);
            writer.End();
            return delivery.Alerts > 0 ? ExitCode.Findings : ExitCode.Done;
        });
        return command;
    }

    private static Command Export(CommandFrame frame)
    {
        var path = new Argument<string>("FILE") { Description = "The file to write: .xml for DICOM's XML, .ndjson for FHIR AuditEvent." };
        var format = new Option<AuditMessageFormat?>("--format") { Description = "How the messages are written, where the file's name does not tell.", HelpName = "atna|fhir" };
        var since = CommonOptions.Day("--since", "Only what happened on this day or later.");
        var until = CommonOptions.Day("--until", "Only what happened before this day.");
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("export", "Writes the register's audit messages to a file; what is sent, and what is not, stays as it is.") { path, format, since, until, force };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            using var register = workplace.OpenRegisterForReading()
                ?? throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register yet, so there is nothing to write. Name another with --register or in the site file.");
            var full = Path.GetFullPath(parsed.GetRequiredValue(path));
            var form = parsed.GetValue(format) ?? AuditMessageFile.FormatOf(full);
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"The register's audit messages would be written to {full}.");
                return ExitCode.Done;
            }

            var zone = workplace.Clock.LocalTimeZone;
            var written = AuditMessageFile.Write(register, workplace.AuditMessages(register), full, form, At(parsed.GetValue(since)), At(parsed.GetValue(until)), parsed.GetValue(force), cancellationToken: frame.Stop);
            frame.Console.Text.WriteLine($"{CountText.Of(written.Messages, "message")} written to {written.Path}.");
            return ExitCode.Done;

            DateTimeOffset? At(DateOnly? day) => day is { } given ? CommonOptions.Midnight(given, zone) : null;
        });
        return command;
    }
}
