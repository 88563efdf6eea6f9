using System.CommandLine;
using System.Text;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Runs;
using RadOps.Core.Audit.Schedules;
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
        new(nameof(AuditFinding.Trend), finding => finding.Trend.ToString(), InTable: false),
        new("ExemptedBy", finding => finding.Exemption?.Who, InTable: false),
        new("ExemptedUntil", finding => finding.Exemption?.Until is { } day ? ResultText.Of(day) : null, InTable: false),
        new("ExemptionReason", finding => finding.Exemption?.Why, InTable: false),
        new(nameof(AuditFinding.Message), finding => finding.IsExempted ? $"(undantaget) {finding.Message}" : finding.Message),
    ];

    private static readonly ResultColumn<AuditTrend>[] TrendColumns =
    [
        new(nameof(AuditTrend.Code), trend => trend.Code),
        new(nameof(AuditTrend.Name), trend => trend.Name),
        new(nameof(AuditTrend.New), trend => trend.New),
        new(nameof(AuditTrend.Still), trend => trend.Still),
        new(nameof(AuditTrend.Gone), trend => trend.Gone),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var since = CommonOptions.Day("--since", "Only what occurred on this day or later.");
        var html = new Option<string?>("--html") { Description = "Write the audit as one page of HTML to this file as well; {date} in its name is today's date.", HelpName = "FILE" };
        var openAfter = new Option<int>("--open-after-days") { Description = "After how many days something open is overdue.", HelpName = "DAYS", DefaultValueFactory = _ => new AuditOptions().OpenAfterDays };
        var failOn = new Option<string>("--fail-on") { Description = "The gravest findings that exit code 0 may stand for lie below this: error or warning.", HelpName = "error|warning", DefaultValueFactory = _ => "warning" };
        failOn.AcceptOnlyFromAmong("error", "warning");
        var record = new Option<bool>("--record") { Description = "Record the audit in the register, so that the next can say what is new." };
        var trend = new Option<bool>("--trend") { Description = "Tell what is new, still there and gone since the last recorded audit, by code, in place of the findings." };
        var command = new Command("audit", "Finds in the register what breaks a routine and what is not finished.") { since, html, openAfter, failOn, record, trend, AuditScheduleCommand.Add(frame), AuditScheduleCommand.Remove(frame) };
        command.SetAction(parsed =>
        {
            var whatIf = frame.Options.WhatIf(parsed);
            var records = parsed.GetValue(record) && !whatIf;
            using var workplace = Workplace.Open(frame.Options.Of(parsed, frame.Console) with { ReadOnly = !records });
            var day = parsed.GetValue(since);
            var report = workplace.Audit(day is { } from ? CommonOptions.Midnight(from, workplace.Clock.LocalTimeZone) : null, parsed.GetValue(openAfter), records, frame.Stop);
            if (parsed.GetValue(html) is { } file && !whatIf)
                WritePage(report, file, workplace);
            var output = frame.Options.Output(parsed);
            if (parsed.GetValue(trend)) WriteTrend(frame, report, output);
            else Write(frame, report, output);
            return report.CountFrom(parsed.GetValue(failOn) == "error" ? FindingSeverity.Error : FindingSeverity.Warning) > 0 ? ExitCode.Findings : ExitCode.Done;
        });
        return command;
    }

    private static void WritePage(AuditReport report, string file, Workplace workplace) => AtomicFile.Write(DatedName.On(Path.GetFullPath(file), workplace.Today), stream =>
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
            frame.Console.Text.WriteLine($"{CountText.Of(report.Releases, "release")}: {CountText.Of(report.Count(FindingSeverity.Error), "error")}, {CountText.Of(report.Count(FindingSeverity.Warning), "warning")}, {report.Count(FindingSeverity.Information)} to know{(report.Exempted > 0 ? $", {report.Exempted} answered for" : "")}; register {report.Location}");
    }

    private static void WriteTrend(CommandFrame frame, AuditReport report, OutputFormat format)
    {
        using var writer = ResultWriter<AuditTrend>.Create(format, frame.Console, TrendColumns);
        foreach (var item in report.Trend)
            writer.Write(item);
        writer.End();
        if (format == OutputFormat.Table)
            frame.Console.Text.WriteLine(report.Previous is { } previous ? $"compared with the audit of {ResultText.Of(previous)}" : "no earlier audit is recorded, so there is nothing to compare with; record one with --record");
    }
}
