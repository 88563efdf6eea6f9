using System.Management.Automation;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that takes files or folders: -Path with wildcards, -LiteralPath without, both from the pipeline.</summary>
public abstract class PathCmdlet : RadOpsCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    /// <summary>Files or folders; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files or folders exactly as named.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Full paths of what was given and exists; an error is written for each that does not.</summary>
    private protected IReadOnlyList<string> ResolvePaths()
    {
        var literal = ParameterSetName == LiteralPathSet;
        return [.. PathArgument.Resolve(this, literal ? LiteralPath : Path, literal, failure => WriteError(Errors.ErrorRecords.From(failure)))];
    }
}
