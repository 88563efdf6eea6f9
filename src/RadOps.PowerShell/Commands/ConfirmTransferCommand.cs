using System.Management.Automation;
using RadOps.Core.Transfer;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Confirm-Transfer</c>: a person's word that the recipient was chosen on the IEP portal, or that the images were seen where they were sent.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "Transfer", SupportsShouldProcess = true)]
[OutputType(typeof(TransferConfirmation))]
public sealed class ConfirmTransferCommand : WorkplaceCmdlet
{
    /// <summary>Names of transfers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WaitingTransferCompleter))]
    public string[] TransferId { get; set; } = [];

    /// <summary>What was seen.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Proof { get; set; } = "";

    /// <summary>The report was added on the portal; one that was sent along with the images is known without it.</summary>
    [Parameter]
    public SwitchParameter ReportSent { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Process()
    {
        RequireRegister();
        foreach (var transferId in TransferId.Select(id => id.Trim().ToUpperInvariant()))
        {
            Attempt(() =>
            {
                if (ShouldProcess(transferId, $"Enter in the register that a person vouches for the transfer{(ReportSent ? ", and that the report went along" : "")}"))
                    WriteObject(Workplace.Transfers.Confirm(transferId, Proof, ReportSent, Workplace.Prices));
            });
        }
    }
}
