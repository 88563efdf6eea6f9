using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>
/// The way from a study to a node that is proved to have it: decide anew, plan, send, prove, record. <see cref="PlanAsync"/> changes nothing, though it asks the
/// node what it has; <see cref="ExecuteAsync"/> accounts for every instance whatever happens, and can be done again until all is proved.
/// </summary>
/// <param name="desk">Decides.</param>
/// <param name="register">Where it is recorded.</param>
/// <param name="reports">Makes reports instances of their studies.</param>
/// <param name="time">Measures.</param>
public sealed class TransferService(ReleaseDesk desk, TransferRegister register, ReportStaging reports, TimeProvider time)
{
    /// <summary>Decides the request anew, asks the node what it has, and says what would be done, step by step.</summary>
    /// <exception cref="RadOpsException">
    /// The request is not allowed or goes another way, its files are not all one patient's, or the node's answer makes no sense. That the node does not answer is no
    /// error: the plan says so, and executing it accounts for every instance.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<TransferPlan> PlanAsync(TransferOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        var selection = TransferSelection.Select(order.Studies, order.Request);
        var (transferId, isBegun) = register.Find(TransferKey.Of(order, selection.StudyInstanceUids));
        var (present, silence) = await AskAsync(order.Destination, selection.StudyInstanceUids, cancellationToken).ConfigureAwait(false);
        // What a begun transfer has brought there is no reason to leave it unfinished.
        var isThere = present is not null && !isBegun && selection.IsIn(present);
        var request = order.Request with { ArchivedInBfr = await IsArchivedAsync(order, selection, isThere, present is not null, cancellationToken).ConfigureAwait(false) };
        var decision = desk.Decide(request);
        var isNeeded = !(order.Route is ReleaseRoute.Bfr && isThere);
        if (isNeeded)
            Require(decision, order, silence);

        var includeReports = decision.Report is ItemVerdict.Allow;
        var report = includeReports ? ReportFiles.Find(order.ReportRoot, request) : null;
        return new TransferPlan(selection.Files(includeReports), present)
        {
            TransferId = transferId,
            Order = order,
            Decision = decision,
            StudyInstanceUids = selection.StudyInstanceUids,
            Silence = silence,
            ReportPdf = report,
            Notes = selection.Notes(includeReports).Concat(order.ReportRoot is not null && report is null ? [WithoutReport(decision)] : Array.Empty<string>()).ToArray(),
            IsNeeded = isNeeded,
        };
    }

    /// <summary>
    /// Does what the plan says, each step recorded before the next begins. Nothing is thrown for what happens to files, node or connection, nor when cancelled: the
    /// result says what became of every instance.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told each step and how far it has come; called on any thread.</param>
    /// <param name="cancellationToken">Ends it within a second; doing it again finishes it.</param>
    /// <exception cref="RadOpsException">The register did not take in that it begins, or there is no room to make the report an instance; nothing was sent then.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before it began.</exception>
    public async Task<TransferResult> ExecuteAsync(TransferPlan plan, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var report = plan is { IsNeeded: true, ReportPdf: { } pdf } ? reports.Stage(plan, pdf, cancellationToken) : null;
        return await new TransferRun(report is null ? plan : plan.With(report.Instance), register, time, progress, cancellationToken).RunAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Records that a person vouches for a transfer: that the recipient was chosen on the IEP portal, or that the images were seen at a node that cannot be
    /// asked. It has happened: it is recorded by a decision taken anew, whatever that says, and the audit tells where the routine did not allow it.
    /// </summary>
    /// <param name="transferId">The transfer; its node has answered for every instance.</param>
    /// <param name="proof">What the person saw, such as the portal's receipt.</param>
    /// <param name="reportSent">Whether the report was added on the portal; what went along with the images is known without it.</param>
    /// <param name="prices">The site's prices, for an invoice basis.</param>
    /// <exception cref="RadOpsException"><c>ProofMissing</c>; <c>TransferNotFound</c>; <c>TransferSettled</c>; <c>TransferNotReceived</c>.</exception>
    public TransferConfirmation Confirm(string transferId, string proof, bool reportSent, PriceList prices)
    {
        if (string.IsNullOrWhiteSpace(proof))
            throw new RadOpsException("ProofMissing", ErrorKind.InvalidInput, "A transfer that a person vouches for needs its proof: what was seen, such as the portal's receipt.", transferId);
        var (begun, end) = register.FindUnconfirmed(transferId);
        var settlement = register.Confirm(transferId, desk.Decide(begun.Request), begun.Route, end, proof, reportSent || end.Report, prices);
        return new TransferConfirmation
        {
            TransferId = transferId,
            Route = begun.Route,
            Instances = end.Meant,
            Proof = proof,
            RegisterLine = settlement.RegisterLine,
            ReferralNote = settlement.ReferralNote,
            InvoiceBasis = settlement.InvoiceBasis,
        };
    }

    /// <summary>Transfers that <see cref="Confirm"/> can be of: the one that was begun last comes first.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">The register cannot be read.</exception>
    public IReadOnlyList<WaitingTransfer> FindWaiting(CancellationToken cancellationToken) => register.FindWaiting(cancellationToken);

    /// <summary>
    /// Records that a person sent images to the external reader elsewhere. It has happened: it is recorded by a decision taken now, whatever that says.
    /// </summary>
    /// <exception cref="RadOpsException"><c>ProofMissing</c>; <c>DoneByMissing</c>; <c>AccessionMissing</c>; <c>TimeAhead</c>; <c>TransferSettled</c>: the very same is recorded already.</exception>
    public RecordedTransfer Record(PersonTransfer done)
    {
        ArgumentNullException.ThrowIfNull(done);
        Require(done.Proof, "ProofMissing", "A send that a person vouches for needs its proof: what was seen, such as an empty queue at the modality.");
        Require(done.DoneBy, "DoneByMissing", "Say who sent the images.");
        Require(done.AccessionNumber, "AccessionMissing", "Say which examination was sent: its accession number.");
        if (done.Occurred > time.GetUtcNow().AddMinutes(5))
            throw new RadOpsException("TimeAhead", ErrorKind.InvalidInput, FormattableString.Invariant($"{done.Occurred:yyyy-MM-dd HH:mm} has not been yet. Write when it was done."));
        return register.Record(done with { Occurred = done.Occurred ?? time.GetUtcNow() }, desk.Decide(done.Request));

        static void Require(string text, string code, string message)
        {
            if (string.IsNullOrWhiteSpace(text)) throw new RadOpsException(code, ErrorKind.InvalidInput, message);
        }
    }

    /// <summary>What the node has; nothing, and why, where it cannot be asked.</summary>
    internal static async Task<(IReadOnlySet<string>? Present, RadOpsException? Silence)> AskAsync(IImageDestination node, IEnumerable<string> studies, CancellationToken cancellationToken)
    {
        try
        {
            var named = new HashSet<string>(StringComparer.Ordinal);
            foreach (var study in studies)
                named.UnionWith(await node.FindInstancesAsync(study, cancellationToken).ConfigureAwait(false));
            return (named, null);
        }
        catch (RadOpsException silence)
        {
            return (null, silence);
        }
    }

    /// <summary>Whether the study is archived in BFR: as BFR itself says where it can be asked (N-20), else as the request says.</summary>
    private static async Task<bool?> IsArchivedAsync(TransferOrder order, TransferSelection selection, bool isThere, bool isAsked, CancellationToken cancellationToken)
    {
        if (order.Route is ReleaseRoute.Bfr)
            return isAsked ? isThere : order.Request.ArchivedInBfr;
        if (order.Archive is null || order.Request.ArchivedInBfr is not null)
            return order.Request.ArchivedInBfr;
        var (archived, _) = await AskAsync(order.Archive, selection.StudyInstanceUids, cancellationToken).ConfigureAwait(false);
        return archived is null ? null : selection.IsIn(archived);
    }

    private static string WithoutReport(ReleaseDecision decision) => decision.Report is ItemVerdict.Allow
        ? "There is no report of the examination in the folder of reports, so none is sent."
        : "No report is sent: the decision does not let it go.";

    private static void Require(ReleaseDecision decision, TransferOrder order, RadOpsException? silence)
    {
        if (silence is not null && order.Route is ReleaseRoute.Bfr && decision is { Images: ItemVerdict.Needs, Needs: ["Unknown.ArchivedInBfr"] })
        {
            // BFR alone can say whether the study is there. Where there is no BFR to speak to, nothing can be sent either: the attempt is recorded as it went.
            if (NodeSilence.IsWithoutAssociation(silence))
                return;
            throw new RadOpsException("ReleaseNeeds", ErrorKind.NotPermitted, $"{decision.Explanation} {order.Destination.Name} could not be asked: {silence.Message} Say whether the study is archived there.", decision.RequestId, silence);
        }
        DecisionGate.RequireImages(decision);
        var wanted = decision.Request.TransferPurpose is TransferPurpose.ExternalReading ? ReleaseRoute.ExternalReader : order.Route;
        if (decision.Route != wanted)
            throw DecisionGate.WrongWay(decision, $"RouteIsNot{wanted}", "nothing is sent this way");
    }
}
