using RadOps.Core.Register.Disposal;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Register.Integrity;

/// <summary>
/// Walks a whole register. One thread reads and follows the links; each event's own hashes, the greater part of the work, are made by the others. What is
/// appended meanwhile may come along or not: the register must hold what it remembered when the walk began, and whatever follows must hold too.
/// </summary>
internal sealed class ParallelChainWalk
{
    private const int BatchSize = 512;

    private readonly Queue<(Task<ChainFault?> Content, RegisterHead Before)> pending = new();
    private readonly HashSet<long> wanted;
    private readonly DisposalWatch disposals = new();
    private readonly int most = Environment.ProcessorCount * 4;
    private ChainFault? unreadable;

    private ParallelChainWalk(HashSet<long> wanted) => this.wanted = wanted;

    /// <summary>The last event that holds.</summary>
    internal RegisterHead Head { get; private set; } = RegisterHead.Empty;

    /// <summary>The first thing that does not hold.</summary>
    internal ChainFault? Fault { get; private set; }

    /// <summary>Events without a payload.</summary>
    internal long Disposed { get; private set; }

    /// <summary>Hashes of the positions that were asked for.</summary>
    internal Dictionary<long, string> Hashes { get; } = [];

    /// <summary>The checkpoints that were met, with the positions of their events.</summary>
    internal List<(long Position, RegisterDigest Digest)> Checkpoints { get; } = [];

    /// <summary>Walks to the end, or to the first fault.</summary>
    internal static ParallelChainWalk Run(IRegisterStore store, HashSet<long> wanted, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        // Before the first event is read: what comes in later is no tail that is missing.
        var remembered = store.ReadHead();
        var walk = new ParallelChainWalk([.. wanted, remembered.Position]);
        try
        {
            walk.Walk(store.Read(new RegisterQuery(), cancellationToken), progress, cancellationToken);
        }
        finally
        {
            walk.WaitForAll();
        }

        walk.Fault ??= walk.JudgeEnd(remembered);
        return walk;
    }

    private void Walk(IEnumerable<RegisterEvent> events, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        foreach (var batch in Readable(events).Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = Head;
            var linked = Link(batch);
            pending.Enqueue((Task.Run(() => JudgeContents(batch.AsSpan(0, linked)), CancellationToken.None), before));
            if (pending.Count >= most && !TakeFirst()) return;
            progress?.Report(Head.Position);
            if (Fault is null) continue;
            // A fault in the content of an event before it comes first.
            var link = Fault;
            Fault = null;
            while (pending.Count > 0 && TakeFirst())
            {
            }

            Fault ??= link;
            return;
        }

        while (pending.Count > 0 && TakeFirst())
        {
        }
    }

    // A row whose instant or number cannot even be read was changed after it was recorded; the store's message says no more.
    private IEnumerable<RegisterEvent> Readable(IEnumerable<RegisterEvent> events)
    {
        using var each = events.GetEnumerator();
        var count = 0L;
        while (true)
        {
            try
            {
                if (!each.MoveNext()) yield break;
            }
            catch (RadOpsException error) when (error.Code == "RegisterTimeMalformed")
            {
                unreadable = new ChainFault(count + 1, "EnvelopeHash", $"Event {count + 1} cannot be read: {error.Message}");
                yield break;
            }

            count++;
            yield return each.Current;
        }
    }

    private int Link(RegisterEvent[] batch)
    {
        for (var index = 0; index < batch.Length; index++)
        {
            var item = batch[index];
            Fault = RegisterChainWalk.JudgeLink(item, Head);
            if (Fault is not null) return index;
            Head = new RegisterHead(item.Position, item.Hash);
            if (item.Payload is null) Disposed++;
            disposals.Take(item);
            if (wanted.Contains(item.Position)) Hashes[item.Position] = item.Hash;
            if (item.Kind == EventKinds.RegisterCheckpoint) Note(item);
        }

        return batch.Length;
    }

    private void Note(RegisterEvent item)
    {
        try
        {
            if (RegisterJson.Read(item, RegisterJson.Default.CheckpointPayload) is { Register: not null, Hash: not null, TakenBy: not null } checkpoint)
                Checkpoints.Add((item.Position, checkpoint.ToDigest()));
        }
        catch (RadOpsException)
        {
            return; // a payload that was changed, which its own hash tells
        }
    }

    private static ChainFault? JudgeContents(ReadOnlySpan<RegisterEvent> events)
    {
        foreach (var item in events)
            if (RegisterChainWalk.JudgeContent(item) is { } fault)
                return fault;
        return null;
    }

    /// <summary>Takes the oldest batch's result. False when one of its events does not hold.</summary>
    private bool TakeFirst()
    {
        var (content, before) = pending.Dequeue();
        if (content.GetAwaiter().GetResult() is not { } fault) return true;
        Fault = fault;
        Head = before with { Position = fault.Position - 1 };
        return false;
    }

    private void WaitForAll()
    {
        while (pending.TryDequeue(out var left)) left.Content.GetAwaiter().GetResult();
    }

    private ChainFault? JudgeEnd(RegisterHead remembered)
    {
        if (unreadable is not null) return unreadable;
        if (Head.Position < remembered.Position)
            return new ChainFault(Head.Position + 1, "TailMissing", $"The register remembers {remembered.Position} events, but holds {Head.Position}: the end was cut off.");
        if (remembered.Position > 0 && Hashes[remembered.Position] != remembered.Hash)
            return new ChainFault(remembered.Position, "TailMissing", $"The register remembers another event {remembered.Position} than it holds.");
        return disposals.FirstUnexplained is { } missing
            ? new ChainFault(missing, "PayloadMissing", $"The payload of event {missing} was removed, and no event says that it was disposed of in due time.")
            : null;
    }
}
