using System.Runtime.CompilerServices;
using RadOps.Core;
using RadOps.Core.Transfer;

namespace RadOps.Dicom.Network;

/// <summary>
/// Speaks to one DICOM node (PS3.7, PS3.8) as the user of its services. Each call opens the associations that it needs and ends them. May be used
/// by several threads at once.
/// </summary>
/// <param name="node">The node.</param>
/// <param name="time">Measures; null for the system's time.</param>
public sealed class DicomClient(DicomNode node, TimeProvider? time = null)
{
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>The node that it speaks to.</summary>
    public DicomNode Node { get; } = node;

    /// <summary>Asks the node whether it is there (C-ECHO, PS3.7 9.1.5).</summary>
    /// <exception cref="RadOpsException">It is not, or does not answer in order.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<EchoResult> EchoAsync(CancellationToken cancellationToken) => EchoAsync(new ConnectionWatch(time), cancellationToken);

    /// <summary>The same, telling how far it came also where it fails.</summary>
    internal async Task<EchoResult> EchoAsync(ConnectionWatch watch, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await using var association = await ServiceAssociation.OpenAsync(Node, ServiceClass.Verification, "C-ECHO", cancellationToken, watch).ConfigureAwait(false);
        var connected = time.GetTimestamp();
        var id = association.NextMessageId();
        var context = association.Contexts.First();
        await association.SendAsync(context.Id, new CommandSet { Field = CommandField.EchoRequest, MessageId = id, AffectedSopClassUid = ServiceClass.Verification }).ConfigureAwait(false);
        var reply = await QueryReply.ReceiveAsync(association, context.Id, CommandField.EchoReply, id).ConfigureAwait(false);
        var answered = time.GetTimestamp();
        watch.Answered();
        if (reply.Status != DimseStatus.Success)
            throw NetworkErrors.Failed(Node, "C-ECHO", DimseStatus.DescribeQuery(reply));
        await association.ReleaseAsync().ConfigureAwait(false);
        return new EchoResult(Node, time.GetElapsedTime(start, connected), time.GetElapsedTime(connected, answered), association.PeerImplementation);
    }

    /// <summary>
    /// Sends files to the node (C-STORE, PS3.7 9.1.1). Datasets go out as they are, streamed from disk. Nothing is thrown for what happens to files, node or
    /// connection, nor when cancelled: the report has a result for every file that was meant.
    /// </summary>
    /// <param name="paths">Files, one instance each.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told of each result as soon as it stands; called on any thread.</param>
    /// <param name="cancellationToken">Ends the send within a second.</param>
    public Task<SendReport> StoreAsync(IReadOnlyList<string> paths, SendOptions? options, IProgress<TransferInstance>? progress, CancellationToken cancellationToken) =>
        new StoreRun(Node, options ?? new SendOptions(), progress, cancellationToken).RunAsync(paths);

    /// <summary>
    /// Asks what the node has (C-FIND, PS3.4 C.4.1), and gives each match as it comes. When the taker stops early the node is told to stop.
    /// </summary>
    /// <exception cref="RadOpsException">The query has no key, or the node cannot be asked, fails, or answers something else than what was asked.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the association was aborted.</exception>
    public async IAsyncEnumerable<FindMatch> FindAsync(FindQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var association = await ServiceAssociation.OpenAsync(Node, ServiceClass.StudyRootFind, "C-FIND", cancellationToken).ConfigureAwait(false);
        await foreach (var match in new FindScu(association).FindAsync(query, cancellationToken).ConfigureAwait(false))
            yield return match;
        await association.ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>Lists the instances of a study that the node has, over an association of its own: see <see cref="QuerySession.FindInstancesAsync"/>.</summary>
    /// <exception cref="RadOpsException">The node cannot be asked, fails, or answers something else than what was asked.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the association was aborted.</exception>
    public async Task<IReadOnlyList<FindMatch>> FindInstancesAsync(string studyInstanceUid, CancellationToken cancellationToken)
    {
        await using var session = new QuerySession(Node);
        return await session.FindInstancesAsync(studyInstanceUid, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Fetches instances over the association that they are asked for on (C-GET, PS3.4 C.4.3). Nothing is thrown for what happens to node, connection or disk, nor when
    /// cancelled: the report says what came, and why it is not all.
    /// </summary>
    public Task<RetrieveReport> GetAsync(RetrieveRequest request, CancellationToken cancellationToken) => new RetrieveRun(Node, request, cancellationToken).GetAsync();

    /// <summary>
    /// Has the node send instances to a storage service of our own that runs meanwhile (C-MOVE, PS3.4 C.4.2), for nodes that have no C-GET. Nothing is thrown for what happens
    /// to node, connection or disk, nor when cancelled: the report says what came, and why it is not all.
    /// </summary>
    public Task<RetrieveReport> MoveAsync(RetrieveRequest request, MoveOptions options, CancellationToken cancellationToken) => new RetrieveRun(Node, request, cancellationToken).MoveAsync(options);
}
