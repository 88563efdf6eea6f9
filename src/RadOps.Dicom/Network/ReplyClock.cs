namespace RadOps.Dicom.Network;

/// <summary>
/// One association's patience. Reading stops at once when the caller cancels; writing is given a moment to end the PDU that it is in, so that
/// an A-ABORT can follow it without being taken for pixels. Either ends when the peer's time is up, and the association with it.
/// </summary>
internal sealed class ReplyClock : IDisposable
{
    /// <summary>How long a write may go on after the caller cancelled.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource reading;
    private readonly CancellationTokenSource writing = new();
    private readonly CancellationTokenRegistration registration;
    private readonly CancellationToken caller;
    private readonly TimeSpan limit;

    public ReplyClock(TimeSpan limit, CancellationToken caller)
    {
        this.limit = limit;
        this.caller = caller;
        reading = CancellationTokenSource.CreateLinkedTokenSource(caller);
        registration = caller.Register(() => writing.CancelAfter(Grace));
    }

    /// <summary>For reads.</summary>
    public CancellationToken Reading => reading.Token;

    /// <summary>For writes.</summary>
    public CancellationToken Writing => writing.Token;

    /// <summary>The caller's own token.</summary>
    public CancellationToken Caller => caller;

    /// <summary>Gives the peer its time anew.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public void Arm()
    {
        caller.ThrowIfCancellationRequested();
        reading.CancelAfter(limit);
        writing.CancelAfter(limit);
        if (caller.IsCancellationRequested) // between the two lines above
            writing.CancelAfter(Grace);
    }

    /// <summary>Stops counting, while it is our turn.</summary>
    public void Rest()
    {
        reading.CancelAfter(Timeout.InfiniteTimeSpan);
        if (!caller.IsCancellationRequested)
            writing.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gives the peer its time anew from another thread, where it showed that it is at work.</summary>
    public void Prolong()
    {
        try
        {
            reading.CancelAfter(limit);
        }
        catch (ObjectDisposedException)
        {
            return; // the association has come to its end meanwhile: nobody waits any more
        }
    }

    /// <summary>Ends what is being waited for, as if the peer's time were up.</summary>
    public void GiveUp() => reading.Cancel();

    public void Dispose()
    {
        registration.Dispose();
        reading.Dispose();
        writing.Dispose();
    }
}
