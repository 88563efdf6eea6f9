using RadOps.Core.Register;

namespace RadOps.Core.Audit.Messages;

/// <summary>
/// Goes through the register a window at a time: the messages that are sent together. It follows the chain on the way; where it breaks, the Security Alert comes in its place among the messages, and what
/// comes after is told all the same: whoever breaks a register must not silence it.
/// </summary>
/// <param name="store">The register.</param>
/// <param name="maker">Makes the messages.</param>
/// <param name="after">The last event that is told already.</param>
/// <param name="head">The last event that is gone through.</param>
internal sealed class AuditWindow(IRegisterStore store, AuditMessageMaker maker, long after, RegisterHead head)
{
    private readonly List<byte[]> frames = [];
    private RegisterHead? before = HeadAt(store, after);
    private int bytes;
    private int alerts;
    private int waiting;
    private bool isEnded;

    /// <summary>The messages of this window, each with its frame.</summary>
    internal IReadOnlyList<byte[]> Frames => frames;

    /// <summary>How many of them say that the register does not hold.</summary>
    internal int Alerts => alerts;

    /// <summary>The last event that was gone through.</summary>
    internal long Through { get; private set; } = after;

    /// <summary>Whether something that is told of, or could have been, was gone through: the cursor is moved past it. Past RadOps' own steps alone it is not, or it would write for ever about what it wrote.</summary>
    internal bool IsWorthKeeping { get; private set; }

    /// <summary>Puts an alert before everything else.</summary>
    internal void Alert(ChainFault fault)
    {
        Fault(fault);
        waiting = frames.Count;
    }

    /// <summary>Takes the next events.</summary>
    /// <returns>False when there is nothing more, and nothing to send.</returns>
    internal bool Fill(CancellationToken cancellationToken)
    {
        Empty();
        if (isEnded && frames.Count == 0) return false;
        isEnded = true;
        foreach (var item in store.Read(new RegisterQuery { After = Through, Through = head.Position }, cancellationToken))
        {
            Take(item);
            if (frames.Count < AuditSpool.WindowMessages && bytes < AuditSpool.WindowBytes) continue;
            isEnded = false;
            return true;
        }

        if (before is { } last && last != head) Fault(new ChainFault(last.Position + 1, "TailMissing", FormattableString.Invariant($"The register remembers {CountText.Of(head.Position, "event")} as its end, but holds {last.Position}, or another last one.")));
        Through = Math.Max(Through, head.Position);
        return frames.Count > 0 || IsWorthKeeping;
    }

    private void Empty()
    {
        // An alert that was put first waits for the first window.
        if (waiting > 0)
        {
            waiting = 0;
            return;
        }

        frames.Clear();
        (bytes, alerts, IsWorthKeeping) = (0, 0, false);
    }

    private void Take(RegisterEvent item)
    {
        var fault = (before is null ? null : RegisterChainWalk.JudgeLink(item, before)) ?? RegisterChainWalk.JudgeContent(item);
        before = new(item.Position, item.Hash);
        Through = item.Position;
        IsWorthKeeping |= AuditMessageMaker.Kinds.Contains(item.Kind);
        if (fault is not null) Fault(fault);
        foreach (var message in maker.Of(item)) Add(message);
    }

    private void Fault(ChainFault fault)
    {
        Add(maker.OfFault(fault));
        IsWorthKeeping = true;
    }

    private void Add(AuditMessage message)
    {
        var frame = SyslogMessage.Frame(message);
        frames.Add(frame);
        if (message is { Outcome: EventOutcomeIndicator.MajorFailure } && message.Event == AuditTerms.SecurityAlert) alerts++;
        bytes += frame.Length;
    }

    /// <summary>The end of what is told already; null where that event is gone, which was told of when it was missed.</summary>
    private static RegisterHead? HeadAt(IRegisterStore store, long position) => position == 0 ? RegisterHead.Empty
        : store.Read(new RegisterQuery { After = position - 1, Through = position }).FirstOrDefault() is { } item ? new(item.Position, item.Hash)
        : null;
}
