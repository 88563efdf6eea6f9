using System.CommandLine;
using RadOps.Core.Completion;

namespace RadOps.Cli.Commands;

/// <summary><c>radops correct</c>: what went wrong with a release, as Register-ReleaseCorrection.</summary>
internal static class CorrectCommand
{
    internal static Command Create(CommandFrame frame)
    {
        var exports = ReleaseArgument.Create();
        var kind = new Option<CorrectionKind>("--kind") { Description = "What went wrong: Void, MediumDestroyed or WrongRecipient.", HelpName = "KIND", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why.", HelpName = "TEXT", Required = true };
        var wentTo = new Option<string?>("--went-to") { Description = "Who got it instead.", HelpName = "TEXT" };
        var reference = new Option<string?>("--reference") { Description = "Number of the deviation report.", HelpName = "TEXT" };
        var command = new Command("correct", "Records what went wrong with a release, beside its entry, which stays as it is.") { exports, kind, reason, wentTo, reference };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            return ReleaseArgument.Each(
                frame,
                parsed,
                exports,
                workplace,
                $"record that it went wrong ({parsed.GetValue(kind)})",
                release => [workplace.Completion.Correct(release.ExportId, parsed.GetValue(kind), parsed.GetRequiredValue(reason), parsed.GetValue(wentTo), parsed.GetValue(reference))],
                ReleaseArgument.Columns);
        });
        return command;
    }
}
