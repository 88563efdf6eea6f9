using System.Diagnostics;
using System.Text;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>Several processes write to one register at once, and some are killed in the middle of it.</summary>
public sealed class ProcessTests
{
    private const string Register = "RADOPS_TEST_REGISTER";
    private const string Batches = "RADOPS_TEST_BATCHES";

    [Fact]
    public async Task Processes_append_at_once_and_the_chain_holds()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("register.db");
        var batches = Campaign.Count(20, 500);
        var workers = Enumerable.Range(0, Campaign.Count(3, 8)).Select(_ => Start(path, batches)).ToList();
        foreach (var worker in workers)
        {
            await worker.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(worker.Process.ExitCode == 0, worker.Said.ToString());
        }

        using var store = RegisterFactory.Open(path, TimeProvider.System, RegisterAccess.Existing);
        Assert.Equal(workers.Count * batches * 10, store.ReadHead().Position);
        Assert.True(store.Walk().Holds);
    }

    [Fact]
    public async Task A_killed_process_leaves_whole_batches_and_a_chain_that_holds()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("register.db");
        RegisterFactory.Open(path, TimeProvider.System).Dispose();
        var random = new Random(20261121);
        for (var round = 0; round < Campaign.Count(3, 40); round++)
        {
            using var worker = Start(path, 1_000_000).Process;
            using var store = RegisterFactory.Open(path, TimeProvider.System, RegisterAccess.Existing);
            var before = store.ReadHead().Position;
            while (store.ReadHead().Position == before && !worker.HasExited) await Task.Delay(5, TestContext.Current.CancellationToken);
            await Task.Delay(random.Next(40), TestContext.Current.CancellationToken);
            worker.Kill();
            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(store.ReadHead().Position > before);
            Assert.Equal(0, store.ReadHead().Position % 10);
            Assert.True(store.Walk().Holds);
        }
    }

    /// <summary>What the other processes run: this same program, with only this test.</summary>
    [Fact(Explicit = true)]
    public void Worker()
    {
        var path = Environment.GetEnvironmentVariable(Register);
        Assert.SkipWhen(path is null, "only started by the tests above");
        using var store = RegisterFactory.Open(path, TimeProvider.System);
        for (var batch = 0; batch < int.Parse(Environment.GetEnvironmentVariable(Batches)!, System.Globalization.CultureInfo.InvariantCulture); batch++)
            store.Append(TestEvents.Many(10));
    }

    private static (Process Process, StringBuilder Said) Start(string path, int batches)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(ProcessTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(ProcessTests).FullName}.{nameof(Worker)}" },
            Environment = { [Register] = path, [Batches] = batches.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var said = new StringBuilder();
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginOutputReadLine();
        return (process, said);
    }
}
