using System.CommandLine;
using RadOps.Core.Register;
using RadOps.Formats.Csv;

namespace RadOps.Cli.Commands;

/// <summary><c>radops register</c>: work on the register itself.</summary>
internal static class RegisterCommand
{
    internal static Command Create(CommandFrame frame)
    {
        var command = new Command("register", "Work on the register itself.");
        command.Add(Import(frame));
        return command;
    }

    private static Command Import(CommandFrame frame)
    {
        var list = new Argument<string>("LIST") { Description = "The list \"Exporterade bilder\" kept until now: lines of text, or CSV with a column of such lines." };
        var organisation = new Option<string?>("--organisation") { Description = "Whose list it is; without it, the site's organisation." };
        var command = new Command("import", "Brings in the list that was kept by hand, so that earlier releases are found; again brings in only what is new.") { list, organisation };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var path = parsed.GetRequiredValue(list);
            var bad = 0;
            var rows = ExportedImagesFile.Read(path, workplace.Today, parsed.GetValue(organisation) ?? workplace.Settings.Organisation);
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"{Good().Count():N0} releases would be brought in, less those that are known.");
            }
            else
            {
                var result = workplace.Releases.Import(Good(), frame.Stop);
                frame.Console.Text.WriteLine($"{result.Added:N0} releases brought in, {result.Known:N0} known before.");
            }

            return bad > 0 ? ExitCode.BadInput : ExitCode.Done;

            IEnumerable<ImportedRelease> Good()
            {
                foreach (var row in rows)
                {
                    if (row.Problem is not null)
                    {
                        frame.Console.Error($"{path}, row {row.Row}: {row.Problem}");
                        bad++;
                    }

                    foreach (var release in row.Releases)
                        yield return release;
                }
            }
        });
        return command;
    }
}
