using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>One attempt at a transfer, from its begin in the register to its end there.</summary>
internal sealed class TransferRun(TransferPlan plan, TransferRegister register, TimeProvider time, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);

    private int attempt;
    private int associations;
    private int answered;
    private RadOpsException? unrecorded;

    public async Task<TransferResult> RunAsync()
    {
        if (!plan.IsNeeded)
        {
            register.RecordNotNeeded(plan);
            return Result(plan.Files.Select(file => file.SopInstanceUid is null ? Unreadable(file) : AlreadyThere(file) with { Verified = true }).ToArray(), TransferOutcome.NotNeeded);
        }

        Tell(TransferStepKind.Begin, 0, 1);
        attempt = register.Begin(plan);
        var report = await SendAsync().ConfigureAwait(false);
        var instances = Merge(report);
        if (unrecorded is not null)
            return Result(instances, TransferOutcome.Incomplete, unrecorded);
        if (report.IsCancelled)
            return End(instances, TransferOutcome.Stopped, Stopped());
        // A node that stood still is not waited for once more; asking again is the next attempt's first step.
        if (report.Failure is { } failure && (NodeSilence.IsTimeout(failure) || !TransferProof.MayHave(instances)))
            return End(instances, TransferOutcome.Incomplete, failure);
        try
        {
            return await ProveAsync(instances, report.Failure).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return End(instances, TransferOutcome.Stopped, Stopped());
        }
    }

    private async Task<SendReport> SendAsync()
    {
        if (plan.Obstacle is { } obstacle)
            return new SendReport { Instances = [.. plan.ToSend.Select(file => NotSent(file, obstacle))], Failure = obstacle };
        if (plan.ToSend.Count == 0)
            return new SendReport { Instances = [] };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new SendOptions { ThrottleLimit = plan.Order.ThrottleLimit, AssociationEnded = ended => EndAssociation(ended, stop) };
        Tell(TransferStepKind.Send, 0, plan.ToSend.Count);
        return await plan.Order.Destination.SendAsync([.. plan.ToSend.Select(file => file.Path)], options, new Counter(() => Tell(TransferStepKind.Send, Interlocked.Increment(ref answered), plan.ToSend.Count)), stop.Token).ConfigureAwait(false);
    }

    /// <summary>What cannot be recorded must not go on.</summary>
    private void EndAssociation(TransferAssociation ended, CancellationTokenSource stop)
    {
        try
        {
            register.EndAssociation(plan, attempt, ++associations, ended);
        }
        catch (RadOpsException failure)
        {
            unrecorded = failure;
            stop.Cancel();
        }
    }

    private List<TransferInstance> Merge(SendReport report)
    {
        using var sent = report.Instances.GetEnumerator();
        var instances = new List<TransferInstance>(plan.Files.Count);
        foreach (var file in plan.Files)
        {
            var instance = plan.IsPresent(file) ? AlreadyThere(file) : sent.MoveNext() ? sent.Current : throw new InvalidOperationException("A send reported fewer files than were meant.");
            instances.Add(ReferenceEquals(file, plan.Report) ? OfReport(instance) : instance);
        }
        return instances;
    }

    /// <summary>The report is known by its document: the instance made of it lies somewhere for the time of the send alone.</summary>
    private TransferInstance OfReport(TransferInstance instance) => instance with { Path = plan.ReportPdf!, Reason = plan.Report!.Reason ?? instance.Reason };

    private async Task<TransferResult> ProveAsync(IReadOnlyList<TransferInstance> instances, RadOpsException? failure)
    {
        Tell(TransferStepKind.Prove, 0, 1);
        var (named, silence) = await AskAsync(instances).ConfigureAwait(false);
        if (named is null && plan.Silence is null)
            return End(instances, TransferOutcome.Incomplete, failure ?? silence);
        if (named is null)
        {
            // It answered no question before the send either: a person must look.
            return TransferProof.IsReceived(instances) ? End(instances, TransferOutcome.AwaitingConfirmation, silence) : End(instances, TransferOutcome.Incomplete, failure);
        }
        instances = TransferProof.Settle(instances, named);
        if (!instances.All(instance => instance.Verified))
            return End(instances, TransferOutcome.Incomplete, failure);

        Tell(TransferStepKind.Record, 0, 1);
        try
        {
            var settlement = register.Prove(plan, attempt, instances);
            var outcome = plan.Order.Route is ReleaseRoute.Iep ? TransferOutcome.AwaitingConfirmation : TransferOutcome.Complete;
            return Result(instances, outcome) with { RegisterLine = settlement.RegisterLine, ReferralNote = settlement.ReferralNote };
        }
        catch (RadOpsException lost)
        {
            return Result(instances, TransferOutcome.Incomplete, lost);
        }
    }

    /// <summary>Asks what the node has, again for a while where it does not name yet what it said that it stored.</summary>
    private async Task<(IReadOnlySet<string>? Named, RadOpsException? Silence)> AskAsync(IReadOnlyList<TransferInstance> instances)
    {
        var start = time.GetTimestamp();
        for (var wait = FirstWait; ; wait += wait < plan.Order.ProofPatience ? wait : TimeSpan.Zero)
        {
            var (named, silence) = await TransferService.AskAsync(plan.Order.Destination, plan.StudyInstanceUids, cancellationToken).ConfigureAwait(false);
            var left = plan.Order.ProofPatience - time.GetElapsedTime(start);
            if (named is null || left <= TimeSpan.Zero || !TransferProof.IsLate(instances, named))
                return (named, silence);
            await Task.Delay(wait < left ? wait : left, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Records how the attempt ended; where the register does not take it in, that is what is told, and the audit finds an attempt without an end.</summary>
    private TransferResult End(IReadOnlyList<TransferInstance> instances, TransferOutcome outcome, RadOpsException? failure)
    {
        var result = Result(instances, outcome, outcome is TransferOutcome.AwaitingConfirmation ? null : failure);
        try
        {
            register.Fail(plan, attempt, instances, failure ?? result.Problem!);
            return result;
        }
        catch (RadOpsException lost)
        {
            return result with { Failure = result.Failure ?? lost };
        }
    }

    private TransferResult Result(IReadOnlyList<TransferInstance> instances, TransferOutcome outcome, RadOpsException? failure = null)
    {
        var request = plan.Decision.Request;
        return new TransferResult
        {
            TransferId = plan.TransferId,
            RequestId = IdentityMask.MaskOrNull(request.RequestId),
            Outcome = outcome,
            Route = plan.Order.Route,
            ReaderRoute = plan.Order.ReaderRoute,
            TransferPurpose = plan.Purpose,
            Node = plan.Order.Destination.Name,
            PatientId = request.PatientId,
            AccessionNumber = request.AccessionNumber,
            StudyInstanceUids = plan.StudyInstanceUids,
            Instances = instances,
            Failure = failure,
            ReportIsMissing = plan.Decision.Report is ItemVerdict.Allow && !TransferProof.HasReport(instances),
            Remarks = plan.Notes,
            Explanation = plan.Decision.Explanation,
        };
    }

    private RadOpsException Stopped() => new("TransferStopped", ErrorKind.Conflict, $"Transfer {plan.TransferId} was stopped. Send again to finish it; what is proved is not sent again.", plan.TransferId);

    private static TransferInstance AlreadyThere(DicomHeader file) => Of(file) with { Status = TransferStatus.AlreadyThere, Reason = "the node had it already" };

    private static TransferInstance NotSent(DicomHeader file, RadOpsException obstacle) =>
        file.Status is DicomFileStatus.Ok ? Of(file) with { Reason = $"the send ended before its turn: {obstacle.Message}" } : Unreadable(file);

    private static TransferInstance Unreadable(DicomHeader file) => Of(file) with { Status = TransferStatus.Unreadable, Reason = file.Reason };

    private static TransferInstance Of(DicomHeader file) => new()
    {
        Path = file.Path,
        Status = TransferStatus.NotSent,
        SopInstanceUid = file.SopInstanceUid,
        SopClassUid = file.SopClassUid,
        TransferSyntaxUid = file.TransferSyntaxUid,
        StudyInstanceUid = file.StudyInstanceUid,
        SeriesInstanceUid = file.SeriesInstanceUid,
        Length = file.Length,
    };

    private void Tell(TransferStepKind step, int done, int total)
    {
        try
        {
            progress?.Report(new(step, done, total));
        }
        catch (OperationCanceledException)
        {
            return; // whoever watched has stopped us: that is told by the token, and the attempt must come to its end in the register
        }
    }

    private sealed class Counter(Action count) : IProgress<TransferInstance>
    {
        public void Report(TransferInstance value) => count();
    }
}
