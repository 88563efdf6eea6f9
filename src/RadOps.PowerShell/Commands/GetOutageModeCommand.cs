using System.Management.Automation;
using RadOps.Core.Continuity;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-OutageMode</c>: how it stands with outages, as all machines that can be seen know it.</summary>
[Cmdlet(VerbsCommon.Get, "OutageMode")]
[OutputType(typeof(OutageStatus))]
public sealed class GetOutageModeCommand : OutageCmdlet
{
    private protected override void Process()
    {
        Exchange();
        WriteObject(Place.Outages.Status(Drill));
    }
}
