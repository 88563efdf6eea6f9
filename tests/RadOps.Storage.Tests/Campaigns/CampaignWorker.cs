using System.Diagnostics;
using System.Globalization;
using System.Text;
using RadOps.Core;
using RadOps.Core.Register;
using Xunit;

namespace RadOps.Storage.Tests.Campaigns;

/// <summary>A process that writes numbered events to a register until all are there. It is told nothing of what it has written: started again, it finds that in the register.</summary>
public sealed class CampaignWorker : IDisposable
{
    private const string Register = "RADOPS_TEST_REGISTER";
    private const string Number = "RADOPS_TEST_WORKER";
    private const string Count = "RADOPS_TEST_EVENTS";
    private const string Most = "RADOPS_TEST_BATCH";
    private const string Seed = "RADOPS_TEST_SEED";

    private readonly Process? process;
    private readonly StringBuilder said = new();

    public CampaignWorker()
    {
    }

    private CampaignWorker(Process process) => this.process = process;

    internal bool IsRunning => !process!.HasExited;

    internal int ExitCode => process!.ExitCode;

    internal string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    /// <summary>What the worker calls itself: its journal, and the subject of its events.</summary>
    internal static string JournalOf(int number) => string.Create(CultureInfo.InvariantCulture, $"PC{number}");

    internal static CampaignWorker Start(string register, int number, int count, int most, int seed)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(CampaignWorker).Assembly.Location, "-explicit", "only", "-method", $"{typeof(CampaignWorker).FullName}.{nameof(Work)}" },
            Environment = { [Register] = register, [Number] = Text(number), [Count] = Text(count), [Most] = Text(most), [Seed] = Text(seed) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var worker = new CampaignWorker(Process.Start(start)!);
        worker.process!.OutputDataReceived += worker.Hear;
        worker.process.ErrorDataReceived += worker.Hear;
        worker.process.BeginOutputReadLine();
        worker.process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>What the other processes run: this same program, with only this test.</summary>
    [Fact(Explicit = true)]
    public void Work()
    {
        var register = Environment.GetEnvironmentVariable(Register);
        Assert.SkipWhen(register is null, "only started by a campaign");
        var (journal, count, random) = (JournalOf(Given(Number)), Given(Count), new Random(Given(Seed)));
        for (var faults = 0; ;)
        {
            try
            {
                using var store = RegisterFactory.Open(register, TimeProvider.System, RegisterAccess.Existing);
                for (var written = Written(store, journal); written < count;)
                {
                    var batch = Math.Min(random.Next(1, Given(Most) + 1), count - written);
                    var appended = store.Append([.. Enumerable.Range(written + 1, batch).Select(number => New(journal, number))]);
                    Assert.Equal(Enumerable.Range(written + 1, batch).Select(number => (long)number), appended.Select(item => item.Sequence));
                    written += batch;
                }

                return;
            }
            catch (RadOpsException fault) when (fault.Code is "RegisterUnreachable" or "RegisterLocked" && ++faults < 100)
            {
                // The server takes no connections while it starts; what was sent last may be there, so it is looked for.
                Thread.Sleep(100);
            }
        }
    }

    public void Dispose() => process?.Dispose();

    internal void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    internal void WaitForExit() => process!.WaitForExit();

    private static int Written(IRegisterStore store, string journal)
    {
        var written = 0;
        foreach (var item in store.Read(new RegisterQuery { Subject = journal })) Assert.Equal(++written, item.Sequence);
        return written;
    }

    private static NewEvent New(string journal, int number) => TestEvents.New(number, string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{number}}}"""), journal) with
    {
        Id = EventId.For(EventKinds.Release, string.Create(CultureInfo.InvariantCulture, $"{journal}:{number}")),
        Journal = journal,
        Sequence = number,
    };

    private static int Given(string name) => int.Parse(Environment.GetEnvironmentVariable(name)!, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (said) said.AppendLine(line.Data);
    }
}
