using System.Management.Automation;
using RadOps.Core.Continuity.Reader;
using RadOps.PowerShell.Completion;
using RadOps.Site;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that works during an outage: it needs this machine's journal and the routine, and neither network nor register.</summary>
public abstract class OutageCmdlet : WorkplaceCmdlet
{
    private OutagePlace? place;

    /// <summary>Whose routine is followed, before the site's own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OutageOrganisationCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Organisation { get; set; }

    /// <summary>An exercise.</summary>
    [Parameter]
    public SwitchParameter Drill { get; set; }

    /// <summary>Neither the shared folder nor the register is asked.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    /// <summary>The department's outages; what changes nothing asks nobody, since what others know would be written down.</summary>
    private protected OutagePlace Place => place ??= Workplace.Outages(Organisation, Offline || OnlyLooks);

    /// <summary>Night incidents, after an exchange; a routine that knows of no external reader ends it before anything is asked or made.</summary>
    private protected ReaderDesk ExchangedReader()
    {
        var desk = Place.Reader;
        Exchange();
        return desk;
    }

    /// <summary>Exchanges journals with the other machines, where that is wanted and they can be seen.</summary>
    private protected void Exchange() => Place.Exchange(StopToken);
}
