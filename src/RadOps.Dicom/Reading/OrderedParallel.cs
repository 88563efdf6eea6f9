using System.Runtime.ExceptionServices;

namespace RadOps.Dicom.Reading;

/// <summary>
/// Does the same work on many items on as many threads as there are processors, and gives the results in the items' order while it goes on.
/// The taker's own thread works too while its next result is not there. Only a few results wait at a time, however slow the taker; when the
/// taker stops, so does the work. (PLINQ's ordered queries hand items out in growing chunks, and hold thousands of results.)
/// </summary>
internal static class OrderedParallel
{
    /// <summary>Maps items in order.</summary>
    /// <param name="items">The items; enumerated by one thread at a time.</param>
    /// <param name="createState">Makes what each thread has of its own.</param>
    /// <param name="work">The work. What it throws comes out where the item's result would.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static IEnumerable<TResult> Select<TItem, TState, TResult>(
        IEnumerable<TItem> items, Func<TState> createState, Func<TState, TItem, TResult> work, CancellationToken cancellationToken)
    {
        using var run = new Run<TItem, TState, TResult>(items.GetEnumerator(), createState, work);
        run.Start();
        using var registration = cancellationToken.Register(run.Stop);
        while (run.TryTake(out var result))
            yield return result;
        cancellationToken.ThrowIfCancellationRequested();
    }

    private sealed class Run<TItem, TState, TResult>(IEnumerator<TItem> items, Func<TState> createState, Func<TState, TItem, TResult> work) : IDisposable
    {
        private readonly int helperCount = Math.Clamp(Environment.ProcessorCount - 1, 0, 15);
        private readonly Lock itemsLock = new();
        private readonly object results = new();
        private readonly Dictionary<long, (TResult? Result, Exception? Error)> done = [];
        private TState? ownState;
        private long handedOut;
        private long taken;
        private long total = long.MaxValue;
        private int running;
        private bool isStopped;

        // So many results may wait for the taker, or for one that is slow before them.
        private bool HasRoom => Volatile.Read(ref handedOut) < Volatile.Read(ref taken) + ((helperCount + 1) * 4);

        public void Start()
        {
            running = helperCount;
            for (var i = 0; i < helperCount; i++)
                new Thread(Help) { IsBackground = true, Name = "RadOps.Dicom" }.Start();
        }

        public void Stop()
        {
            lock (results)
            {
                isStopped = true;
                Monitor.PulseAll(results);
            }
        }

        public bool TryTake(out TResult result)
        {
            (TResult? Result, Exception? Error) next;
            while (!TryTakeDone(out next, out var isOver))
            {
                if (isOver)
                {
                    result = default!;
                    return false;
                }
                if (!HasRoom || !WorkOnce(ownState ??= createState()))
                    WaitForResult();
            }
            if (next.Error is not null)
                ExceptionDispatchInfo.Throw(next.Error);
            result = next.Result!;
            return true;
        }

        public void Dispose()
        {
            Stop();
            lock (results)
            {
                while (running > 0)
                    Monitor.Wait(results);
            }
            items.Dispose();
        }

        private bool TryTakeDone(out (TResult? Result, Exception? Error) next, out bool isOver)
        {
            lock (results)
            {
                isOver = isStopped || taken >= total;
                if (isOver || !done.Remove(taken, out next))
                {
                    next = default;
                    return false;
                }
                // Woken only when there is room for a good share again: waking costs more than working.
                if (++taken % 4 == 0)
                    Monitor.PulseAll(results);
                return true;
            }
        }

        private void WaitForResult()
        {
            lock (results)
            {
                while (!isStopped && taken < total && !done.ContainsKey(taken))
                    Monitor.Wait(results);
            }
        }

        private void Help()
        {
            var state = createState();
            while (WaitForRoom() && WorkOnce(state))
            {
            }
            lock (results)
            {
                running--;
                Monitor.PulseAll(results);
            }
        }

        private bool WaitForRoom()
        {
            lock (results)
            {
                while (!isStopped && !HasRoom)
                    Monitor.Wait(results);
                return !isStopped;
            }
        }

        /// <summary>Does the work on the next item. False: there is none left.</summary>
        private bool WorkOnce(TState state)
        {
            if (!TryNext(out var index, out var item, out var fault))
                return false;
            (TResult? Result, Exception? Error) outcome;
            try
            {
                outcome = fault is null ? (work(state, item!), null) : (default, fault);
            }
            catch (Exception error)
            {
                outcome = (default, error); // thrown on the taker's thread, in TryTake
            }
            lock (results)
            {
                done[index] = outcome;
                if (index == taken)
                    Monitor.PulseAll(results);
            }
            return true;
        }

        private bool TryNext(out long index, out TItem? item, out Exception? fault)
        {
            lock (itemsLock)
            {
                (index, item, fault) = (handedOut, default, null);
                if (handedOut >= Volatile.Read(ref total))
                    return false;
                try
                {
                    if (items.MoveNext())
                    {
                        item = items.Current;
                        handedOut++;
                        return true;
                    }
                }
                catch (Exception error)
                {
                    fault = error; // comes out after the results of the items before it
                    handedOut++;
                }
                End(handedOut);
                return fault is not null;
            }
        }

        private void End(long count)
        {
            lock (results)
            {
                total = count;
                Monitor.PulseAll(results);
            }
        }
    }
}
