using System.Management.Automation;
using RadOps.Core;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-OutageKit</c>: what is kept on paper and on a stick for the day when nothing answers.</summary>
[Cmdlet(VerbsCommon.New, "OutageKit", SupportsShouldProcess = true)]
[OutputType(typeof(DirectoryInfo), typeof(FileInfo))]
public sealed class NewOutageKitCommand : OutageCmdlet
{
    /// <summary>The folder to make; the zip bears its name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>How many paper referrals.</summary>
    [Parameter]
    [ValidateRange(0, 500)]
    public int ReferralCount { get; set; } = 20;

    /// <summary>The fax number that reports go to, where all referrals of the kit have the same.</summary>
    [Parameter]
    public string? ReplyFax { get; set; }

    private protected override void Process()
    {
        var folder = PathArgument.FullPath(this, Path).TrimEnd(System.IO.Path.DirectorySeparatorChar);
        OutageKitFolder.RequireFree(folder);
        if (!ShouldProcess(folder, $"{(Drill ? "Drill: m" : "M")}ake an outage kit with {CountText.Of(ReferralCount, "paper referral")}"))
            return;
        Exchange();
        string? unprinted = null;
        RunWork(async output => unprinted = await Place.WriteKitAsync(folder, ReferralCount, ReplyFax, Drill, output.Stopping).ConfigureAwait(false));
        if (unprinted is not null) WriteWarning(unprinted);
        WriteObject(new DirectoryInfo(folder));
        WriteObject(new FileInfo(folder + ".zip"));
        Exchange();
    }
}
