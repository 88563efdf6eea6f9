using System.Text.Json;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests.Batch;

/// <summary>Processes that are killed at any point of a batch, again and again, until it is done.</summary>
public sealed class KillCampaignTests
{
    /// <summary>The steps that a batch of files has.</summary>
    private static readonly ExportStepKind[] steps =
    [
        ExportStepKind.Begin, ExportStepKind.Stage, ExportStepKind.AddReport, ExportStepKind.WriteDirectory, ExportStepKind.WritePages,
        ExportStepKind.Verify, ExportStepKind.Publish, ExportStepKind.Papers, ExportStepKind.Register,
    ];

    private readonly Random random = new(20261127);
    private readonly Dictionary<ExportStepKind, int> hits = steps.ToDictionary(step => step, _ => 0);
    private int kills;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_that_is_killed_anywhere_ends_with_each_order_done_once()
    {
        var wanted = Campaign.Count(4, 320);
        while (kills < wanted)
        {
            using var yard = new OrderYard(12);
            await KillUntilDoneAsync(yard, wanted);
            yard.AssertEachOnce();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{kills} kills; orders hit in the step {string.Join(", ", hits.Select(hit => FormattableString.Invariant($"{hit.Key} {hit.Value}")))}"));
        Assert.True(kills >= wanted);
        if (Campaign.IsFull) Assert.All(hits, hit => Assert.True(hit.Value > 0, $"no kill hit the step {hit.Key}"));
        else Assert.NotEqual(0, hits.Values.Sum());
    }

    private async Task KillUntilDoneAsync(OrderYard yard, int wanted)
    {
        using var register = yard.OpenRegister();
        while (true)
        {
            var resumes = random.Next(4) == 0;
            using var process = resumes ? yard.Resume() : yard.Begin();
            var target = register.ReadHead().Position + random.Next(kills < wanted ? 40 : int.MaxValue / 2);
            var spin = random.Next(3_000);
            while (register.ReadHead().Position < target && !process.HasExited)
                await Task.Delay(1, Cancel);
            // Some microseconds more or less, so that a step is hit at its beginning, in its middle and at its end.
            Thread.SpinWait(spin);
            process.Kill();
            await process.WaitForExitAsync(Cancel);
            if (process.ExitCode is not 0)
            {
                kills++;
                Note([.. register.Read(new(), Cancel)], process.Id);
            }
            else if (!resumes)
            {
                return;
            }
        }
    }

    /// <summary>Counts the steps that the process was in the midst of, one for each of its workers.</summary>
    private void Note(List<RegisterEvent> events, int process)
    {
        var planned = new Dictionary<string, List<ExportStepKind>>();
        var at = new Dictionary<string, ExportStepKind?>();
        HashSet<string> verified = [];
        HashSet<string> its = [];
        foreach (var item in events)
        {
            var payload = JsonDocument.Parse(item.Payload!.Utf8).RootElement;
            if (!payload.TryGetProperty("exportId", out var named)) continue;
            var export = named.GetString()!;
            switch (item.Kind)
            {
                case EventKinds.ExportBegun:
                    planned[export] = [.. payload.GetProperty("steps").EnumerateArray().Select(step => Enum.Parse<ExportStepKind>(step.GetString()!))];
                    break;
                case EventKinds.ExportClaimed:
                    if (payload.GetProperty("process").GetInt32() == process) its.Add(export);
                    else its.Remove(export);
                    at[export] = verified.Contains(export) ? ExportStepKind.Publish : ExportStepKind.Stage;
                    break;
                case EventKinds.ExportStep:
                    var done = Enum.Parse<ExportStepKind>(payload.GetProperty("step").GetString()!);
                    if (done == ExportStepKind.Verify) verified.Add(export);
                    at[export] = planned[export].SkipWhile(step => step != done).Skip(1).FirstOrDefault(ExportStepKind.Close);
                    break;
                case EventKinds.Release:
                    its.Remove(export);
                    break;
            }
        }

        foreach (var export in its) hits[at[export]!.Value]++;
        // What had not been claimed yet was being planned and claimed.
        if (its.Count < 3) hits[ExportStepKind.Begin]++;
    }
}
