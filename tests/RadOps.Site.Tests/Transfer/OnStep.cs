using RadOps.Core.Transfer;

namespace RadOps.Site.Tests.Transfer;

/// <summary>Does something once, when that many instances have been sent; no association goes on meanwhile.</summary>
internal sealed class OnStep(int count, Action act) : IProgress<TransferProgress>
{
    private readonly Lock turn = new();
    private bool isDone;

    public void Report(TransferProgress value)
    {
        lock (turn)
        {
            if (isDone || value.Step is not TransferStepKind.Send || value.Done < count)
                return;
            isDone = true;
            act();
        }
    }
}
