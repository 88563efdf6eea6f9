using System.Management.Automation;
using RadOps.PowerShell.Completion;
using RadOps.Site.Intake;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet on files from patients: it needs this machine's journal and the routine, and neither network nor register.</summary>
public abstract class IntakeCmdlet : WorkplaceCmdlet
{
    private IntakePlace? place;

    /// <summary>Whose routine is followed, before the site's own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(IntakeOrganisationCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Organisation { get; set; }

    /// <summary>Neither the shared folder nor the register is asked.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    /// <summary>The files on this computer; what changes nothing asks nobody, since what others know would be written down.</summary>
    private protected IntakePlace Place => place ??= Workplace.Intake(Organisation, Offline || OnlyLooks);

    /// <summary>Exchanges journals with the other machines, where that is wanted and they can be seen.</summary>
    private protected void Exchange() => Place.Exchange(StopToken);
}
