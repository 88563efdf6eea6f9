using RadOps.Core.Identity;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>That a person sent images to the external reader elsewhere than by RadOps: at the modality, in IDS7, in syngo.via .</summary>
public sealed record PersonTransfer
{
    /// <summary>The way.</summary>
    public required TransferRoute ReaderRoute { get; init; }

    /// <summary>The examination.</summary>
    public required string AccessionNumber { get; init; }

    /// <summary>Whose routine decides.</summary>
    public string? Organisation { get; init; }

    /// <summary>The patient; null where it is not said.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Who did it.</summary>
    public required string DoneBy { get; init; }

    /// <summary>What was seen, such as that the modality's queue was empty.</summary>
    public required string Proof { get; init; }

    /// <summary>When; null for now.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>The request that it amounts to.</summary>
    internal ReleaseRequest Request => new()
    {
        RequestId = AccessionNumber,
        Organisation = Organisation,
        PatientId = PatientId,
        AccessionNumber = AccessionNumber,
        Recipient = RecipientType.Hospital,
        RecipientLocation = RecipientLocation.InsideRegion,
        TransferPurpose = TransferPurpose.ExternalReading,
        Items = RequestedItems.Images,
    };
}
