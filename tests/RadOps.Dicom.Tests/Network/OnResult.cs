using RadOps.Dicom.Network;

namespace RadOps.Dicom.Tests.Network;

/// <summary>Does something once, when that many results have come.</summary>
internal sealed class OnResult(int count, Action act) : IProgress<StoreResult>
{
    private int seen;

    public void Report(StoreResult value)
    {
        if (Interlocked.Increment(ref seen) == count)
            act();
    }
}
