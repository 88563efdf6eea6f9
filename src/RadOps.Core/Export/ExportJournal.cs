using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>
/// Keeps the register of exports that are being made. An order's events are numbered, and each id is made of the order and the number: of two workers that
/// want to record the next one, one can, in any database and from any machine. So an order is claimed by one worker at a time, and a worker that was given
/// up and wakes again records nothing more. A claim expires, unless it is renewed, and is over at once where its worker is known to have ended. Safe to use
/// from several threads.
/// </summary>
/// <param name="store">Where the events are.</param>
/// <param name="clock">Gives the time.</param>
/// <param name="context">On whose behalf it is written.</param>
/// <param name="workers">Who is at work.</param>
public sealed class ExportJournal(IRegisterStore store, TimeProvider clock, OperatorContext context, IWorkers workers)
{
    /// <summary>How long a claim holds. It is renewed when a third of that has gone, so the clocks of machines that share a register may differ by some minutes.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(15);

    private readonly EventDraft draft = new(store.SubjectSecret, clock, context);

    /// <summary>Every export that was begun and has not ended, in the order in which they were begun.</summary>
    public IEnumerable<OpenExport> FindOpen(CancellationToken cancellationToken = default) =>
        from export in ExportHistory.Read(store, null, cancellationToken).Exports
        where export.IsOpen
        orderby export.Event.Position
        select Show(export);

    /// <summary>The release that an order has led to already; null when it has not.</summary>
    internal string? FindReleased(ReleaseRequest request)
    {
        var subject = SubjectOf(request);
        var history = ExportHistory.Read(store, subject);
        return history.LastClaim(OrderKey.Of(request, subject)) is { } claim && history.Find(claim.ExportId) is { IsReleased: true } ? claim.ExportId : null;
    }

    /// <summary>Claims a plan's order and records that the export begins, or goes on.</summary>
    /// <returns>The run, or null when the order has just led to a release, whose name is <paramref name="releasedAs"/>.</returns>
    /// <exception cref="RadOpsException"><c>ExportClaimed</c>: another worker is making it.</exception>
    internal ExportRun? Take(ExportPlan plan, out string? releasedAs)
    {
        var request = plan.Decision.Request;
        var subject = SubjectOf(request);
        var order = OrderKey.Of(request, subject);
        var worker = workers.Enter();
        try
        {
            while (true)
            {
                var history = ExportHistory.Read(store, subject);
                var last = history.LastClaim(order);
                var known = last is null ? null : history.Find(last.ExportId);
                releasedAs = known is { IsReleased: true } ? last!.ExportId : null;
                if (releasedAs is not null)
                {
                    workers.Leave(worker);
                    return null;
                }

                if (known?.IsHeld(workers, clock.GetUtcNow()) == true) throw Held(known.LastClaim!, request);
                if (TryTake(plan, order, subject, worker, history.Next(order), known is { IsOpen: true } ? known : null) is { } run) return run;
            }
        }
        catch
        {
            workers.Leave(worker);
            throw;
        }
    }

    /// <summary>Whether the same study was on its way to the same destination, by another order, before this run began (H-10).</summary>
    internal bool HasBegunBefore(ExportRun run, ReleaseRequest request) =>
        ExportHistory.Read(store, run.Subject).Exports.Any(export =>
            export.IsOpen && export.Event.Position < run.Position && export.Begun.ExportId != run.ExportId && EarlierReleaseIndex.IsSame(export.Begun.Request, request));

    /// <summary>Records a step that was done.</summary>
    /// <exception cref="RadOpsException"><c>ClaimLost</c>: another worker has taken the order.</exception>
    internal ExportStepPayload Done(ExportRun run, ExportStepKind kind, ExportStepPayload? details = null)
    {
        Keep(run);
        var step = (details ?? new ExportStepPayload()) with { Order = run.Order, ExportId = run.ExportId, Run = run.Number, Step = kind };
        Append(run, EventKinds.ExportStep, number => Json(step with { Number = number }), item => store.Append([item]));
        return step;
    }

    /// <summary>Records the release together with the step that it is, so that a worker that was given up cannot.</summary>
    /// <param name="run">The run.</param>
    /// <param name="record">Records the release and, in the same breath, the event given.</param>
    /// <exception cref="RadOpsException"><c>ClaimLost</c>.</exception>
    internal void Finish(ExportRun run, Action<NewEvent> record)
    {
        var step = new ExportStepPayload { Order = run.Order, ExportId = run.ExportId, Run = run.Number, Step = ExportStepKind.Register };
        Append(run, EventKinds.ExportStep, number => Json(step with { Number = number }), record);
    }

    /// <summary>Renews the claim when it is time.</summary>
    /// <exception cref="RadOpsException"><c>ClaimLost</c>: it had expired, and another worker has taken the order.</exception>
    internal void Keep(ExportRun run)
    {
        lock (run)
        {
            if (run.Until - clock.GetUtcNow() < ClaimTime * 2 / 3) Renew(run);
        }
    }

    /// <summary>Proves that the claim is still held, by renewing it.</summary>
    /// <exception cref="RadOpsException"><c>ClaimLost</c>.</exception>
    internal void Renew(ExportRun run)
    {
        Append(run, EventKinds.ExportClaimed, number => CanonicalJson.Of(Claim(run.Order, run.ExportId, run.Path, run.Worker, number, run.Number), RegisterJson.Default.ExportClaimPayload), item => store.Append([item]));
        run.Until = clock.GetUtcNow() + ClaimTime;
    }

    /// <summary>Records that a run came to an end before its export did.</summary>
    internal void Stop(ExportRun run, string code, string reason) =>
        Append(run, EventKinds.ExportStopped, number => CanonicalJson.Of(new ExportStoppedPayload(run.Order, number, run.ExportId, run.Number, code, reason), RegisterJson.Default.ExportStoppedPayload), item => store.Append([item]));

    /// <summary>Records that an export has come to nothing.</summary>
    internal void Fail(ExportRun run, string code, string reason) =>
        Append(run, EventKinds.ExportFailed, number => CanonicalJson.Of(new ExportFailedPayload(run.Order, number, run.ExportId, code, reason), RegisterJson.Default.ExportFailedPayload), item => store.Append([item]));

    /// <summary>The run is over.</summary>
    internal void Leave(ExportRun run) => workers.Leave(run.Worker);

    private ExportRun? TryTake(ExportPlan plan, string order, string subject, Worker worker, int number, KnownExport? open)
    {
        var exportId = open?.Begun.ExportId ?? plan.ExportId;
        var path = plan.PathOf(exportId);
        var claim = Claim(order, exportId, path, worker, number, number);
        List<NewEvent> events = open is null ? [draft.Make(EventId.For(EventKinds.ExportBegun, exportId), EventKinds.ExportBegun, subject, Begin(plan, order, path))] : [];
        events.Add(Numbered(subject, EventKinds.ExportClaimed, order, number, CanonicalJson.Of(claim, RegisterJson.Default.ExportClaimPayload)));
        try
        {
            var appended = store.Append(events);
            return new ExportRun
            {
                Order = order,
                ExportId = exportId,
                Subject = subject,
                Number = number,
                Path = path,
                Worker = worker,
                Position = open?.Event.Position ?? appended[0].Position,
                Earlier = open?.Runs ?? [],
                Next = number + 1,
                Until = claim.Until,
            };
        }
        catch (RadOpsException taken) when (taken.Code == "EventExists")
        {
            return null; // another worker was quicker: what it did is read anew
        }
    }

    private static string Begin(ExportPlan plan, string order, string path) => CanonicalJson.Of(
        new ExportBegunPayload
        {
            ExportId = plan.ExportId,
            Order = order,
            Medium = plan.Medium,
            Path = path,
            Sources = plan.Fetch?.Sources ?? plan.Sources,
            ReportRoot = plan.ReportRoot,
            Steps = [.. plan.Steps.TakeWhile(step => step.By == StepActor.RadOps).Select(step => step.Kind)],
            Request = plan.Decision.Request,
            Decision = DecisionPayload.Of(plan.Decision),
        },
        RegisterJson.Default.ExportBegunPayload);

    private ExportClaimPayload Claim(string order, string exportId, string path, Worker worker, int number, int run) => new()
    {
        Order = order,
        Number = number,
        Run = run,
        ExportId = exportId,
        Path = path,
        Machine = worker.Machine,
        Process = worker.Process,
        Started = worker.Started,
        Token = worker.Token,
        Until = clock.GetUtcNow() + ClaimTime,
    };

    private void Append(ExportRun run, string kind, Func<int, string> payload, Action<NewEvent> append)
    {
        lock (run)
        {
            try
            {
                append(Numbered(run.Subject, kind, run.Order, run.Next, payload(run.Next)));
                run.Next++;
            }
            catch (RadOpsException taken) when (taken.Code == "EventExists")
            {
                throw new RadOpsException("ClaimLost", ErrorKind.Conflict, $"Export {run.ExportId} stood still so long that its claim expired, and another worker has gone on with it.", run.ExportId, taken);
            }
        }
    }

    /// <summary>An event whose id is made of the order and its number: the one place where workers meet.</summary>
    private NewEvent Numbered(string subject, string kind, string order, int number, string payload) =>
        draft.Make(EventId.For("Order", FormattableString.Invariant($"{order}\n{number}")), kind, subject, payload);

    private static string Json(ExportStepPayload step) => CanonicalJson.Of(step, RegisterJson.Default.ExportStepPayload);

    private string SubjectOf(ReleaseRequest request) => SubjectKey.Of(request.PatientId, store.SubjectSecret);

    private OpenExport Show(KnownExport export)
    {
        var held = export.IsHeld(workers, clock.GetUtcNow()) ? export.LastClaim : null;
        return new OpenExport
        {
            ExportId = export.Begun.ExportId,
            Request = export.Begun.Request,
            Begun = export.Event.Occurred,
            Operator = export.Event.Operator,
            Medium = export.Begun.Medium,
            Path = export.LastClaim?.Path ?? export.Begun.Path,
            LastStep = export.LastStep,
            MadeBy = held is null ? null : Name(held),
            ClaimedUntil = held?.Until,
            Stopped = export.Stopped?.Reason,
            Sources = export.Begun.Sources,
            Runs = export.Runs,
            ReportRoot = export.Begun.ReportRoot,
        };
    }

    private RadOpsException Held(ExportClaimPayload claim, ReleaseRequest request) => new(
        "ExportClaimed",
        ErrorKind.Conflict,
        FormattableString.Invariant($"The order is being made already, as {claim.ExportId}, by {Name(claim)}. Its claim holds until {TimeZoneInfo.ConvertTime(claim.Until, clock.LocalTimeZone):yyyy-MM-dd HH:mm:ss}, unless it is renewed or its worker ends."),
        IdentityMask.MaskOrNull(request.RequestId));

    private static string Name(ExportClaimPayload claim) => FormattableString.Invariant($"{claim.Machine}, process {claim.Process}");
}
