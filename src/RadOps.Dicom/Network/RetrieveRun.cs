using System.Net;
using RadOps.Core;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>A whole retrieval, by C-GET or C-MOVE: whatever happens, the report says what lies in the folder and whether that is all.</summary>
internal sealed class RetrieveRun(DicomNode node, RetrieveRequest request, CancellationToken cancellationToken)
{
    private static readonly string[] Uncompressed = [TransferSyntax.ExplicitVrLittleEndian, TransferSyntax.ImplicitVrLittleEndian];

    private CommandSet? final;
    private IReadOnlyList<string> failedUids = [];

    public Task<RetrieveReport> GetAsync() => RunAsync(new InstanceFolder(request.Folder, request.StudyInstanceUid, request.MaximumInstanceLength, request.Progress), GetAsync);

    public async Task<RetrieveReport> MoveAsync(MoveOptions options)
    {
        Association? control = null;
        // While instances come in, the node is not silent, though it may not report.
        var folder = new InstanceFolder(request.Folder, request.StudyInstanceUid, request.MaximumInstanceLength, request.Progress, () => control?.Clock.Prolong());
        return await RunAsync(folder, async receiver =>
        {
            var scp = new StorageScp(new IPEndPoint(options.Address, options.Port), node.CallingAeTitle, node.ReplyTimeout, receiver, cancellationToken);
            await using (scp.ConfigureAwait(false))
            {
                await RunAsync(ServiceClass.StudyRootMove, "C-MOVE", [], [], receiver, CommandField.MoveRequest, node.CallingAeTitle, association => control = association).ConfigureAwait(false);
                // The node may have its last word before our last reply has gone out.
                if (CountOf(final) is { } count && count > receiver.Instances.Count)
                    await scp.DrainAsync().ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    }

    private Task GetAsync(InstanceFolder folder)
    {
        var classes = request.SopClassUids.Count > 0 ? request.SopClassUids : [.. StorageClass.All];
        var contexts = classes.Select(uid => (uid, (IReadOnlyList<string>)Uncompressed));
        // An instance that is compressed goes out as it is only where its syntax was agreed on by itself.
        var compressed = classes.Count * (TransferSyntaxName.Compressed.Count + 1) < ProposedContext.MaximumCount
            ? classes.SelectMany(uid => TransferSyntaxName.Compressed.Select(syntax => (uid, (IReadOnlyList<string>)[syntax])))
            : [];
        var all = contexts.Concat(compressed).Take(ProposedContext.MaximumCount - 1);
        var roles = classes.Select(uid => new RoleSelection(uid, IsScu: false, IsScp: true));
        return RunAsync(ServiceClass.StudyRootGet, "C-GET", all, [.. roles], folder, CommandField.GetRequest, null, null);
    }

    private async Task RunAsync(
        string service,
        string name,
        IEnumerable<(string, IReadOnlyList<string>)> storage,
        IReadOnlyList<RoleSelection> roles,
        InstanceFolder folder,
        ushort field,
        string? destination,
        Action<Association>? onAssociated)
    {
        var contexts = ProposedContext.Number(storage.Prepend((service, Uncompressed)));
        var (association, answers) = await AssociationRequestor.RequestAsync(node, contexts, roles, null, cancellationToken).ConfigureAwait(false);
        await using (association.ConfigureAwait(false))
        {
            if (association.Find(1) is not { } context)
                throw NetworkErrors.ServiceNotAccepted(node, name, answers.FirstOrDefault(answer => answer.Id == 1) is { Id: 1 } answer ? answer.Result : ContextAnswer.NoReason);
            onAssociated?.Invoke(association);
            var scu = new RetrieveScu(association, context, request, folder);
            final = await scu.RunAsync(field, destination).ConfigureAwait(false);
            failedUids = scu.FailedUids;
            await association.ReleaseAsync().ConfigureAwait(false);
        }
    }

    private async Task<RetrieveReport> RunAsync(InstanceFolder folder, Func<InstanceFolder, Task> retrieve)
    {
        RadOpsException? failure = null;
        var isCancelled = false;
        try
        {
            await retrieve(folder).ConfigureAwait(false);
        }
        catch (RadOpsException error)
        {
            failure = error;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isCancelled = true;
        }
        var instances = folder.Instances;
        var completed = CountOf(final);
        var had = instances.Select(instance => instance.SopInstanceUid).ToHashSet(StringComparer.Ordinal);
        return new RetrieveReport
        {
            Node = node,
            Instances = instances,
            Refused = folder.Refused,
            Missing = [.. request.Expected.Where(uid => !had.Contains(uid))],
            Completed = completed,
            Failed = final?.Failed,
            FailedSopInstanceUids = failedUids,
            Failure = failure ?? (isCancelled ? null : Judge(completed, instances.Count)),
            IsCancelled = isCancelled,
        };
    }

    private static int? CountOf(CommandSet? reply) => reply is { Completed: { } sent } ? sent + (reply.Warning ?? 0) : null;

    /// <summary>What the node's last word and its counts say, against what lies in the folder.</summary>
    private RadOpsException? Judge(int? completed, int received)
    {
        var status = final!.Status!.Value;
        if (status != DimseStatus.Success && !DimseStatus.IsWarning(status))
            return NetworkErrors.Failed(node, "retrieval", DimseStatus.DescribeQuery(final));
        if (final.Failed is > 0 and var failed)
            return new RadOpsException("RetrieveIncomplete", ErrorKind.Unreachable, FormattableString.Invariant($"{node} could not send {failed} of the instances ({received} came)."), node.AeTitle);
        // Counts are of 16 bits: beyond that they say nothing.
        return completed is { } count && count != received && received < ushort.MaxValue
            ? new RadOpsException("RetrieveCountsDisagree", ErrorKind.Corrupt, FormattableString.Invariant($"{node} says that it sent {CountText.Of(count, "instance")}, and {received} came."), node.AeTitle)
            : null;
    }
}
