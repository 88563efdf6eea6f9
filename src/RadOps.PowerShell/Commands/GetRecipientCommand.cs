using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-Recipient</c>: the site's recipient directory, with when each entry was last checked.</summary>
[Cmdlet(VerbsCommon.Get, "Recipient")]
[OutputType(typeof(RecipientEntry))]
public sealed class GetRecipientCommand : WorkplaceCmdlet
{
    /// <summary>Names; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecipientCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>The sorts of recipients.</summary>
    [Parameter]
    public RecipientType[] Type { get; set; } = [];

    /// <summary>Where they are.</summary>
    [Parameter]
    public RecipientLocation[] Location { get; set; } = [];

    /// <summary>Only those that were last checked more than a year ago, or never.</summary>
    [Parameter]
    public SwitchParameter Stale { get; set; }

    private protected override void Process()
    {
        if (Workplace.Settings.Recipients is null)
            throw new RadOpsException("RecipientsMissing", ErrorKind.NotFound, "The site file names no recipient directory. Set recipients: to a CSV file with Name;Type;Location;MediaUnit;IepConnected;Fax;Checked.");
        foreach (var name in Name)
            Attempt(() => Find(name));
    }

    private void Find(string name)
    {
        var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        var found = Workplace.Recipients.Where(entry => pattern.IsMatch(entry.Name)).ToList();
        // A name that is in full and not there is a mistake; a pattern that nothing fits is an answer.
        if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            throw new RadOpsException("RecipientNotFound", ErrorKind.NotFound, $"The recipient directory has no '{Core.Identity.IdentityMask.Mask(name)}'. Get-Recipient shows all that it has.");
        WriteObject(
            found.Where(entry => (Type.Length == 0 || Type.Contains(entry.Type)) && (Location.Length == 0 || Location.Contains(entry.Location)) && (!Stale || RecipientDirectory.IsStale(entry, Workplace.Today))),
            enumerateCollection: true);
    }
}
