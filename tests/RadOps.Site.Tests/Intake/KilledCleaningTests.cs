using System.Diagnostics;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Cleaning;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>Processes that are killed (SIGKILL) between any two deletions leave a case that another finishes.</summary>
public sealed class KilledCleaningTests
{
    private const string Home = "RADOPS_TEST_INTAKE";
    private const string After = "RADOPS_TEST_INTAKE_AFTER";

    [Fact]
    [Requirement("F-30")]
    public async Task A_case_that_was_killed_after_any_deletion_is_completed_by_another_process()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the bin and the thumbnails of a Linux desktop");
        var killed = 0;
        for (var after = 1; ; after++)
        {
            using var bench = new IntakeBench();
            var (caseId, traces) = Prepare(bench);
            using var process = Start(bench.Root, after);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var done = traces.Count(trace => !File.Exists(trace));
            if (done == traces.Count && !bench.Desk.Case(caseId).IsOpen) break; // it came to its end before it was to be killed
            killed++;
            Assert.Equal(after, done);
            var found = bench.Desk.Case(caseId);
            Assert.True(found.IsOpen);
            Assert.Equal(PatientFileStatus.Saved, found.Files[0].Status);
            // Nobody says anew what was confirmed before.
            Assert.False(bench.Complete(caseId).IsOpen);
            Assert.DoesNotContain(traces, File.Exists);
        }

        Assert.Equal(8, killed);
    }

    /// <summary>What the other processes run: this same program, with only this test.</summary>
    [Fact(Explicit = true)]
    public void Worker()
    {
        var root = Environment.GetEnvironmentVariable(Home);
        Assert.SkipWhen(root is null, "only started by the test above");
        var left = int.Parse(Environment.GetEnvironmentVariable(After)!, System.Globalization.CultureInfo.InvariantCulture);
        var bench = new IntakeBench(root: root);
        var known = bench.Desk.Cases().Single();
        bench.Complete(known.CaseId, uploaded: true, told: item =>
        {
            if (item.Outcome == CleanUpOutcome.Deleted && --left == 0) Process.GetCurrentProcess().Kill();
        });
    }

    private static (string CaseId, IReadOnlyList<string> Traces) Prepare(IntakeBench bench)
    {
        var file = bench.Download("a.png", PatientFiles.Png(1));
        var known = bench.Take(PatientFileClass.Image, file);
        return (known.CaseId,
        [
            bench.Thumbnail(file),
            bench.Thumbnail(Path.Combine(bench.Downloads, "slängd.png"), "large"),
            bench.Download("a.png.part", PatientFiles.Png(1)[..30]),
            Path.Combine(bench.Picsara, known.CaseId, $"{known.CaseId}-1.png"),
            bench.ThrowAway(bench.Download("slängd.png", PatientFiles.Png(1))),
            Path.Combine(bench.Trash, "info", "slängd.png.trashinfo"),
            bench.Download("a (1).png", PatientFiles.Png(1)),
            file,
        ]);
    }

    private static Process Start(string root, int after)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(KilledCleaningTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(KilledCleaningTests).FullName}.{nameof(Worker)}" },
            Environment = { [Home] = root, [After] = after.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
