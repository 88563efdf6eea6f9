using RadOps.Core.Export;

namespace RadOps.Core.Transfer;

/// <summary>Settles each instance of a send by what the node names when it is asked: nothing is proved by its answer to the send alone, and nothing lost by a lost answer.</summary>
internal static class TransferProof
{
    /// <summary>Whether the node answered for every instance that it has it.</summary>
    internal static bool IsReceived(IEnumerable<TransferInstance> instances) =>
        instances.All(instance => instance.Status is TransferStatus.Sent or TransferStatus.Warning or TransferStatus.AlreadyThere or TransferStatus.Duplicate);

    /// <summary>Whether the node has an instance that carries the report, by its own word at least.</summary>
    internal static bool HasReport(IEnumerable<TransferInstance> instances) =>
        instances.Any(instance => ReportObjects.IsReport(instance.SopClassUid) && (instance.Verified || IsReceived([instance])));

    /// <summary>Whether the node may have anything of it, so that asking makes sense.</summary>
    internal static bool MayHave(IEnumerable<TransferInstance> instances) =>
        instances.Any(instance => instance.Status is not (TransferStatus.NotSent or TransferStatus.NotAccepted or TransferStatus.Unreadable));

    /// <summary>Whether the node said that it has something that it does not name: it may not have indexed it yet.</summary>
    internal static bool IsLate(IEnumerable<TransferInstance> instances, IReadOnlySet<string> named) =>
        instances.Any(instance => instance.IsReceived && !named.Contains(instance.SopInstanceUid!));

    /// <summary>Settles all.</summary>
    /// <param name="instances">What became of each.</param>
    /// <param name="named">SOP Instance UIDs that the node names.</param>
    internal static IReadOnlyList<TransferInstance> Settle(IReadOnlyList<TransferInstance> instances, IReadOnlySet<string> named)
    {
        var files = instances.Where(instance => instance.SopInstanceUid is not null).CountBy(instance => instance.SopInstanceUid!).ToDictionary(StringComparer.Ordinal);
        return instances.Select(instance => instance.SopInstanceUid is { } uid ? Settle(instance, named.Contains(uid), files[uid] == 1) : instance).ToArray();
    }

    private static TransferInstance Settle(TransferInstance instance, bool isThere, bool isOnly) => (instance.Status, isThere) switch
    {
        (TransferStatus.Unknown, true) => instance with { Status = TransferStatus.Sent, Verified = true, Reason = "no reply came, but the node names it when asked" },
        (TransferStatus.Unknown, false) => instance with { Status = TransferStatus.NotSent, Reason = "no reply came, and the node does not name it when asked" },
        (TransferStatus.Sent or TransferStatus.Warning, false) => instance with { Reason = "the node answered that it has stored it, but does not name it when asked" },
        (TransferStatus.Sent or TransferStatus.Warning or TransferStatus.AlreadyThere or TransferStatus.Duplicate, true) => instance with { Verified = true },
        (TransferStatus.AlreadyThere, false) => instance with { Status = TransferStatus.NotSent, Reason = "the node named it before the send, and does not any more" },
        (TransferStatus.Refused, true) => There(instance),
        // Of two files with one UID and different contents, the node has one at most.
        (TransferStatus.NotSent or TransferStatus.NotAccepted, true) when isOnly => There(instance),
        _ => instance,
    };

    private static TransferInstance There(TransferInstance instance) =>
        instance with { Status = TransferStatus.AlreadyThere, Verified = true, Reason = $"the node names it when asked, though it was not taken from this send ({instance.Reason})" };
}
