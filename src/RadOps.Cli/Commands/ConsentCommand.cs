using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Cli.Commands;

/// <summary><c>radops consent</c>: patients' consents, as Register-Consent.</summary>
internal static class ConsentCommand
{
    private static readonly ResultColumn<RecordedConsent>[] Columns =
    [
        new(nameof(RecordedConsent.RequestId), consent => consent.RequestId),
        new(nameof(RecordedConsent.AccessionNumber), consent => consent.AccessionNumber),
        new(nameof(RecordedConsent.Recipient), consent => consent.Recipient.ToString()),
        new(nameof(RecordedConsent.Form), consent => consent.Form.ToString()),
        new(nameof(RecordedConsent.By), consent => consent.By),
        new(nameof(RecordedConsent.At), consent => ResultText.Of(consent.At)),
        new(nameof(RecordedConsent.Reference), consent => consent.Reference, InTable: false),
        new(nameof(RecordedConsent.Withdrawn), consent => consent.Withdrawn),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var orders = new Argument<string>("ORDERS.csv") { Description = "The file of requests that it is a consent to; - for standard input." };
        var form = new Option<ConsentForm>("--form") { Description = "Its form: Verbal, Written or VerbalViaOrderer.", HelpName = "FORM", Required = true };
        var by = new Option<string>("--by") { Description = "Who took it.", HelpName = "WHO", Required = true };
        var at = CommonOptions.Day("--at", "The day on which it was given, or withdrawn; today where it is not stated.");
        var reference = new Option<string?>("--reference") { Description = "Where the paper is, or whatever leads to it.", HelpName = "TEXT" };
        var withdrawn = new Option<bool>("--withdrawn") { Description = "The patient has withdrawn it." };
        var command = new Command("consent", "Records patients' consents: in which form, taken by whom, when; decisions see them from then on.") { orders, form, by, at, reference, withdrawn };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            using var reader = RequestInput.Open(parsed.GetRequiredValue(orders), workplace.Binding);
            var consent = new RecordedConsent
            {
                Form = parsed.GetValue(form),
                By = parsed.GetRequiredValue(by),
                At = parsed.GetValue(at) ?? workplace.Today,
                Reference = parsed.GetValue(reference),
                Withdrawn = parsed.GetValue(withdrawn),
            };
            var code = ExitCode.Done;
            using var writer = frame.Options.WhatIf(parsed) ? null : ResultWriter<RecordedConsent>.Create(frame.Options.Output(parsed), frame.Console, Columns);
            foreach (var row in reader)
            {
                frame.Stop.ThrowIfCancellationRequested();
                foreach (var failure in row.Failures(reader.Name)) Tell(failure.Message, ExitCode.BadInput);
                if (row.Request is null) continue;
                try
                {
                    if (writer is null) frame.Console.Text.WriteLine($"What if: record the consent ({consent.Form}) of {IdentityMask.MaskOrNull(row.RequestId)}.");
                    else writer.Write(workplace.Releases.RecordConsent(row.Request, consent));
                }
                catch (RadOpsException failure) when (failure.Kind != ErrorKind.Unreachable)
                {
                    Tell($"{reader.Name}, row {row.Row}: {failure.Message}", ExitCode.Of(failure));
                }
            }

            writer?.End();
            return code;

            void Tell(string message, int itsCode)
            {
                frame.Console.Error(message);
                code = Math.Max(code, itsCode);
            }
        });
        return command;
    }
}
