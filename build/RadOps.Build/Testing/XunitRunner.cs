using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace RadOps.Build.Testing;

/// <summary>Runs an xunit project, which is an executable, and reads its XML report.</summary>
internal static class XunitRunner
{
    internal static TestOutcome Run(string project, string reports, IReadOnlyDictionary<string, string> environment)
    {
        var name = Path.GetFileName(project);
        var report = Path.Combine(reports, $"{name}.xml");
        File.Delete(report);
        var executable = Path.Combine(project, "bin", Repository.Configuration, Repository.Framework, $"{name}.dll");
        if (!File.Exists(executable))
            return TestOutcome.Failed($"{name}: {executable} was not built");
        var watch = Stopwatch.StartNew();
        var exit = Shell.Run("dotnet", ["exec", executable, "-noLogo", "-noColor", "-reporter", "quiet", "-xml", report], environment);
        if (!File.Exists(report))
            return TestOutcome.Failed($"{name}: ended with {exit} and without a report");
        var outcome = Read(XDocument.Load(report));
        // A runner that fails without a failed test has crashed; one without any test proves nothing.
        if (exit != 0 && outcome.Failures.Count == 0)
            outcome += TestOutcome.Failed($"{name}: ended with {exit}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {outcome.Passed} of {outcome.Passed + outcome.Failures.Count} passed, {outcome.Skips.Count} skipped, {watch.Elapsed.TotalSeconds:0.0} s"));
        return outcome;
    }

    internal static TestOutcome Read(XDocument report)
    {
        var tests = report.Descendants("test").ToLookup(test => (string?)test.Attribute("result"));
        return new TestOutcome(
            tests["Pass"].Count(),
            [.. tests["Fail"].Select(Name), .. report.Descendants("error").Select(error => $"{(string?)error.Attribute("type")}: {(string?)error.Attribute("name")}")],
            [.. tests["Skip"].Select(test => $"{Name(test)}: {test.Element("reason")?.Value.Trim()}")]);
    }

    private static string Name(XElement test) => (string?)test.Attribute("name") ?? "a test without a name";
}
