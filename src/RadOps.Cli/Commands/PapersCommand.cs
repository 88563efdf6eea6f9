using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core.Papers;

namespace RadOps.Cli.Commands;

/// <summary><c>radops papers</c>: draws up the papers of releases anew, as New-ReleasePaper.</summary>
internal static class PapersCommand
{
    private static readonly ResultColumn<DrawnPaper>[] columns =
    [
        new(nameof(DrawnPaper.ExportId), paper => paper.ExportId),
        new(nameof(DrawnPaper.Kind), paper => paper.Kind.ToString()),
        new(nameof(DrawnPaper.Path), paper => paper.Path),
        new(nameof(DrawnPaper.Pdf), paper => paper.Pdf, InTable: false),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var exports = ReleaseArgument.Create();
        var destination = new Option<string?>("--destination") { Description = "Folder in which papers/R-… is made; without it, where the medium was made.", HelpName = "DIR" };
        var pdf = new Option<bool>("--pdf") { Description = "Print them as PDF as well, by the installed browser." };
        var command = new Command("papers", "Draws up the papers of releases anew: label, letter, lists, receipt.") { exports, destination, pdf };
        command.SetAction(async (parsed, _) =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var printer = workplace.NewPrinter();
            await using (printer)
            {
                if (parsed.GetValue(pdf)) printer.RequireBrowser();
                return ReleaseArgument.Each(
                    frame,
                    parsed,
                    exports,
                    workplace,
                    "draw up the papers",
                    release =>
                    {
                        var drawn = workplace.Papers.DrawUp(release.ExportId, parsed.GetValue(destination) ?? (release.Path is null ? workplace.ExportsFolder : null), frame.Stop);
                        return parsed.GetValue(pdf) ? printer.PrintAsync(drawn, frame.Stop).GetAwaiter().GetResult() : drawn;
                    },
                    columns);
            }
        });
        return command;
    }
}
