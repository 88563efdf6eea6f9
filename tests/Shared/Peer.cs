using System.Diagnostics;
using System.Text;
using Xunit;

namespace RadOps.Tests.Shared;

/// <summary>
/// Programs that judge RadOps' work or answer it. A test whose peer is absent is skipped with the reason, unless the environment variable
/// <c>RADOPS_TEST_REQUIRE</c> (names parted by comma or space, such as <c>dcmtk,orthanc</c>) lists its package: then absence is a failure.
/// </summary>
public static class Peer
{
    // Servers are often outside the PATH of an ordinary user.
    private static readonly string[] MoreFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"];

    /// <summary>Gives the full path of a program, or skips the test, or fails it when the package is required.</summary>
    /// <param name="package">The package that brings it, as it is named in <c>RADOPS_TEST_REQUIRE</c>.</param>
    /// <param name="program">The program's file name.</param>
    public static string Require(string package, string program)
    {
        if (Find(program) is { } path)
            return path;
        var reason = $"{program} is not installed (package {package})";
        Assert.False(IsRequired(package), $"{reason}, and RADOPS_TEST_REQUIRE lists it");
        Assert.Skip(reason);
        throw new UnreachableException();
    }

    /// <summary>Full path of a program, or null.</summary>
    public static string? Find(string program)
    {
        var names = OperatingSystem.IsWindows() ? new[] { program + ".exe", program + ".cmd" } : [program];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(MoreFolders)
            .Concat(PostgreSqlFolders());
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>Runs a program to its end and gives what it said; it is killed, and the test fails, when it takes longer than <paramref name="seconds"/>.</summary>
    public static PeerResult Run(string program, IEnumerable<string> arguments, string? folder = null, int seconds = 120)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder ?? "",
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        var errors = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeSpan.FromSeconds(seconds)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{Path.GetFileName(program)} did not end within {seconds} s");
        }
        process.WaitForExit(); // only this overload waits for the last of the output
        return new PeerResult(process.ExitCode, output.ToString(), errors.ToString());
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
            text.Append(line).Append('\n');
    }

    private static bool IsRequired(string package) =>
        (Environment.GetEnvironmentVariable("RADOPS_TEST_REQUIRE") ?? "")
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Contains(package, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> PostgreSqlFolders() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
}
