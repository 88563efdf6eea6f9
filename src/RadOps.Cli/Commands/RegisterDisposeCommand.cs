using System.CommandLine;
using RadOps.Core;

namespace RadOps.Cli.Commands;

/// <summary><c>radops register dispose</c>: disposes of what old events say, as Clear-RegisterPayload.</summary>
internal static class RegisterDisposeCommand
{
    internal static Command Create(CommandFrame frame)
    {
        var before = CommonOptions.Day("--before", "What was recorded before this day goes; five years ago at the latest.");
        before.Required = true;
        var decision = new Option<string>("--decision") { Description = "The decision that it stands on, such as the number of the disposal plan.", HelpName = "TEXT", Required = true };
        var yes = new Option<bool>("--yes") { Description = "It is meant: what goes cannot be had back." };
        var command = new Command("dispose", "Disposes of what old events say; that they happened, when and by whom stays, and the chain holds.") { before, decision, yes };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            if (!workplace.HasRegister)
                throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register yet, so there is nothing to dispose of. Name another with --register or in the site file.");
            var plan = workplace.Disposal.Plan(parsed.GetValue(before)!.Value, frame.Stop);
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"{CountText.Of(plan.Positions.Count, "payload")} would be disposed of, {CountText.Of(plan.Releases, "of them of a release", "of them of releases")}; {CountText.Of(plan.Kept, "is", "are")} kept for what was gone on with later.");
                return ExitCode.Done;
            }

            if (!parsed.GetValue(yes))
                throw new RadOpsException("DisposalNotConfirmed", ErrorKind.InvalidInput, $"{CountText.Of(plan.Positions.Count, "payload")} would be disposed of and cannot be had back. Say --yes when that is meant.");
            var result = workplace.Disposal.Dispose(plan, parsed.GetRequiredValue(decision), cancellationToken: frame.Stop);
            frame.Console.Text.WriteLine($"{CountText.Of(result.Payloads, "payload")} disposed of, {CountText.Of(result.Releases, "of them of a release", "of them of releases")}; {CountText.Of(result.Kept, "is", "are")} kept for what was gone on with later.");
            return ExitCode.Done;
        });
        return command;
    }
}
