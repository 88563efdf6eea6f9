using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>
/// What makes two sends the same transfer: way, node, purpose, studies and, for a release through IEP, recipient. A transfer's name is made from it, so that two
/// sends of one study at once, and a send after one that failed, know each other by the register's own rule that a name is taken once.
/// </summary>
/// <param name="Route">The way.</param>
/// <param name="AeTitle">The node's AE title: it may move to another host and is the same system.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Studies">The studies.</param>
/// <param name="Recipient">The names under which the recipient is known; empty where BFR or the reader is.</param>
internal sealed record TransferKey(ReleaseRoute Route, string AeTitle, TransferPurpose Purpose, string Studies, string Recipient)
{
    internal static TransferKey Of(TransferOrder order, IEnumerable<string> studies) => new(
        order.Route,
        order.Destination.AeTitle,
        order.Request.TransferPurpose,
        string.Join(' ', studies.Order(StringComparer.Ordinal)),
        order.Route is ReleaseRoute.Iep ? RecipientOf(order.Request) : "");

    /// <summary>The name of the n-th transfer with this key, from 1.</summary>
    internal string Name(int generation) => ExportId.OfTransfer(FormattableString.Invariant($"{Route}\n{AeTitle}\n{Purpose}\n{Studies}\n{Recipient}\n{generation}"));

    private static string RecipientOf(ReleaseRequest request) =>
        string.Join(' ', DestinationName.Of(request.Recipient, request.RecipientName?.Reveal(), request.MediaUnit, request.Destination).Order(StringComparer.Ordinal));
}
