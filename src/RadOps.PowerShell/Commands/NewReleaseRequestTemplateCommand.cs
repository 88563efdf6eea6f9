using System.Management.Automation;
using RadOps.Core;
using RadOps.Formats.Csv;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-ReleaseRequestTemplate</c>: a blank file of requests that opens rightly in a Swedish Excel.</summary>
[Cmdlet(VerbsCommon.New, "ReleaseRequestTemplate", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewReleaseRequestTemplateCommand : RadOpsCmdlet
{
    /// <summary>The file to make.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The language of the headers.</summary>
    [Parameter]
    public TextLanguage Language { get; set; }

    private protected override void Process()
    {
        var file = PathArgument.FullPath(this, Path);
        if (!ShouldProcess(file, "Write a blank file of requests"))
            return;
        RequestTemplate.Write(file, swedish: Language == TextLanguage.Swedish);
        WriteObject(new FileInfo(file));
    }
}
