using System.CommandLine;
using System.Globalization;
using RadOps.Cli.Demo;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Papers;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Cli.Commands;

/// <summary><c>radops demo</c>: the main job on a synthetic hospital, in a folder of its own.</summary>
internal sealed class DemoCommand(ToolConsole console, OutputFormat format, CancellationToken stop)
{
    internal static Command Create(CommandFrame frame)
    {
        var folder = new Option<string?>("--output-dir") { Description = "A folder that does not exist yet, or is empty; without it, a new one in this folder.", HelpName = "DIR" };
        var command = new Command("demo", "Lets a synthetic hospital do a day's work, and shows what came of it.") { folder };
        command.SetAction(parsed => new DemoCommand(frame.Console, frame.Options.Output(parsed), frame.Stop).Run(parsed.GetValue(folder), frame.Options.WhatIf(parsed)));
        return command;
    }

    private int Run(string? given, bool whatIf)
    {
        var folder = Path.GetFullPath(given ?? string.Create(CultureInfo.InvariantCulture, $"radops-demo-{TimeProvider.System.GetLocalNow():yyyyMMdd-HHmmss}"));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new RadOpsException("DestinationExists", ErrorKind.Conflict, $"{folder} is there already and is not empty. Give the demo a folder of its own: --output-dir DIR.", folder);
        if (whatIf)
        {
            console.Text.WriteLine($"What if: make a synthetic hospital in {folder}, decide its orders, make their media, and audit the register.");
            return ExitCode.Done;
        }

        var hospital = new DemoHospital(folder, TimeProvider.System, new Progress(console));
        var day = hospital.Run(stop);
        console.ClearProgress();
        Show(day.Orders, Orders);
        if (format is OutputFormat.Table)
            ShowRest(day, hospital, folder);
        return ExitCode.Done;
    }

    private void ShowRest(DemoDay day, DemoHospital hospital, string folder)
    {
        var media = day.Orders.Where(order => order.Made is { Route: ReleaseRoute.Media }).Select(order => order.Made!).ToList();
        Heading("Stopped on the way");
        foreach (var order in day.Orders.Where(order => order.Made is null && order.Remark.Length > 0))
            console.Text.WriteLine($"{order.RequestId}: {order.Remark}");
        Heading("Media made");
        Show(media, Media);
        Heading("What the audit found");
        Show(day.Audit.Findings, Findings);
        Heading("The day");
        var outcomes = day.Orders.Where(order => order.Decision is not null).GroupBy(order => order.Decision!.Outcome).OrderBy(group => group.Key);
        var text = console.Text;
        text.WriteLine($"{CountText.Of(day.Orders.Count, "order")}: {string.Join(", ", outcomes.Select(group => $"{group.Count()} {group.Key}"))}, {day.Orders.Count(order => order.Decision is null)} not readable");
        text.WriteLine($"{CountText.Of(media.Count, "medium", "media")} made and verified, {CountText.Of(media.Sum(made => made.InstanceCount ?? 0), "instance")}, from {CountText.Of(day.FileCount, "file")} under the study root");
        text.WriteLine($"{CountText.Of(day.Audit.Count(FindingSeverity.Error), "error")}, {CountText.Of(day.Audit.Count(FindingSeverity.Warning), "warning")} and {CountText.Of(day.Audit.Count(FindingSeverity.Information), "remark")} from the audit; the register's chain of {CountText.Of(day.Audit.Chain.Count, "event")} holds: {day.Audit.Chain.Holds}");
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{day.Elapsed.TotalSeconds:0.0} s in all"));
        Heading("Where to look");
        text.WriteLine($"orders      {Path.Combine(folder, "orders.csv")}");
        text.WriteLine($"media       {hospital.MediaFolder}   (open INDEX.HTM in one of them)");
        text.WriteLine($"papers      {Path.Combine(hospital.MediaFolder, PaperFolder.Name)}   (label, letter, lists and receipt of each, as HTML)");
        text.WriteLine($"register    {hospital.RegisterFile}   (table events)");
        text.WriteLine($"audit       {hospital.AuditFile}");
        text.WriteLine();
        text.WriteLine("One decision in full, as it can be read aloud on the telephone:");
        text.WriteLine(day.Orders.First(order => order.TableRow == "HB8").Decision!.Explanation);
        text.Flush();
    }

    private static readonly IReadOnlyList<ResultColumn<DemoOrder>> Orders =
    [
        new("RequestId", order => order.RequestId),
        new("Row", order => order.TableRow),
        new("Outcome", order => order.Decision?.Outcome.ToString() ?? "Error"),
        new("Images", order => order.Decision?.Images.ToString()),
        new("Report", order => order.Decision?.Report.ToString()),
        new("Route", order => order.Decision?.Route.ToString()),
        new("Needs", order => order.Decision?.Needs),
        new("Export", order => order.Made?.ExportId),
        new("Remark", order => order.Remark, InTable: false),
    ];

    private static readonly IReadOnlyList<ResultColumn<MediaExport>> Media =
    [
        new("ExportId", made => made.ExportId),
        new("Medium", made => made.Medium.ToString()),
        new("Instances", made => made.InstanceCount),
        new("Report", made => made.Report),
        new("RegisterLine", made => made.RegisterLine),
    ];

    private static readonly IReadOnlyList<ResultColumn<AuditFinding>> Findings =
    [
        new("Severity", finding => finding.Severity.ToString()),
        new("Code", finding => finding.Code),
        new("ExportId", finding => finding.ExportId),
        new("Rules", finding => finding.Rules),
        new("Message", finding => finding.Message),
    ];

    private void Show<T>(IReadOnlyList<T> results, IReadOnlyList<ResultColumn<T>> columns)
    {
        using var writer = ResultWriter<T>.Create(format, console, columns);
        foreach (var result in results)
            writer.Write(result);
        writer.End();
    }

    private void Heading(string text)
    {
        console.Text.WriteLine();
        console.Text.WriteLine(text);
        console.Text.WriteLine(new string('=', text.Length));
    }

    private sealed class Progress(ToolConsole console) : IProgress<string>
    {
        public void Report(string value) => console.Progress(value);
    }
}
