using System.Management.Automation;
using RadOps.Formats.Policies;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-ReleasePolicy</c>: a starter pack for a hospital that has none, with every construct shown in Swedish comments.</summary>
[Cmdlet(VerbsCommon.New, "ReleasePolicy", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewReleasePolicyCommand : RadOpsCmdlet
{
    /// <summary>The organisation, as requests will name it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Organisation { get; set; } = "";

    /// <summary>The file to make.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The region, in plain words.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>The routine's text, against which quotes will be checked.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Source { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        var file = PathArgument.FullPath(this, Path);
        if (!ShouldProcess(file, $"Write a starter pack for {Organisation}{(Force ? ", in place of a file that is there" : "")}"))
            return;
        var starter = new StarterPack { Organisation = Organisation, Region = Region, Source = Source is null ? null : PathArgument.FullPath(this, Source) };
        starter.Write(file, overwrite: Force);
        WriteObject(new FileInfo(file));
    }
}
