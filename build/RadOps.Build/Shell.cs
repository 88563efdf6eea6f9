using System.ComponentModel;
using System.Diagnostics;

namespace RadOps.Build;

/// <summary>Runs programs: their text goes where ours goes, and no program is left behind.</summary>
internal static class Shell
{
    /// <summary>Longer than anything here takes on two slow cores: a runner that hangs must not take the whole of CI's time.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <summary>Runs a program and gives its exit code.</summary>
    /// <exception cref="BuildException">It cannot be started, or did not end in time.</exception>
    internal static int Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments);
        // Compiler nodes that outlive the build would hold a CI job's output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Start(start);
        if (process.WaitForExit(Limit))
            return process.ExitCode;
        process.Kill(entireProcessTree: true);
        throw new BuildException($"{Path.GetFileName(program)} did not end within {Limit.TotalMinutes:0} minutes and was stopped.");
    }

    /// <summary>Runs <c>dotnet</c> and stops the build where it fails.</summary>
    internal static void Dotnet(params string[] arguments)
    {
        if (Run("dotnet", arguments) != 0)
            throw new BuildException($"dotnet {string.Join(' ', arguments)} failed.");
    }

    /// <summary>Runs a program for what it prints; null when it is not there or fails.</summary>
    internal static string? Ask(string program, params string[] arguments)
    {
        try
        {
            using var process = Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
            process.BeginErrorReadLine(); // Read and dropped, so that the pipe never fills.
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? text : null;
        }
        catch (BuildException)
        {
            return null; // Not installed is an answer here.
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new BuildException($"{start.FileName} could not be started.");
        }
        catch (Win32Exception failure)
        {
            throw new BuildException($"{start.FileName} could not be started: {failure.Message}");
        }
    }
}
