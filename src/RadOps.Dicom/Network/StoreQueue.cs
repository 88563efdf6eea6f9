namespace RadOps.Dicom.Network;

/// <summary>What is still to be sent of a batch. More may come while the headers of a long list are still being read. Safe to use from several threads.</summary>
internal sealed class StoreQueue
{
    private readonly Lock gate = new();
    private readonly Queue<StoreItem> items = [];
    private TaskCompletionSource? change;
    private bool isFed;

    /// <summary>How many wait now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return items.Count;
        }
    }

    /// <summary>Adds an instance, or gives one back that was taken and not sent.</summary>
    public void Add(StoreItem item)
    {
        lock (gate)
        {
            items.Enqueue(item);
            Signal();
        }
    }

    /// <summary>Says that nothing will come any more but what is given back.</summary>
    public void End()
    {
        lock (gate)
        {
            isFed = true;
            Signal();
        }
    }

    /// <summary>Takes the next; false when there is none now.</summary>
    public bool TryTake(out StoreItem item)
    {
        lock (gate)
            return items.TryDequeue(out item!);
    }

    /// <summary>Waits until there is something to take; false when nothing more will come.</summary>
    public async ValueTask<bool> HasMoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (items.Count > 0 || isFed)
                    return items.Count > 0;
                next = (change ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Signal()
    {
        change?.SetResult();
        change = null;
    }
}
