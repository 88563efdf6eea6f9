using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>What was recorded when a person vouched for a transfer.</summary>
public sealed record TransferConfirmation
{
    /// <summary>The transfer's name, also the release's where it is one.</summary>
    public required string TransferId { get; init; }

    /// <summary>The way that it took.</summary>
    public required ReleaseRoute Route { get; init; }

    /// <summary>How many instances it was.</summary>
    public required int Instances { get; init; }

    /// <summary>What the person saw.</summary>
    public required string Proof { get; init; }

    /// <summary>The line of "Exporterade bilder"; null where it is no release.</summary>
    public string? RegisterLine { get; init; }

    /// <summary>The remissanteckning to paste; null where none is due.</summary>
    public string? ReferralNote { get; init; }

    /// <summary>The invoice basis; null where none is due.</summary>
    public InvoiceBasis? InvoiceBasis { get; init; }
}
