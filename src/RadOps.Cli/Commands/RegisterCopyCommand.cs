using System.CommandLine;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Register.Interchange;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops register backup|restore|export</c>, and <c>import</c> of a file of events.</summary>
internal static class RegisterCopyCommand
{
    internal static Command Backup(CommandFrame frame)
    {
        var path = new Argument<string>("FILE") { Description = "Where the copy is written. An existing file is never written over." };
        var command = new Command("backup", "Copies a register in a file while others use it, and proves the copy, chain and all.") { path };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var full = Path.GetFullPath(parsed.GetRequiredValue(path));
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"The register would be copied to {full}.");
                return ExitCode.Done;
            }

            var found = workplace.BackUpRegister(full, frame.Stop);
            frame.Console.Text.WriteLine($"{CountText.Of(found.Events, "event")} copied to {full}, and proved.");
            return ExitCode.Done;
        });
        return command;
    }

    internal static Command Restore(CommandFrame frame)
    {
        var path = new Argument<string>("FILE") { Description = "The backup." };
        var replace = new Option<bool>("--replace") { Description = "Put a register that is there aside, under a name with the time, in the same folder. Nobody may use it then." };
        var command = new Command("restore", "Puts a backup in the register's place once it is proved.") { path, replace };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var full = Path.GetFullPath(parsed.GetRequiredValue(path));
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"{full} would be put in the register's place.");
                return ExitCode.Done;
            }

            var (found, aside) = workplace.RestoreRegister(full, parsed.GetValue(replace), frame.Stop);
            frame.Console.Text.WriteLine($"{CountText.Of(found.Events, "event")} restored, and proved.{(aside is null ? "" : $" The former register is now {aside}.")}");
            return ExitCode.Done;
        });
        return command;
    }

    internal static Command Export(CommandFrame frame)
    {
        var path = new Argument<string>("FILE") { Description = "The file to write: NDJSON, a line for each event. It holds identities, and nobody else may read it." };
        var without = new Option<bool>("--without-payloads") { Description = "Leave out the payloads, which hold identities: the chain can still be checked, but no register can be made of the file." };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("export", "Writes all events to a file that another engine takes in with the chain intact.") { path, without, force };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            using var store = workplace.OpenRegisterForReading() ?? throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register there, so there is nothing to write.");
            var full = Path.GetFullPath(parsed.GetRequiredValue(path));
            if (!parsed.GetValue(force) && Path.Exists(full))
                throw new RadOpsException("FileExists", ErrorKind.Conflict, $"{full} exists already. Choose another name, or say that it may be replaced (--force).", full);
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"{CountText.Of(store.ReadHead().Position, "event")} would be written to {full}.");
                return ExitCode.Done;
            }

            var head = RegisterHead.Empty;
            AtomicFile.Write(full, stream => head = RegisterFile.Write(store, stream, !parsed.GetValue(without), RegisterProofCommand.Walked(frame), frame.Stop), isPrivate: true);
            frame.Console.Text.WriteLine($"{CountText.Of(head.Position, "event")} written to {full}.");
            return ExitCode.Done;
        });
        return command;
    }

    internal static int ImportEvents(CommandFrame frame, Workplace workplace, string path, bool whatIf)
    {
        if (whatIf)
        {
            frame.Console.Text.WriteLine($"The events of {path} would be taken into a new register.");
            return ExitCode.Done;
        }

        var head = workplace.ImportEvents(path, RegisterProofCommand.Walked(frame), frame.Stop);
        frame.Console.Text.WriteLine($"The register holds {CountText.Of(head.Position, "event")}, and the chain is that of {path}.");
        return ExitCode.Done;
    }
}
