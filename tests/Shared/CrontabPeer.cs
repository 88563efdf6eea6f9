using Xunit;

namespace RadOps.Tests.Shared;

/// <summary>
/// The machine's own crontab program, over a spool of the test's own: it runs where a folder of the test's stands in the place of cron's. Where that cannot be arranged the test is skipped, and says so.
/// </summary>
public sealed class CrontabPeer : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CrontabPeer()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the spool is hidden with Linux' mount namespaces");
        var (crontab, unshare) = (Peer.Require("cron", "crontab"), Peer.Require("util-linux", "unshare"));
        // setgid programs lose their group in a namespace of somebody who is not root.
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can put a spool of its own in the place of cron's");
        var spool = folder.File("spool/x");
        Program = folder.File("bin/crontab");
        File.WriteAllText(Program, $"#!/bin/sh\nexec {unshare} --mount sh -c 'mount --bind \"$0\" /var/spool/cron/crontabs && exec {crontab} \"$@\"' '{Path.GetDirectoryName(spool)}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var trial = Peer.Run(unshare, ["--mount", "true"]);
        Assert.SkipUnless(trial.ExitCode == 0, $"a mount namespace cannot be had here: {trial.Errors.Trim()}");
    }

    /// <summary>A program that is crontab in all but where its spool is.</summary>
    public string Program { get; }

    /// <summary>The crontab as crontab shows it; null where there is none.</summary>
    public string? Text => Peer.Run(Program, ["-l"]) is { ExitCode: 0, Output: var text } ? text : null;

    /// <summary>Installs a crontab, as its user would.</summary>
    public void Install(byte[] text)
    {
        var file = folder.File("tab");
        File.WriteAllBytes(file, text);
        var (code, _, errors) = Peer.Run(Program, [file]);
        Assert.True(code == 0, errors);
    }

    /// <summary>Installs a crontab, as its user would.</summary>
    public void Install(string text) => Install(System.Text.Encoding.UTF8.GetBytes(text));

    public void Dispose() => folder.Dispose();
}
