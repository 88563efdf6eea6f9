using System.CommandLine;
using System.Text;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Export;
using RadOps.Documents.Audit;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops audit</c>: what in the register breaks a routine or is not finished, as Invoke-ReleaseAudit.</summary>
internal static class AuditCommand
{
    private static readonly ResultColumn<AuditFinding>[] Columns =
    [
        new(nameof(AuditFinding.Severity), finding => finding.Severity.ToString()),
        new(nameof(AuditFinding.Code), finding => finding.Code),
        new(nameof(AuditFinding.ExportId), finding => finding.ExportId),
        new(nameof(AuditFinding.RequestId), finding => finding.RequestId),
        new(nameof(AuditFinding.Occurred), finding => finding.Occurred is { } time ? ResultText.Of(time) : null, InTable: false),
        new(nameof(AuditFinding.AgeDays), finding => finding.AgeDays),
        new(nameof(AuditFinding.Organisation), finding => finding.Organisation, InTable: false),
        new(nameof(AuditFinding.PatientId), finding => finding.PatientId?.ToString(), InTable: false),
        new(nameof(AuditFinding.Operator), finding => finding.Operator, InTable: false),
        new(nameof(AuditFinding.Rules), finding => finding.Rules, InTable: false),
        new(nameof(AuditFinding.Quote), finding => finding.Quote, InTable: false),
        new(nameof(AuditFinding.Message), finding => finding.Message),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var since = CommonOptions.Day("--since", "Only what occurred on this day or later.");
        var html = new Option<string?>("--html") { Description = "Write the audit as one page of HTML to this file as well.", HelpName = "FILE" };
        var openAfter = new Option<int>("--open-after-days") { Description = "After how many days something open is overdue.", HelpName = "DAYS", DefaultValueFactory = _ => new AuditOptions().OpenAfterDays };
        var failOn = new Option<string>("--fail-on") { Description = "The gravest findings that exit code 0 may stand for lie below this: error or warning.", HelpName = "error|warning", DefaultValueFactory = _ => "warning" };
        failOn.AcceptOnlyFromAmong("error", "warning");
        var command = new Command("audit", "Finds in the register what breaks a routine and what is not finished.") { since, html, openAfter, failOn };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var day = parsed.GetValue(since);
            var options = new AuditOptions { Since = day is { } from ? Midnight(from, workplace.Clock.LocalTimeZone) : null, OpenAfterDays = parsed.GetValue(openAfter) };
            var report = Audit(frame, workplace, options);
            if (parsed.GetValue(html) is { } file && !frame.Options.WhatIf(parsed))
                WritePage(report, file, workplace);
            Write(frame, report, frame.Options.Output(parsed));
            var limit = parsed.GetValue(failOn) == "error" ? FindingSeverity.Error : FindingSeverity.Warning;
            return report.Findings.Any(finding => finding.Severity >= limit) ? ExitCode.Findings : ExitCode.Done;
        });
        return command;
    }

    private static AuditReport Audit(CommandFrame frame, Workplace workplace, AuditOptions options)
    {
        using var register = workplace.OpenRegisterForReading()
            ?? throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register yet, so there is nothing to audit. Name another with --register or in the site file.");
        return ReleaseAudit.Run(register, workplace.Clock, options, frame.Stop);
    }

    private static void WritePage(AuditReport report, string file, Workplace workplace) => AtomicFile.Write(Path.GetFullPath(file), stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        AuditPage.Write(report, writer, workplace.Clock.LocalTimeZone);
    });

    private static void Write(CommandFrame frame, AuditReport report, OutputFormat format)
    {
        using var writer = ResultWriter<AuditFinding>.Create(format, frame.Console, Columns);
        foreach (var finding in report.Findings)
            writer.Write(finding);
        writer.End();
        if (format == OutputFormat.Table)
            frame.Console.Text.WriteLine($"{report.Releases:N0} releases: {report.Count(FindingSeverity.Error)} errors, {report.Count(FindingSeverity.Warning)} warnings, {report.Count(FindingSeverity.Information)} to know; register {report.Location}");
    }

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, zone.GetUtcOffset(midnight));
    }
}
