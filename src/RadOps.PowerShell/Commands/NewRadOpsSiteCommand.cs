using System.Management.Automation;
using System.Management.Automation.Host;
using RadOps.Core;
using RadOps.Core.Settings;
using RadOps.Formats.Policies;
using RadOps.Formats.Site;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-RadOpsSite</c>: a commented site file, of the answers at the prompt or of the parameters.</summary>
[Cmdlet(VerbsCommon.New, "RadOpsSite", DefaultParameterSetName = GuidedSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewRadOpsSiteCommand : RadOpsCmdlet
{
    private const string GuidedSet = "Guided";
    private const string ParametersSet = "Parameters";

    /// <summary>The file to make.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "site.yaml";

    /// <summary>The workplace in words.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ParametersSet)]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <summary>The organisation whose routine decides for requests that name none.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ArgumentCompleter(typeof(OrganisationCompleter))]
    public string? Organisation { get; set; }

    /// <summary>The care unit that events are recorded for.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? CareUnit { get; set; }

    /// <summary>The register that the file shall name.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? Register { get; set; }

    /// <summary>The PACS, as TITLE@host:port.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? Pacs { get; set; }

    /// <summary>BFR, as TITLE@host:port.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? Bfr { get; set; }

    /// <summary>The IEP gateway, as TITLE@host:port.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? Iep { get; set; }

    /// <summary>The external reader's receiver, as TITLE@host:port.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? ExternalReader { get; set; }

    /// <summary>RadOps' own node, as TITLE:port.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? Self { get; set; }

    /// <summary>What RIS answers at, as host:port or https://host.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? Ris { get; set; }

    /// <summary>What Order Management answers at, as host:port or https://host.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? Om { get; set; }

    /// <summary>The price list.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? Prices { get; set; }

    /// <summary>The recipient directory.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? Recipients { get; set; }

    /// <summary>The folder where media are made.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public string? ExportFolder { get; set; }

    /// <summary>The language of the comments and the questions; that of the session where it is not stated.</summary>
    [Parameter]
    public TextLanguage? Language { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private TextLanguage Spoken => Language ?? (Host.CurrentUICulture.TwoLetterISOLanguageName == "sv" ? TextLanguage.Swedish : TextLanguage.English);

    private protected override void Process()
    {
        var file = PathArgument.FullPath(this, Path);
        // Nobody should answer ten questions to hear that the file is there.
        SiteFile.RequireFree(file, Force);
        var interview = ParameterSetName == GuidedSet ? Interview() : null;
        var settings = interview?.Run() ?? Given();
        if (!ShouldProcess(file, Force ? "Write a site file, in place of one that is there" : "Write a site file"))
            return;
        SiteFile.Write(file, settings, Spoken, Force);
        var quoted = $"'{System.Management.Automation.Language.CodeGeneration.EscapeSingleQuotedStringContent(file)}'";
        interview?.TellWhatNext($"$env:RADOPS_SITE = {quoted}", $"Test-RadOpsSite -SiteFile {quoted}");
        WriteObject(new FileInfo(file));
    }

    private SiteSettings Given() => new()
    {
        Site = Site,
        Organisation = Organisation,
        CareUnit = CareUnit,
        Register = Register,
        Nodes = new[] { (NodeRole.Pacs, Pacs), (NodeRole.Bfr, Bfr), (NodeRole.Iep, Iep), (NodeRole.ExternalReader, ExternalReader), (NodeRole.Self, Self) }
            .Where(node => node.Item2 is not null)
            .ToDictionary(node => SiteNode.NameOf(node.Item1), node => NodeAddress.Parse(node.Item2!, node.Item1)),
        Systems = new[] { (RadSystem.Ris, Ris), (RadSystem.Om, Om) }
            .Where(system => system.Item2 is not null)
            .ToDictionary(system => system.Item1, system => (IReadOnlyList<ProbeSettings>)[ProbeSettings.Parse(system.Item2!, _ => false)]),
        Prices = Prices,
        Recipients = Recipients,
        Folders = new() { Exports = ExportFolder },
    };

    private SiteInterview Interview()
    {
        var organisations = PolicyFiles.BuiltInPacks().Where(pack => pack.DecidesReleases).Select(pack => pack.Organisation).Order(StringComparer.Ordinal).ToList();
        return new SiteInterview(Answer, Host.UI.WriteLine, organisations, Spoken);
    }

    private string? Answer(string question)
    {
        try
        {
            Host.UI.Write(question);
            return Host.UI.ReadLine();
        }
        catch (Exception error) when (error is PSInvalidOperationException or HostException)
        {
            return null; // nobody can be asked here
        }
    }
}
