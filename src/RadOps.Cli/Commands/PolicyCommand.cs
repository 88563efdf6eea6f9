using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core.Policies;
using RadOps.Formats.Policies;

namespace RadOps.Cli.Commands;

/// <summary><c>radops policy</c>: the packs that decide.</summary>
internal static class PolicyCommand
{
    internal static Command Create(CommandFrame frame)
    {
        var command = new Command("policy", "The packs that decide, and the documents that they stand on.");
        command.Add(List(frame));
        command.Add(Test(frame));
        return command;
    }

    private static Command List(CommandFrame frame)
    {
        var command = new Command("list", "Lists the packs, as Get-ReleasePolicy.");
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var today = workplace.Today;
            using var writer = ResultWriter<ReleasePolicy>.Create(frame.Options.Output(parsed), frame.Console,
            [
                new(nameof(ReleasePolicy.Organisation), policy => policy.Organisation),
                new(nameof(ReleasePolicy.Id), policy => policy.Id),
                new(nameof(ReleasePolicy.Version), policy => policy.Version),
                new("Status", policy => policy.StatusOn(today).ToString()),
                new("Rules", policy => policy.Pack.Rules.Count),
                new("Documents", policy => policy.Pack.Documents.Select(document => document.DisplayTitle).ToList()),
            ]);
            foreach (var policy in workplace.Policies.All.OrderBy(policy => policy.Organisation, StringComparer.Ordinal))
                writer.Write(policy);
            writer.End();
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Test(CommandFrame frame)
    {
        var files = new Argument<string[]>("FILE") { Description = "Policy packs.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("test", "Reads packs and says where they are wrong.") { files };
        command.SetAction(parsed =>
        {
            foreach (var file in parsed.GetRequiredValue(files))
            {
                frame.Stop.ThrowIfCancellationRequested();
                var policy = PolicyFiles.Load(file);
                frame.Console.Text.WriteLine($"{file}: {policy.Organisation}, {policy.Pack.Rules.Count} rules, nothing wrong");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
