using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Register.Integrity;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops register verify|digest|key</c>: the register proves itself, as Test-RegisterIntegrity and Export-RegisterDigest.</summary>
internal static class RegisterProofCommand
{
    private static readonly ResultColumn<RegisterIntegrity>[] Columns =
    [
        new(nameof(RegisterIntegrity.Holds), found => found.Holds),
        new(nameof(RegisterIntegrity.Events), found => found.Events),
        new(nameof(RegisterIntegrity.Code), found => found.Code),
        new(nameof(RegisterIntegrity.Position), found => found.Position),
        new(nameof(RegisterIntegrity.Message), found => found.Message),
        new(nameof(RegisterIntegrity.Hash), found => found.Hash, InTable: false),
        new(nameof(RegisterIntegrity.Disposed), found => found.Disposed, InTable: false),
        new(nameof(RegisterIntegrity.Location), found => found.Location, InTable: false),
        new(nameof(RegisterIntegrity.CheckedAt), found => ResultText.Of(found.CheckedAt), InTable: false),
        new(nameof(RegisterIntegrity.Digests), found => found.Digests.Select(Text).ToList(), InTable: false),
        new(nameof(RegisterIntegrity.Checkpoints), found => found.Checkpoints.Select(Text).ToList(), InTable: false),
    ];

    internal static Command Verify(CommandFrame frame)
    {
        var register = new Argument<string?>("REGISTER") { Description = "The register: a file, sqlite:FILE, sqlserver:… or postgres:…; no site file is then read. Without it, the one that --register or the site file names.", Arity = ArgumentArity.ZeroOrOne };
        var digests = new Option<string[]>("--digest") { Description = "A digest that was taken earlier; may be given several times.", HelpName = "FILE" };
        var publicKey = new Option<string?>("--public-key") { Description = "The public key that digests and checkpoints must be signed by.", HelpName = "FILE" };
        var command = new Command("verify", "Walks all events and says the first that does not hold, also against what was certified earlier.") { register, digests, publicKey };
        command.SetAction(parsed =>
        {
            using var workplace = parsed.GetValue(register) is { } named
                ? Workplace.Open(new WorkplaceOptions { Register = named, ReadOnly = true, Environment = _ => null, Warning = frame.Console.Error, Stopping = frame.Stop })
                : frame.Options.Open(parsed, frame.Console);
            using var key = parsed.GetValue(publicKey) is { } keyFile ? DigestFiles.ReadKey(Path.GetFullPath(keyFile)) : null;
            var earlier = (parsed.GetValue(digests) ?? []).Select(file => (file, DigestFiles.Read(Path.GetFullPath(file)))).ToList();
            using var store = workplace.OpenRegisterForReading() ?? throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register there, so there is nothing to verify.", parsed.GetValue(register));
            var found = RegisterIntegrityCheck.Run(store, workplace.Clock, earlier, key, Walked(frame), frame.Stop);
            using var writer = ResultWriter<RegisterIntegrity>.Create(frame.Options.Output(parsed), frame.Console, Columns);
            writer.Write(found);
            writer.End();
            return found.Holds ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }

    internal static Command Digest(CommandFrame frame)
    {
        var to = new Option<string?>("--to") { Description = "The file to write; without it, the digest is only shown.", HelpName = "FILE" };
        var keyFile = new Option<string?>("--key") { Description = "The private key that signs the digest.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("digest", "Takes a few lines that say what the register is now, to be kept by somebody who does not own it, and records them as a checkpoint.") { to, keyFile, force };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            if (!workplace.HasRegister) throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register there, so there is nothing to certify.");
            using var key = parsed.GetValue(keyFile) is { } file ? DigestFiles.ReadKey(Path.GetFullPath(file)) : null;
            var checkpoints = new RegisterCheckpoints(workplace.Register, workplace.Clock, workplace.Operator);
            var digest = checkpoints.Take(key, Walked(frame), frame.Stop);
            if (!frame.Options.WhatIf(parsed))
            {
                // First the file: a checkpoint that is recorded says that there is a digest somewhere.
                if (parsed.GetValue(to) is { } path) DigestFiles.Write(digest, Path.GetFullPath(path), parsed.GetValue(force));
                checkpoints.Record(digest, frame.Stop);
            }

            frame.Console.Text.Write(digest);
            return ExitCode.Done;
        });
        return command;
    }

    internal static Command Key(CommandFrame frame)
    {
        var path = new Argument<string>("FILE") { Description = "Where the private key is written; the public one gets .pub after it." };
        var command = new Command("key", "Makes a pair of keys that sign and prove digests. Keep the private one where the register's owner cannot reach it.") { path };
        command.SetAction(parsed =>
        {
            var full = Path.GetFullPath(parsed.GetRequiredValue(path));
            if (frame.Options.WhatIf(parsed))
                frame.Console.Text.WriteLine($"A pair of keys would be made: {full} and {full}.pub.");
            else
                frame.Console.Text.WriteLine($"Private key {full}, public key {DigestFiles.MakeKeys(full)}.");
            return ExitCode.Done;
        });
        return command;
    }

    internal static Told<long> Walked(CommandFrame frame) => new(count => frame.Console.Progress($"{CountText.Of(count, "event")}"));

    private static string Text(DigestVerdict verdict) => $"{verdict.Source}: {(verdict.IsSigned ? "signed; " : "")}{verdict.Message}";
}
