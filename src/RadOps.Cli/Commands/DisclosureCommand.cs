using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Audit.Disclosures;
using RadOps.Core.Identity;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops disclosure</c>: every release of one patient's, as Get-DisclosureReport and Export-DisclosureReport.</summary>
internal static class DisclosureCommand
{
    private static readonly ResultColumn<Disclosure>[] Columns =
    [
        new(nameof(Disclosure.ExportId), disclosure => disclosure.ExportId),
        new(nameof(Disclosure.When), disclosure => disclosure.When is { } time ? ResultText.Of(time) : null),
        new(nameof(Disclosure.Examination), disclosure => disclosure.Examination, InTable: false),
        new(nameof(Disclosure.ExaminationDate), disclosure => disclosure.ExaminationDate is { } day ? ResultText.Of(day) : null, InTable: false),
        new(nameof(Disclosure.What), disclosure => disclosure.What, InTable: false),
        new(nameof(Disclosure.ToWhom), disclosure => disclosure.ToWhom),
        new(nameof(Disclosure.How), disclosure => disclosure.How, InTable: false),
        new(nameof(Disclosure.Why), disclosure => disclosure.Why),
        new(nameof(Disclosure.By), disclosure => disclosure.By),
        new(nameof(Disclosure.CareUnit), disclosure => disclosure.CareUnit, InTable: false),
        new(nameof(Disclosure.Remark), disclosure => disclosure.Remark),
        new(nameof(Disclosure.IsDisposed), disclosure => disclosure.IsDisposed, InTable: false),
    ];

    internal static Command Create(CommandFrame frame)
    {
        // A number among the arguments would be seen by whoever lists the machine's processes, and kept by the shell.
        var export = new Argument<string?>("EXPORT-ID") { Description = "A release of the patient's, such as R-20261121-4F7K2Q; without it, the patient's number is read from standard input.", Arity = ArgumentArity.ZeroOrOne };
        var since = CommonOptions.Day("--since", "Only what happened on this day or later.");
        var file = new Option<string?>("--file") { Description = "Write it to this file as well, .html, .pdf or .csv; that is recorded.", HelpName = "FILE" };
        var identity = new Option<bool>("--include-identity") { Description = "Number and name in clear in the file, for the patient's own copy." };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("disclosure", "Tells of every release of one patient's images and reports: to whom, when, why, by whom.") { export, since, file, identity, force };
        command.SetAction(async (parsed, _) =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            if (!workplace.HasRegister)
                throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register yet, so there is no release. Name another with --register or in the site file.");
            var path = parsed.GetValue(file) is { } name ? Path.GetFullPath(name) : null;
            if (path is not null) await DisclosureFile.RequireAsync(path, workplace, parsed.GetValue(force)).ConfigureAwait(false);
            var patient = parsed.GetValue(export) is { } id ? workplace.Disclosures.PatientOf(id) : PatientId.Parse(Console.In.ReadLine() ?? "", workplace.Today);
            var report = workplace.Disclosures.Report(patient, parsed.GetValue(since) is { } day ? CommonOptions.Midnight(day, workplace.Clock.LocalTimeZone) : null, includeIdentity: parsed.GetValue(identity), cancellationToken: frame.Stop);
            if (path is not null && frame.Options.WhatIf(parsed)) frame.Console.Text.WriteLine($"What if: write the account of {CountText.Of(report.Disclosures.Count, "release")} to {path}.");
            else if (path is not null) await DisclosureFile.WriteAsync(report, path, workplace, parsed.GetValue(force), frame.Stop).ConfigureAwait(false);
            using var writer = ResultWriter<Disclosure>.Create(frame.Options.Output(parsed), frame.Console, Columns);
            foreach (var disclosure in report.Disclosures) writer.Write(disclosure);
            writer.End();
            return ExitCode.Done;
        });
        return command;
    }
}
