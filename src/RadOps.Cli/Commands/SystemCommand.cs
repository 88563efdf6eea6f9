using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core.Continuity.Systems;

namespace RadOps.Cli.Commands;

/// <summary><c>radops system</c>: how the systems are, and which outage mode that would speak for, as Test-RadSystem.</summary>
internal static class SystemCommand
{
    private static readonly ResultColumn<SystemState>[] SystemColumns =
    [
        new(nameof(SystemState.System), state => state.System.ToString()),
        new(nameof(SystemState.Status), state => state.Status.ToString()),
        new(nameof(SystemState.Probes), state => state.Probes),
        new(nameof(SystemState.Reason), state => state.Reason),
    ];

    private static readonly ResultColumn<ProbeResult>[] NodeColumns =
    [
        new(nameof(ProbeResult.Name), node => node.Name),
        new(nameof(ProbeResult.Kind), node => node.Kind.ToString(), InTable: false),
        new(nameof(ProbeResult.Address), node => node.Address, InTable: false),
        new(nameof(ProbeResult.Systems), node => node.Systems.Select(system => system.ToString()).ToList()),
        new(nameof(ProbeResult.Status), node => node.Status.ToString()),
        new("LookupMs", node => Milliseconds(node.Lookup)),
        new("ConnectMs", node => Milliseconds(node.Connect)),
        new("HandshakeMs", node => Milliseconds(node.Handshake)),
        new("AssociateMs", node => Milliseconds(node.Associate)),
        new("ReplyMs", node => Milliseconds(node.Reply)),
        new(nameof(ProbeResult.CertificateDaysLeft), node => node.CertificateDaysLeft),
        new(nameof(ProbeResult.Code), node => node.Code, InTable: false),
        new(nameof(ProbeResult.Reason), node => node.Reason),
    ];

    // Only JSON has room for the whole.
    private static readonly ResultColumn<SystemReport>[] ReportColumns =
    [
        new(nameof(SystemReport.CheckedAt), report => report.CheckedAt),
        new("ElapsedMs", report => Milliseconds(report.Elapsed)),
        new(nameof(SystemReport.Systems), report => report.Systems.Select(state => new { state.System, state.Status, state.Probes, state.Reason }).ToList()),
        new(nameof(SystemReport.Nodes), report => report.Nodes.Select(node => NodeColumns.ToDictionary(column => column.Name, column => column.Value(node))).ToList()),
        new(nameof(SystemReport.Suggestion), report => report.Suggestion),
        new(nameof(SystemReport.IsOwnNetworkSuspected), report => report.IsOwnNetworkSuspected),
        new(nameof(SystemReport.Explanation), report => report.Explanation),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var timeout = new Option<int>("--timeout") { Description = "The most time, in seconds, that each is given to connect, and for each reply: 1-300.", HelpName = "SECONDS", DefaultValueFactory = _ => 10 };
        timeout.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var seconds) && seconds is >= 1 and <= 300))
                result.AddError("--timeout must be 1-300");
        });
        var command = new Command("system", "Says how RIS, PACS, OM, BFR, IEP and the register are, with figures, and which outage mode that would speak for. It starts none.") { timeout };
        command.SetAction(async (parsed, _) =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var check = workplace.Systems(TimeSpan.FromSeconds(parsed.GetValue(timeout)));
            var report = await check.RunAsync(new Told<int>(done => frame.Console.Progress($"{done}/{check.Count} asked")), frame.Stop).ConfigureAwait(false);
            Write(frame.Console, frame.Options.Output(parsed), report);
            return CodeOf(report);
        });
        return command;
    }

    private static void Write(ToolConsole console, OutputFormat format, SystemReport report)
    {
        switch (format)
        {
            case OutputFormat.Json:
                WriteAll(format, console, ReportColumns, [report]);
                break;
            case OutputFormat.Csv:
                WriteAll(format, console, NodeColumns, report.Nodes);
                console.Error(report.Explanation);
                break;
            default:
                WriteAll(format, console, SystemColumns, report.Systems);
                console.Text.WriteLine();
                WriteAll(format, console, NodeColumns, report.Nodes);
                console.Text.WriteLine();
                console.Text.WriteLine(report.Explanation);
                break;
        }
    }

    private static void WriteAll<T>(OutputFormat format, ToolConsole console, IReadOnlyList<ResultColumn<T>> columns, IEnumerable<T> results)
    {
        using var writer = ResultWriter<T>.Create(format, console, columns);
        foreach (var result in results)
            writer.Write(result);
        writer.End();
    }

    private static int CodeOf(SystemReport report) =>
        report.Nodes.Any(node => node.Status is ProbeStatus.Silent) ? ExitCode.Unreachable
        : report.IsAllUp ? ExitCode.Done
        : ExitCode.Findings;

    private static decimal? Milliseconds(TimeSpan? time) => time is { } span ? Math.Round((decimal)span.TotalMilliseconds, 1) : null;
}
