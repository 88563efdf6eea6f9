using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Export;

/// <summary>One export that was begun, as far as the register has come.</summary>
/// <param name="Event">Its begin.</param>
/// <param name="Begun">Its plan.</param>
internal sealed record KnownExport(RegisterEvent Event, ExportBegunPayload Begun)
{
    private readonly SortedDictionary<int, EarlierRun> runs = [];

    /// <summary>Its latest claim.</summary>
    internal ExportClaimPayload? LastClaim { get; private set; }

    /// <summary>Why its latest run stopped; null when that run has not said so.</summary>
    internal ExportStoppedPayload? Stopped { get; private set; }

    /// <summary>The last step that was done.</summary>
    internal ExportStepKind LastStep { get; private set; }

    /// <summary>It led to a release.</summary>
    internal bool IsReleased { get; private set; }

    /// <summary>It failed for good, or led to a release that was corrected: its order may be made anew.</summary>
    internal bool IsFailed { get; private set; }

    internal bool IsOpen => !IsReleased && !IsFailed;

    /// <summary>What its runs did, the latest first.</summary>
    internal IReadOnlyList<EarlierRun> Runs => [.. runs.Values.Reverse()];

    /// <summary>Whether somebody is making it: its claim holds, and its worker is not known to have ended.</summary>
    internal bool IsHeld(IWorkers workers, DateTimeOffset now) =>
        IsOpen && Stopped is null && LastClaim is { } claim && claim.Until > now && !workers.HasEnded(new Worker(claim.Machine, claim.Process, claim.Started, claim.Token));

    internal void Claim(ExportClaimPayload claim)
    {
        LastClaim = claim;
        Stopped = null;
        runs.TryAdd(claim.Run, new EarlierRun(claim.Run, claim.Path, null));
    }

    internal void Done(ExportStepPayload step)
    {
        LastStep = step.Step;
        if (step.Step == ExportStepKind.Verify && runs.TryGetValue(step.Run, out var run)) runs[step.Run] = run with { Verified = step };
    }

    internal void Stop(ExportStoppedPayload stopped) => Stopped = stopped;

    internal void End(bool isReleased) => (IsReleased, IsFailed) = (isReleased, !isReleased);
}
