using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Register.Disposal;

/// <summary>
/// Follows the chain and finds payloads that are not there though no event says that they were disposed of in due time. The hashes alone hold without a payload; this is what
/// makes a removed one show. Sixteen bytes are kept for each until it is explained.
/// </summary>
internal sealed class DisposalWatch
{
    private const long Explained = -1;

    private readonly List<long> positions = [];
    private readonly List<long> recorded = [];
    private int unexplained;

    /// <summary>The first payload that is missing without an event that explains it; null where there is none.</summary>
    internal long? FirstUnexplained => unexplained == 0 ? null : positions[recorded.FindIndex(ticks => ticks != Explained)];

    /// <summary>How many are.</summary>
    internal int Count => unexplained;

    /// <summary>Takes the next event, of whatever kind, in the order of positions.</summary>
    internal void Take(RegisterEvent item)
    {
        if (item.Payload is null)
        {
            positions.Add(item.Position);
            recorded.Add(item.Recorded.UtcTicks);
            unexplained++;
        }
        else if (item.Kind == EventKinds.PayloadsDisposed && unexplained > 0 && Read(item) is { } disposal)
        {
            foreach (var position in disposal.Positions) Explain(position, item);
            if (unexplained > 0) return;
            positions.Clear();
            recorded.Clear();
        }
    }

    private void Explain(long position, RegisterEvent disposal)
    {
        var index = positions.BinarySearch(position);
        if (index < 0 || recorded[index] == Explained || !PayloadRetention.IsDue(new DateTimeOffset(recorded[index], TimeSpan.Zero), disposal.Recorded)) return;
        recorded[index] = Explained;
        unexplained--;
    }

    private static DisposalPayload? Read(RegisterEvent item)
    {
        try
        {
            return RegisterJson.Read(item, RegisterJson.Default.DisposalPayload);
        }
        catch (RadOpsException)
        {
            return null; // a payload that was changed, which its own hash tells
        }
    }
}
