using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests.Batch;

/// <summary>Batches beside other batches, on a full disk, and with a register that somebody else holds; each as real processes.</summary>
public sealed class BatchFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Processes_that_work_through_the_same_orders_at_once_never_make_two_media()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what a process has open is seen in Linux' /proc");
        // The system decides who gets the register: one process may take all orders before another is let in, and nothing is tried then.
        var haveMet = false;
        for (var round = 0; round < Campaign.Count(1, 10) || (!haveMet && round < 10); round++)
        {
            using var yard = new OrderYard(20);
            Process[] processes;
            using (var gate = new SqliteConnection($"Data Source={yard.Register};Pooling=False"))
            {
                // Nobody can claim anything before all are at the register.
                gate.Open();
                using var hold = gate.BeginTransaction(deferred: false);
                processes = [yard.Begin(), yard.Begin(), yard.Begin()];
                while (processes.Any(process => !process.HasExited && !HasOpen(process, yard.Register))) await Task.Delay(5, Cancel);
            }

            foreach (var process in processes)
            {
                await process.WaitForExitAsync(Cancel);
                // What another is making just then is told as a failure of that order.
                Assert.InRange(process.ExitCode, 0, 2);
                process.Dispose();
            }

            using (var register = yard.OpenRegister())
            {
                var machines = register.Read(new() { Kinds = [EventKinds.ExportClaimed] }, Cancel).Select(item => System.Text.Json.JsonDocument.Parse(item.Payload!.Utf8).RootElement.GetProperty("process").GetInt32());
                haveMet |= machines.Distinct().Count() > 1;
            }

            yard.AssertEachOnce();
        }

        Assert.True(haveMet, "the processes did not meet in ten rounds");
    }

    private static bool HasOpen(Process process, string path)
    {
        try
        {
            return new DirectoryInfo($"/proc/{process.Id}/fd").EnumerateFiles().Any(file => file.LinkTarget == path);
        }
        catch (IOException)
        {
            return false; // it has just ended
        }
    }

    [Fact]
    public void A_batch_on_a_full_disk_is_finished_when_there_is_room()
    {
        // Twelve media of about 1.6 MB with their register.
        using var disk = new SmallDisk(8);
        using var yard = new OrderYard(12, pixels: 512, disk.Path);
        var (code, _, errors) = yard.Run();
        Assert.Equal(2, code);
        Assert.Matches("(DestinationFull|DestinationNotWritable|FileNotWritten|RegisterFull) [1-9]", errors);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(yard.Media, ".*"), path => path.EndsWith(".partial", StringComparison.Ordinal));

        disk.Grow(64);
        Assert.Equal(0, yard.Run().ExitCode);
        yard.AssertEachOnce();
    }

    [Fact]
    public void A_register_that_somebody_holds_ends_the_batch_after_a_while_and_costs_nothing()
    {
        Assert.SkipUnless(Campaign.IsFull, "a locked register is waited for half a minute: RADOPS_TEST_FULL=1 or ./build.sh test --full");
        using var yard = new OrderYard(12);
        using (var other = new SqliteConnection($"Data Source={yard.Register};Pooling=False"))
        {
            other.Open();
            using var hold = other.BeginTransaction(deferred: false);
            var began = Stopwatch.GetTimestamp();
            var (code, _, errors) = yard.Run();
            Assert.Equal(2, code);
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(110));
            Assert.Contains("Others have held the register", errors, StringComparison.Ordinal);
            Assert.Contains("12 not made (RegisterLocked 12)", errors, StringComparison.Ordinal);
            Assert.False(Directory.Exists(yard.Media));
        }

        Assert.Equal(0, yard.Run().ExitCode);
        yard.AssertEachOnce();
    }

    [Fact]
    public async Task A_register_that_somebody_takes_in_the_middle_of_a_batch_is_gone_on_with()
    {
        Assert.SkipUnless(Campaign.IsFull, "a locked register is waited for half a minute: RADOPS_TEST_FULL=1 or ./build.sh test --full");
        using var yard = new OrderYard(12);
        using var process = yard.Begin();
        using (var register = yard.OpenRegister())
        {
            while (register.ReadHead().Position < 20) await Task.Delay(1, Cancel);
        }

        using (var other = new SqliteConnection($"Data Source={yard.Register};Pooling=False"))
        {
            other.Open();
            using var hold = other.BeginTransaction(deferred: false);
            await process.WaitForExitAsync(Cancel);
            Assert.Equal(2, process.ExitCode);
        }

        Assert.Equal(0, yard.Run().ExitCode);
        yard.AssertEachOnce();
    }
}
