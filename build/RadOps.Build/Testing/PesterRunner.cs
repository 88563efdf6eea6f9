using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace RadOps.Build.Testing;

/// <summary>Runs the module's tests in a real PowerShell, where there is one with Pester; says so, loudly, where there is not.</summary>
internal static class PesterRunner
{
    private const string Probe = "if ($PSVersionTable.PSVersion -ge [version]'7.6') { (Get-Module -ListAvailable Pester | Where-Object Version -ge 5.5).Count }";

    internal static TestOutcome Run(Repository repository, string reports, IReadOnlyDictionary<string, string> environment)
    {
        if (Shell.Ask("pwsh", "-NoProfile", "-NonInteractive", "-Command", Probe)?.Trim() is null or "" or "0")
            return NotRun();
        var report = Path.Combine(reports, "Module.json");
        File.Delete(report);
        Shell.Dotnet("msbuild", repository.Path("tests", "Module", "OtherVersions"), "-restore", $"-p:Configuration={Repository.Configuration}", "-v:quiet", "-nologo");
        var watch = Stopwatch.StartNew();
        var exit = Shell.Run("pwsh", ["-NoProfile", "-NonInteractive", "-File", repository.Path("tests", "Module", "Invoke-ModuleTest.ps1"), "-Report", report], environment);
        if (!File.Exists(report))
            return TestOutcome.Failed($"Module: pwsh ended with {exit} and without a report");
        var found = JsonSerializer.Deserialize<Report>(File.ReadAllText(report), JsonSerializerOptions.Web)!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Module (Pester): {found.Passed} of {found.Passed + found.Failed.Length} passed, {found.Skipped.Length} skipped, {watch.Elapsed.TotalSeconds:0.0} s"));
        var outcome = new TestOutcome(found.Passed, found.Failed, found.Skipped);
        return found.Passed + found.Failed.Length > 0 ? outcome : outcome + TestOutcome.Failed("Module: Pester ran no test");
    }

    private static TestOutcome NotRun()
    {
        Console.WriteLine("""
            ┌──────────────────────────────────────────────────────────────────────────┐
            │  THE CMDLET TESTS DID NOT RUN.                                           │
            │  They need pwsh 7.6 or later with Pester 5.5 or later, and one of them   │
            │  is not on this machine. What the module does is not proved by this run. │
            └──────────────────────────────────────────────────────────────────────────┘
            """);
        const string reason = "Module: the cmdlet tests, since pwsh 7.6 with Pester 5.5 is not installed";
        var required = Environment.GetEnvironmentVariable("RADOPS_TEST_REQUIRE")?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return required.Contains("pwsh") ? TestOutcome.Failed(reason) : new TestOutcome(0, [], [reason]);
    }

    /// <summary>What Invoke-ModuleTest.ps1 writes.</summary>
    private sealed record Report(int Passed, string[] Failed, string[] Skipped);
}
