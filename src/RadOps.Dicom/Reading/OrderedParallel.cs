using System.Runtime.ExceptionServices;

namespace RadOps.Dicom.Reading;

/// <summary>
/// Does the same work on many items on as many threads as there are processors, and gives the results in the items' order while it goes on.
/// Only a few results wait at a time, however slow the taker; when the taker stops, so does the work. (PLINQ's ordered queries hand items
/// out in growing chunks, and hold thousands of results.)
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
        private readonly int threadCount = Math.Clamp(Environment.ProcessorCount, 1, 16);
        private readonly Lock itemsLock = new();
        private readonly object results = new();
        private readonly Dictionary<long, (TResult? Result, Exception? Error)> done = [];
        private long handedOut;
        private long taken;
        private long total = long.MaxValue;
        private int running;
        private bool isStopped;

        public void Start()
        {
            running = threadCount;
            for (var i = 0; i < threadCount; i++)
                new Thread(Work) { IsBackground = true, Name = "RadOps.Dicom" }.Start();
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
            lock (results)
            {
                while (!done.Remove(taken, out next))
                {
                    if (isStopped || taken >= total)
                    {
                        result = default!;
                        return false;
                    }
                    Monitor.Wait(results);
                }
                taken++;
                Monitor.PulseAll(results);
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

        private void Work()
        {
            var state = createState();
            while (TryNext(out var index, out var item, out var fault))
            {
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
                    Monitor.PulseAll(results);
                    while (!isStopped && index >= taken + threadCount * 4)
                        Monitor.Wait(results);
                    if (isStopped)
                        break;
                }
            }
            lock (results)
            {
                running--;
                Monitor.PulseAll(results);
            }
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
