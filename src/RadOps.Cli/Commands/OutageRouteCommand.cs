using System.CommandLine;
using System.Globalization;
using RadOps.Cli.Output;
using RadOps.Core.Continuity.Reader;

namespace RadOps.Cli.Commands;

/// <summary><c>radops outage route</c>: the ways to the external reader, as Get-TransferRoute.</summary>
internal static class OutageRouteCommand
{
    private static readonly ResultColumn<ReaderRoute>[] Columns =
    [
        new(nameof(ReaderRoute.Route), route => route.Route.ToString()),
        new(nameof(ReaderRoute.IsOpen), route => route.IsOpen),
        new(nameof(ReaderRoute.Since), route => route.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new(nameof(ReaderRoute.AgeDays), route => route.AgeDays),
        new(nameof(ReaderRoute.AgeMonths), route => route.AgeMonths),
        new(nameof(ReaderRoute.IsPushedByRadOps), route => route.IsPushedByRadOps),
        new(nameof(ReaderRoute.Quote), route => route.Quote),
        new(nameof(ReaderRoute.RuleId), route => route.RuleId, InTable: false),
        new(nameof(ReaderRoute.Line), route => route.Line),
        new(nameof(ReaderRoute.Reason), route => route.Reason),
        new("StatedBySite", route => route.StatedBySite is { } said ? string.Create(CultureInfo.InvariantCulture, $"{said.By} {said.On:yyyy-MM-dd}") : null),
        new(nameof(ReaderRoute.Remark), route => route.Remark, InTable: false),
        new(nameof(ReaderRoute.HowTo), route => route.HowTo, InTable: false),
        new(nameof(ReaderRoute.Document), route => route.Document, InTable: false),
        new(nameof(ReaderRoute.DocumentId), route => route.DocumentId, InTable: false),
        new(nameof(ReaderRoute.Version), route => route.Version, InTable: false),
        new(nameof(ReaderRoute.DocumentStatus), route => route.DocumentStatus.ToString(), InTable: false),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var at = new Option<DateTime?>("--at") { Description = "The day, or a time of it; today where it is not stated.", HelpName = "TIME", CustomParser = result => OutageParts.Wall(result, "--at") };
        var organisation = OutageParts.Organisation();
        var command = new Command("route", "The four ways by which images reach the external reader, and how each stands. A person chooses.") { at, organisation };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            using var writer = ResultWriter<ReaderRoute>.Create(frame.Options.Output(parsed), frame.Console, Columns);
            foreach (var route in workplace.Routes(parsed.GetValue(organisation)).At(parsed.GetValue(at) is { } time ? DateOnly.FromDateTime(time) : workplace.Today)) writer.Write(route);
            writer.End();
            return ExitCode.Done;
        });
        return command;
    }
}
