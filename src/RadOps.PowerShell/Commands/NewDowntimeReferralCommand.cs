using System.Management.Automation;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-DowntimeReferral</c>: paper referrals with numbers of their own and the fax number that the report goes to.</summary>
[Cmdlet(VerbsCommon.New, "DowntimeReferral", SupportsShouldProcess = true)]
[OutputType(typeof(GivenNumber))]
public sealed class NewDowntimeReferralCommand : OutageCmdlet
{
    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The fax number that the report goes to.</summary>
    [Parameter]
    public string? ReplyFax { get; set; }

    /// <summary>How many.</summary>
    [Parameter]
    [ValidateRange(1, 500)]
    public int Count { get; set; } = 1;

    /// <summary>The referring unit.</summary>
    [Parameter]
    public string? Unit { get; set; }

    private protected override void Process()
    {
        var fax = DowntimeDesk.RequireReplyFax(ReplyFax);
        var file = PathArgument.FullPath(this, Path);
        Site.DowntimeReferralFile.RequireFree(file);
        if (!ShouldProcess(file, $"{(Drill ? "Drill: w" : "W")}rite {CountText.Of(Count, "paper referral")}"))
            return;
        WriteObject(Place.WriteReferrals(file, Count, fax, Unit, Drill, StopToken), enumerateCollection: true);
        Exchange();
    }
}
