using System.CommandLine;
using RadOps.Core.Register;
using RadOps.Core;
using RadOps.Formats.Csv;
using RadOps.Storage;

namespace RadOps.Cli.Commands;

/// <summary><c>radops register</c>: work on the register itself.</summary>
internal static class RegisterCommand
{
    internal static Command Create(CommandFrame frame)
    {
        var command = new Command("register", "Work on the register itself.");
        command.Add(RegisterProofCommand.Verify(frame));
        command.Add(RegisterProofCommand.Digest(frame));
        command.Add(RegisterProofCommand.Key(frame));
        command.Add(RegisterCopyCommand.Backup(frame));
        command.Add(RegisterCopyCommand.Restore(frame));
        command.Add(RegisterCopyCommand.Export(frame));
        command.Add(Import(frame));
        command.Add(RegisterDisposeCommand.Create(frame));
        return command;
    }

    private static Command Import(CommandFrame frame)
    {
        var list = new Argument<string>("FILE") { Description = "The list \"Exporterade bilder\" kept until now: lines of text, or CSV with a column of such lines. Or a file of events as 'radops register export' writes it, for a new register." };
        var organisation = new Option<string?>("--organisation") { Description = "Whose list it is; without it, the site's organisation." };
        var command = new Command("import", "Brings in the list that was kept by hand, so that earlier releases are found, or another register's events; again brings in only what is new.") { list, organisation };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var path = parsed.GetRequiredValue(list);
            if (RegisterMove.IsRegisterFile(path))
                return RegisterCopyCommand.ImportEvents(frame, workplace, path, frame.Options.WhatIf(parsed));
            var bad = 0;
            var rows = ExportedImagesFile.Read(path, workplace.Today, parsed.GetValue(organisation) ?? workplace.Settings.Organisation);
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"{CountText.Of(Good().Count(), "release")} would be brought in, less those that are known.");
            }
            else
            {
                var result = workplace.Releases.Import(Good(), frame.Stop);
                frame.Console.Text.WriteLine($"{CountText.Of(result.Added, "release")} brought in, {result.Known:N0} known before.");
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
