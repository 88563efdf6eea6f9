using System.Diagnostics;
using RadOps.Core.Continuity.Journals;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity;

/// <summary>Processes that write to one journal on a real disk, and are killed in the middle of it.</summary>
public sealed class KilledProcessTests
{
    private const string Folder = "RADOPS_TEST_JOURNAL";
    private const string Told = "told.txt";

    [Fact]
    public async Task Killed_processes_leave_every_number_that_they_were_told_and_none_twice()
    {
        using var folder = new TemporaryFolder();
        var told = folder.File(Told);
        await File.WriteAllTextAsync(told, "", TestContext.Current.CancellationToken);
        for (var round = 0; round < Campaign.Count(2, 40); round++)
        {
            var before = Lines(told).Count;
            List<Process> workers = [Start(folder.Path), Start(folder.Path)];
            while (Lines(told).Count < before + 20 && workers.TrueForAll(worker => !worker.HasExited)) await Task.Delay(5, TestContext.Current.CancellationToken);
            foreach (var worker in workers)
            {
                worker.Kill();
                await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
                worker.Dispose();
            }

            var bench = new OutageBench(files: new JournalFolder(folder.Path));
            Assert.True(Lines(told).Count >= before + 20);
            Assert.Equal(Lines(told).Count, Lines(told).Distinct().Count());
            var numbers = Core.Continuity.OutageLedger.Of(bench.Journal.Read(), drill: false).Given.Keys.ToHashSet();
            Assert.Subset(numbers, Lines(told).ToHashSet());
            Assert.DoesNotContain(bench.Journal.State.Faults, fault => fault.Kind is JournalFaultKind.Damaged or JournalFaultKind.Missing or JournalFaultKind.Forked);
        }
    }

    /// <summary>What the other processes run: this same program, with only this test.</summary>
    [Fact(Explicit = true)]
    public void Worker()
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        Assert.SkipWhen(folder is null, "only started by the test above");
        var bench = new OutageBench(files: new JournalFolder(folder));
        using var told = new FileStream(Path.Combine(folder, Told), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        while (true) told.Write(System.Text.Encoding.UTF8.GetBytes(bench.Downtime.GiveNumbers(1, null, null, drill: false)[0].Number + "\n"));
    }

    private static List<string> Lines(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = reader.ReadToEnd();
        // A process may be killed while it writes here too: only whole lines count.
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Length >= 18)];
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(KilledProcessTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(KilledProcessTests).FullName}.{nameof(Worker)}" },
            Environment = { [Folder] = folder },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }
}
