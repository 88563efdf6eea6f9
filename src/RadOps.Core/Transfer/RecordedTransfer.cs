using RadOps.Core.Identity;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>What was recorded of images that a person sent to the external reader. It stands on that person's word; RadOps has proved nothing.</summary>
public sealed record RecordedTransfer
{
    /// <summary>Its name in the register.</summary>
    public required string TransferId { get; init; }

    /// <summary>The way that they took.</summary>
    public required TransferRoute ReaderRoute { get; init; }

    /// <summary>The examination.</summary>
    public required string AccessionNumber { get; init; }

    /// <summary>The patient, masked; null where it was not said.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Who did it.</summary>
    public required string DoneBy { get; init; }

    /// <summary>What was seen.</summary>
    public required string Proof { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Occurred { get; init; }

    /// <summary>What the routine says of such a send: it has happened, whatever that is.</summary>
    public required DecisionOutcome Decided { get; init; }

    /// <summary>The same as one Swedish sentence.</summary>
    public required string Explanation { get; init; }
}
