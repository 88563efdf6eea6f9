using System.CommandLine;
using RadOps.Formats.Policies;

namespace RadOps.Cli.Commands;

/// <summary><c>radops policy new</c>: a starter pack, as New-ReleasePolicy.</summary>
internal static class PolicyNewCommand
{
    internal static Command Create(CommandFrame frame)
    {
        var organisation = new Argument<string>("ORGANISATION") { Description = "The organisation, as requests will name it." };
        var file = new Argument<string>("FILE") { Description = "The file to make." };
        var region = new Option<string?>("--region") { Description = "The region, in plain words." };
        var source = new Option<string?>("--source") { Description = "The routine's text, against which quotes will be checked.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("new", "Writes a starter pack for a hospital that has none.") { organisation, file, region, source, force };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"would write {path}");
                return ExitCode.Done;
            }

            new StarterPack { Organisation = parsed.GetRequiredValue(organisation), Region = parsed.GetValue(region), Source = parsed.GetValue(source) }.Write(path, overwrite: parsed.GetValue(force));
            frame.Console.Text.WriteLine(path);
            return ExitCode.Done;
        });
        return command;
    }
}
