using RadOps.Core.Register;

namespace RadOps.Site;

/// <summary>
/// A register on a server, for somebody who may be stopped. A server that falls silent while it is asked holds the thread that asks for as long as its driver waits: the asking is done on a thread of
/// its own, and whoever is stopped waits a moment longer, so that what a living server is about to answer is not lost, and then leaves it. What was on its way is then as after a kill: in the register
/// whole, or not at all.
/// </summary>
/// <param name="store">The register; disposed with this.</param>
/// <param name="clock">Measures the moment.</param>
/// <param name="stopping">Cancelled when the caller has been stopped.</param>
internal sealed class StoppableRegister(IRegisterStore store, TimeProvider clock, CancellationToken stopping) : IRegisterStore
{
    // So many events are fetched at a time, once a reading has shown to be long.
    private const int MostAtOnce = 256;

    private readonly List<Task> left = [];
    private readonly Lock gate = new();

    /// <summary>How long one who is stopped waits for an answer: long for a server that lives, short for a person.</summary>
    internal static TimeSpan Moment { get; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Location => store.Location;

    /// <inheritdoc/>
    public bool IsShared => store.IsShared;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> SubjectSecret => store.SubjectSecret;

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The caller was stopped, and the server does not answer.</exception>
    public RegisterHead ReadHead() => Ask(store.ReadHead);

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The caller was stopped, and the server does not answer.</exception>
    public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default) => Ask(() => store.Append(events, cancellationToken));

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The caller was stopped, and the server does not answer.</exception>
    public RegisterEvent DisposeOf(NewEvent disposal, IReadOnlyList<long> positions, CancellationToken cancellationToken = default) => Ask(() => store.DisposeOf(disposal, positions, cancellationToken));

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The caller was stopped, and the server does not answer.</exception>
    public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Stream(query, cancellationToken);
    }

    /// <summary>Closes it; what somebody has left is closed when it comes to an end.</summary>
    public void Dispose()
    {
        Task[] waited;
        lock (gate) waited = [.. left];
        if (waited.Length == 0) store.Dispose();
        else _ = CloseAsync(waited);
    }

    private async Task CloseAsync(Task[] waited)
    {
        await Task.WhenAll(waited).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        store.Dispose();
    }

    private IEnumerable<RegisterEvent> Stream(RegisterQuery query, CancellationToken cancellationToken)
    {
        var reading = store.Read(query, cancellationToken).GetEnumerator();
        var isWhole = false;
        try
        {
            for (var most = 1; !isWhole; most = Math.Min(most * 2, MostAtOnce))
            {
                var events = Ask(() => Take(reading, most));
                isWhole = events.Count < most;
                foreach (var item in events) yield return item;
            }
        }
        finally
        {
            // Even this may wait for the server: rows that nobody wants any more are on their way. A reading that was left is still in use by the thread that was left with it.
            if (!isWhole && !IsLeft)
            {
                Ask(() =>
                {
                    reading.Dispose();
                    return true;
                });
            }
        }
    }

    private bool IsLeft
    {
        get
        {
            lock (gate) return left.Count > 0;
        }
    }

    private static List<RegisterEvent> Take(IEnumerator<RegisterEvent> reading, int most)
    {
        var events = new List<RegisterEvent>();
        while (events.Count < most && reading.MoveNext()) events.Add(reading.Current);
        return events;
    }

    private T Ask<T>(Func<T> ask)
    {
        // Nobody waits twice for a server that was left.
        if (IsLeft) throw new OperationCanceledException(stopping);
        // A thread of its own: those of the pool may all be waiting here.
        var asking = Task.Factory.StartNew(ask, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return asking.WaitAsync(stopping).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Leave(asking);
        }
    }

    private T Leave<T>(Task<T> asking)
    {
        try
        {
            return asking.WaitAsync(Moment, clock, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (TimeoutException)
        {
            if (asking.IsCompleted) return asking.GetAwaiter().GetResult();
            lock (gate) left.Add(asking);
            throw new OperationCanceledException(stopping);
        }
    }
}
