using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Core.Register.Payloads;

/// <summary>That a person sent images to the external reader elsewhere than by RadOps, on the person's word.</summary>
internal sealed record TransferDoneByPersonPayload
{
    public required string TransferId { get; init; }

    /// <summary>The way. It may be null so that the first of the ways is written out too, where defaults are left out.</summary>
    public TransferRoute? ReaderRoute { get; init; }

    /// <summary>Who did it.</summary>
    public required string DoneBy { get; init; }

    /// <summary>What was seen.</summary>
    public required string Proof { get; init; }

    public required ReleaseRequest Request { get; init; }

    public required DecisionPayload Decision { get; init; }
}
