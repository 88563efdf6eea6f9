using System.Management.Automation;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Policies.Facts;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-OutageContact</c>: whom to call or fax at this minute, or another.</summary>
[Cmdlet(VerbsCommon.Get, "OutageContact")]
[OutputType(typeof(OutageContact))]
public sealed class GetOutageContactCommand : WorkplaceCmdlet
{
    /// <summary>The time, by the clock on the wall in Sweden.</summary>
    [Parameter(Position = 0)]
    public DateTime? At { get; set; }

    /// <summary>What about.</summary>
    [Parameter]
    public ContactTopic[] Topic { get; set; } = [];

    /// <summary>What is out.</summary>
    [Parameter]
    public OutageMode[]? Mode { get; set; }

    /// <summary>Whose routine is followed, before the site's own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OutageOrganisationCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Organisation { get; set; }

    private protected override void Process()
    {
        var place = Workplace.Outages(Organisation);
        var at = At ?? SwedishTime.WallClock(Workplace.Clock.GetUtcNow());
        var modes = Mode ?? [.. place.Outages.Status().Modes];
        foreach (var unsaid in place.Contacts.Unsaid) WriteVerbose(unsaid);
        var topics = Topic.Length == 0 ? Enumerable.Repeat<ContactTopic?>(null, 1) : Topic.Select(topic => (ContactTopic?)topic);
        foreach (var topic in topics) WriteObject(place.Contacts.At(at, topic, modes), enumerateCollection: true);
    }
}
