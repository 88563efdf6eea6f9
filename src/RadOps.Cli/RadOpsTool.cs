using System.CommandLine;
using RadOps.Cli.Commands;
using RadOps.Cli.Output;
using RadOps.Core;

namespace RadOps.Cli;

/// <summary>The console tool: parses the command line, runs one command, and turns whatever fails into one line and an exit code.</summary>
internal static class RadOpsTool
{
    internal static int Run(string[] args)
    {
        using var console = ToolConsole.Open();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            // The command stops at its next step, and leaves things as they should be.
            e.Cancel = true;
            stop.Cancel();
        };

        var root = Root(console, stop.Token);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                console.Error(error.Message);
            console.Error($"see '{CommandPath(parsed)} --help'");
            return ExitCode.BadInput;
        }

        return Guard(console, () => parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }));
    }

    private static RootCommand Root(ToolConsole console, CancellationToken stop)
    {
        var options = new CommonOptions(stop);
        var root = new RootCommand("Decides by the hospital's own routine whether images and reports may be released, and proves what was done.");
        options.AddTo(root);
        var frame = new CommandFrame(options, console, stop);
        root.Add(CheckCommand.Create(frame));
        root.Add(ResolveCommand.Create(frame));
        root.Add(ExportCommand.Create(frame));
        root.Add(CompleteCommand.Create(frame));
        root.Add(NoteCommand.Create(frame));
        root.Add(PapersCommand.Create(frame));
        root.Add(ConsentCommand.Create(frame));
        root.Add(CorrectCommand.Create(frame));
        root.Add(DicomCommand.Create(frame));
        root.Add(MediumCommand.Create(frame));
        root.Add(SendCommand.Create(frame));
        root.Add(ConfirmCommand.Create(frame));
        root.Add(AuditCommand.Create(frame));
        root.Add(AuditMessageCommand.Create(frame));
        root.Add(SampleCommand.Create(frame));
        root.Add(DisclosureCommand.Create(frame));
        root.Add(RegisterCommand.Create(frame));
        root.Add(PolicyCommand.Create(frame));
        root.Add(FindCommand.Create(frame));
        root.Add(OutageCommand.Create(frame));
        root.Add(IntakeCommand.Create(frame));
        root.Add(SiteCommand.Create(frame));
        root.Add(SystemCommand.Create(frame));
        root.Add(DemoCommand.Create(frame));
        return root;
    }

    private static int Guard(ToolConsole console, Func<int> command)
    {
        try
        {
            var code = command();
            console.Flush();
            return code;
        }
        catch (OutputClosedException)
        {
            return ExitCode.OutputClosed;
        }
        catch (OperationCanceledException)
        {
            console.Error("stopped");
            return ExitCode.Stopped;
        }
        catch (RadOpsException failure)
        {
            console.Error(failure.Message);
            return ExitCode.Of(failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            console.Error(failure.Message);
            return ExitCode.BadInput;
        }
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new List<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, command.Command is RootCommand ? "radops" : command.Command.Name);
        return string.Join(' ', names);
    }
}
