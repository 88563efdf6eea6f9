using System.Management.Automation;
using RadOps.Core.Settings;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-RadOpsSite</c>: what holds here, and what said so; no secret is shown.</summary>
[Cmdlet(VerbsCommon.Get, "RadOpsSite")]
[OutputType(typeof(SiteOverview))]
public sealed class GetRadOpsSiteCommand : WorkplaceCmdlet
{
    private protected override void Process() => WriteObject(Workplace.Describe());
}
