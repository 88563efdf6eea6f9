using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core.Policies;

namespace RadOps.Cli.Commands;

/// <summary><c>radops policy</c>: the packs of rules and facts.</summary>
internal static class PolicyCommand
{
    internal static Command Create(CommandFrame frame)
    {
        var command = new Command("policy", "The packs of rules and facts, and the documents that they stand on.");
        command.Add(List(frame));
        command.Add(PolicyTestCommand.Create(frame));
        command.Add(PolicyCompareCommand.Create(frame));
        command.Add(PolicyNewCommand.Create(frame));
        return command;
    }

    private static Command List(CommandFrame frame)
    {
        var command = new Command("list", "Lists the packs, as Get-ReleasePolicy.");
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var today = workplace.Today;
            using var writer = ResultWriter<PolicyPack>.Create(frame.Options.Output(parsed), frame.Console,
            [
                new(nameof(PolicyPack.Organisation), pack => pack.Organisation),
                new(nameof(PolicyPack.Id), pack => pack.Id),
                new(nameof(PolicyPack.Version), pack => pack.Version),
                new("Status", pack => pack.Documents[0].StatusOn(today).ToString()),
                new(nameof(PolicyPack.Rules), pack => pack.Rules.Count),
                new(nameof(PolicyPack.Facts), pack => pack.Facts.Count),
                new(nameof(PolicyPack.Documents), pack => pack.Documents.Select(document => document.DisplayTitle).ToList()),
            ]);
            foreach (var pack in workplace.Packs.All.OrderBy(pack => pack.Organisation, StringComparer.Ordinal).ThenBy(pack => pack.Id, StringComparer.Ordinal))
                writer.Write(pack);
            writer.End();
            return ExitCode.Done;
        });
        return command;
    }
}
