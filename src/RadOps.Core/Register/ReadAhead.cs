using System.Collections.Concurrent;

namespace RadOps.Core.Register;

/// <summary>Runs a long reading, or a making of many things, on a thread of its own, a little ahead of whoever goes through it.</summary>
public static class ReadAhead
{
    // Payloads are a few kilobytes: what is ahead stays within a few megabytes.
    private const int BatchSize = 64;
    private const int MostBatches = 8;

    /// <summary>The same items in the same order. What the reading throws is thrown to whoever goes through it; when that one stops, so does the reading.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="source">The reading; gone through once, by another thread.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Ahead(source);
    }

    private static IEnumerable<T> Ahead<T>(IEnumerable<T> source)
    {
        using var stop = new CancellationTokenSource();
        using var batches = new BlockingCollection<T[]>(MostBatches);
        var reading = Task.Run(() => Fill(batches, source, stop.Token), CancellationToken.None);
        try
        {
            foreach (var batch in batches.GetConsumingEnumerable(CancellationToken.None))
            {
                foreach (var item in batch) yield return item;
            }
        }
        finally
        {
            stop.Cancel();
            // It uses what is left here: nobody goes on before it has ended.
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }

        reading.GetAwaiter().GetResult();
    }

    private static void Fill<T>(BlockingCollection<T[]> batches, IEnumerable<T> source, CancellationToken stop)
    {
        try
        {
            foreach (var batch in source.Chunk(BatchSize)) batches.Add(batch, stop);
        }
        finally
        {
            batches.CompleteAdding();
        }
    }
}
