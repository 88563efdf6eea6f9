using RadOps.Core.Transfer;

namespace RadOps.Dicom.Tests.Network;

/// <summary>Does something once, when that many results have come; no association goes on meanwhile.</summary>
internal sealed class OnResult(int count, Action act) : IProgress<TransferInstance>
{
    private readonly Lock turn = new();
    private int seen;

    public void Report(TransferInstance value)
    {
        lock (turn)
        {
            if (++seen == count)
                act();
        }
    }
}
