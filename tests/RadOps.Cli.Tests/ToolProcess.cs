using System.Diagnostics;
using System.Text;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>radops, run as a process of its own, in a folder of its own, with nothing of the user's about it.</summary>
public sealed class ToolProcess : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("radops-cli-");

    /// <summary>The folder in which it runs.</summary>
    public string Folder => folder.FullName;

    /// <summary>Environment variables beside the usual ones.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Writes a file into the folder and gives its name.</summary>
    public string File(string name, string contents) => File(name, Encoding.UTF8.GetBytes(contents));

    /// <summary>Writes a file into the folder and gives its name.</summary>
    public string File(string name, byte[] contents)
    {
        System.IO.File.WriteAllBytes(Path.Combine(Folder, name), contents);
        return name;
    }

    /// <summary>Runs it to its end.</summary>
    public (int ExitCode, string Output, string Errors) Run(params string[] args) => RunWith("", args);

    /// <summary>Runs it to its end with something on its standard input.</summary>
    public (int ExitCode, string Output, string Errors) RunWith(string input, params string[] args)
    {
        using var process = Start(args);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(120)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("radops did not end");
        }

        Task.WaitAll([output, errors], TestContext.Current.CancellationToken);
        return (process.ExitCode, output.GetAwaiter().GetResult(), OwnErrors(errors.GetAwaiter().GetResult()));
    }

    /// <summary>
    /// What it said of its work. That the machine has no SQLite library of its own, as one with nothing but the SDK may not, is said once by each process, and is not what
    /// these tests are about.
    /// </summary>
    private static string OwnErrors(string errors) =>
        string.Concat(errors.Split('\n').SkipWhile(line => line.Contains("has no SQLite library", StringComparison.Ordinal)).Select((line, index) => index == 0 ? line : "\n" + line));

    /// <summary>Starts it; the caller ends it.</summary>
    public Process Start(params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "radops.exe" : "radops"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
            WorkingDirectory = Folder,
        };
        foreach (var arg in args)
            start.ArgumentList.Add(arg);
        start.Environment.Remove("RADOPS_SITE");
        start.Environment["XDG_DATA_HOME"] = Path.Combine(Folder, "data");
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end where no file may become longer than two blocks of 1,024 bytes: writing beyond fails as on a full disk. Needs bash.</summary>
    public (int ExitCode, string Output, string Errors) RunLimited(params string[] args)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", "trap '' XFSZ; ulimit -f 2; exec \"$@\"", "bash", Path.Combine(AppContext.BaseDirectory, "radops"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        // The runtime's own files are longer than that.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    /// <summary>Runs it to its end as on a machine without ICU: where it alone looks, the library's files are empty. Where that cannot be arranged, the test is skipped and says so.</summary>
    public (int ExitCode, string Output, string Errors) RunWithoutLanguageData(params string[] args)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "files are hidden with Linux' mount namespaces");
        var unshare = Peer.Require("util-linux", "unshare");
        // Whoever is not root is root in a namespace of their own.
        string[] apart = System.Environment.IsPrivilegedProcess ? ["--mount"] : ["--map-root-user", "--mount"];
        var trial = Peer.Run(unshare, [.. apart, "true"]);
        Assert.SkipUnless(trial.ExitCode == 0, $"a mount namespace cannot be had here: {trial.Errors.Trim()}");
        const string Hide = "for file in $(ldconfig -p | sed -n 's/.*=> \\(.*libicu.*\\)/\\1/p'); do mount --bind /dev/null \"$(readlink -f \"$file\")\" || exit 99; done; exec \"$@\"";
        var start = new ProcessStartInfo(unshare, [.. apart, "sh", "-c", Hide, "sh", Path.Combine(AppContext.BaseDirectory, "radops"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["PATH"] += ":/usr/sbin:/sbin";
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
