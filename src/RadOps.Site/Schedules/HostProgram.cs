using System.ComponentModel;
using System.Diagnostics;
using RadOps.Core;

namespace RadOps.Site.Schedules;

/// <summary>A program of the machine's own that is asked for something and answers soon.</summary>
/// <param name="path">Full path of the program.</param>
/// <param name="before">Arguments that stand before those of each call.</param>
internal sealed class HostProgram(string path, params IReadOnlyList<string> before)
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);

    /// <summary>Its file name.</summary>
    internal string Name => Path.GetFileName(path);

    /// <summary>Full path of a program on the search path; null where it is not installed.</summary>
    internal static string? Find(string name, Func<string, string?> environment) =>
        (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads; null for nothing.</param>
    /// <exception cref="RadOpsException"><c>SchedulerRefused</c>: it cannot be started, or does not end.</exception>
    internal (int ExitCode, byte[] Output, string Errors) Run(IReadOnlyList<string> arguments, byte[]? input = null)
    {
        try
        {
            var start = new ProcessStartInfo(path, [.. before, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true };
            // What it says of an empty crontab is read: in English, whatever the user's language.
            start.Environment["LC_ALL"] = "C";
            using var process = Process.Start(start)!;
            using var output = new MemoryStream();
            var reading = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(output), Write(process, input));
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(patience))
            {
                process.Kill(entireProcessTree: true);
                throw new RadOpsException("SchedulerRefused", ErrorKind.Unreachable, FormattableString.Invariant($"{Name} did not end within {patience.TotalSeconds:0} seconds."), path);
            }

            reading.GetAwaiter().GetResult();
            return (process.ExitCode, output.ToArray(), errors.GetAwaiter().GetResult().Trim());
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            throw new RadOpsException("SchedulerRefused", ErrorKind.NotSupported, $"{path} cannot be run: {error.Message}", path, error);
        }
    }

    /// <summary>Runs it to its end, and takes any exit code but 0 for a refusal.</summary>
    /// <exception cref="RadOpsException"><c>SchedulerRefused</c>.</exception>
    internal byte[] Require(IReadOnlyList<string> arguments, byte[]? input = null)
    {
        var (code, output, errors) = Run(arguments, input);
        return code == 0 ? output : throw Refused(code, errors);
    }

    /// <summary>What is thrown where it says no.</summary>
    internal RadOpsException Refused(int code, string errors) =>
        new("SchedulerRefused", ErrorKind.NotPermitted, FormattableString.Invariant($"{Name} refused (exit code {code}): {(errors.Length > 0 ? errors : "it did not say why")}"), path);

    private static async Task Write(Process process, byte[]? input)
    {
        if (input is not null) await process.StandardInput.BaseStream.WriteAsync(input).ConfigureAwait(false);
        process.StandardInput.Close();
    }
}
