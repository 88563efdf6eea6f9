using RadOps.Core.Transfer;
using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Network;

/// <summary>The files of a send, each looked through before it goes out.</summary>
internal static class StoreList
{
    private const int BatchSize = 32;

    /// <summary>Gives each file that can be sent, as it is read; all others are settled on the way.</summary>
    /// <param name="paths">The files that are meant.</param>
    /// <param name="settle">Takes the result of a file that will not be sent.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static IEnumerable<StoreItem> Read(IReadOnlyList<string> paths, Action<StoreItem> settle, CancellationToken cancellationToken)
    {
        var byInstance = new Dictionary<string, StoreItem>(paths.Count, StringComparer.Ordinal);
        var batches = OrderedParallel.Select(
            paths.Select((path, index) => (path, index)).Chunk(BatchSize),
            static () => new StoreItemReader(),
            (reader, batch) => Array.ConvertAll(batch, entry => reader.Read(entry.index, entry.path, cancellationToken)),
            cancellationToken);
        foreach (var item in batches.SelectMany(static batch => batch))
        {
            if (item.Draft.Status == TransferStatus.Unreadable)
                settle(item);
            else if (byInstance.TryAdd(item.SopInstance, item))
                yield return item;
            else
                settle(item with { Draft = JudgeDuplicate(item, byInstance[item.SopInstance]) });
        }
    }

    private static TransferInstance JudgeDuplicate(StoreItem item, StoreItem first) => DatasetComparison.AreEqual(first, item)
        ? item.Draft with { Status = TransferStatus.Duplicate, Reason = "the same instance as an earlier file of the send" }
        : item.Draft with { Status = TransferStatus.NotSent, Reason = "an earlier file of the send has the same SOP Instance UID and other contents: only that one is sent" };
}
