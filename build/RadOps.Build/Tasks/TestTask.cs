using RadOps.Build.Testing;

namespace RadOps.Build.Tasks;

/// <summary>Builds, packs, runs every test there is, and ends with one line that sums them.</summary>
internal static class TestTask
{
    /// <param name="repository">What to test.</param>
    /// <param name="full">Long campaigns at their full length.</param>
    internal static int Run(Repository repository, bool full)
    {
        // Packed as well: the tests judge what is handed out.
        PackageTask.Run(repository);
        var reports = repository.Path("artifacts", "test-results");
        Directory.CreateDirectory(reports);
        var environment = new Dictionary<string, string>();
        if (full)
            environment["RADOPS_TEST_FULL"] = "1";

        // Pester runs on one thread and a third of the time that all takes: it goes beside the others.
        var module = Task.Run(() => PesterRunner.Run(repository, reports, environment));
        var total = TestOutcome.None;
        foreach (var project in Directory.EnumerateDirectories(repository.Path("tests"), "*.Tests").Order(StringComparer.Ordinal))
            total += XunitRunner.Run(project, reports, environment);
        total += module.GetAwaiter().GetResult();

        foreach (var skipped in total.Skips)
            Console.WriteLine($"skipped: {skipped}");
        foreach (var failure in total.Failures)
            Console.WriteLine($"FAILED: {failure}");
        Console.WriteLine($"{total.Passed} passed, {total.Failures.Count} failed, {total.Skips.Count} skipped");
        return total.Failures.Count == 0 && total.Passed > 0 ? 0 : 1;
    }
}
