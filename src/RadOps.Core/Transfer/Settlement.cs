using RadOps.Core.Register;

namespace RadOps.Core.Transfer;

/// <summary>What follows in the register once a transfer is settled.</summary>
/// <param name="Events">The release where it is one, its note, its invoice basis.</param>
/// <param name="RegisterLine">The line of "Exporterade bilder"; null where it is no release.</param>
/// <param name="ReferralNote">The remissanteckning; null where none is due.</param>
/// <param name="InvoiceBasis">The invoice basis; null where none is due.</param>
internal sealed record Settlement(IReadOnlyList<NewEvent> Events, string? RegisterLine, string? ReferralNote, InvoiceBasis? InvoiceBasis)
{
    internal static Settlement Nothing { get; } = new([], null, null, null);
}
