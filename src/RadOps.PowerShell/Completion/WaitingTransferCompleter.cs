using System.Collections;
using RadOps.Core;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the names of transfers that wait for a person's word.</summary>
public sealed class WaitingTransferCompleter : SiteCompleter
{
    private protected override IEnumerable<Choice> Choices(Workplace workplace, IDictionary given) =>
        from transfer in workplace.Transfers.FindWaiting(CancellationToken.None)
        select new Choice(transfer.TransferId, $"{transfer.AccessionNumber ?? "?"}, {CountText.Of(transfer.Meant, "instance")} to {transfer.Node}");
}
