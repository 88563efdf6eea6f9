using System.Management.Automation;
using RadOps.Core.Release;
using RadOps.Formats.Csv;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Errors;

namespace RadOps.PowerShell.Pipeline;

/// <summary>
/// A cmdlet that takes requests: as objects from the pipeline, or as the rows of a file. A row that cannot be read is an error record that
/// names file, row, column and value, and the rows after it go through all the same.
/// </summary>
public abstract class RequestCmdlet : WorkplaceCmdlet
{
    private protected const string InputSet = "InputObject";
    private protected const string PathSet = "Path";
    private protected const string LiteralPathSet = "LiteralPath";

    private RequestObjectReader? objects;
    private ProgressMeter? meter;
    private long handled;

    /// <summary>A request, a decision, or anything whose properties or keys are named as a request's are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    [Alias("Request")]
    public PSObject? InputObject { get; set; }

    /// <summary>Files of requests; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files of requests exactly as named.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The organisation of requests that state none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OrganisationCompleter))]
    public string? Organisation { get; set; }

    /// <summary>Does the cmdlet's work on one request.</summary>
    private protected abstract void Handle(ReleaseRequest request);

    /// <summary>Whether the requests read are shown as progress; a cmdlet whose own work is shown has no use for it.</summary>
    private protected virtual bool ShowsRequests => true;

    private protected RequestBinding Binding => field ??= Organisation is null ? Workplace.Binding : Workplace.Binding with { Organisation = Organisation };

    /// <summary>A pack that cannot be read is nobody's request's fault: it stops the work.</summary>
    private protected override void Begin() => _ = Workplace.Policies;

    private protected override void Process()
    {
        if (ParameterSetName is PathSet or LiteralPathSet)
            foreach (var file in PathArgument.Resolve(this, ParameterSetName == PathSet ? Path : LiteralPath, ParameterSetName == LiteralPathSet, failure => WriteError(ErrorRecords.From(failure))))
                Attempt(() => HandleFile(file));
        else if (InputObject?.BaseObject is FileInfo file)
            HandleFile(file.FullName);
        else if (InputObject is not null)
            HandleRow((objects ??= new RequestObjectReader(Binding)).Read(InputObject), "The pipeline");
    }

    private protected override void End()
    {
        if (meter is not null)
            WriteProgress(meter.Done());
    }

    private protected void HandleRow(RequestRow row, string source)
    {
        StopToken.ThrowIfCancellationRequested();
        foreach (var failure in row.Failures(source))
            WriteError(ErrorRecords.From(failure));
        if (row.Request is { } request)
            Attempt(() => Handle(request));
        if (!ShowsRequests)
            return;
        meter ??= new ProgressMeter(MyInvocation.MyCommand.Name, 1, Workplace.Clock);
        if (meter.At(++handled, 0, "requests") is { } progress)
            WriteProgress(progress);
    }

    private void HandleFile(string file)
    {
        using var rows = RequestCsvReader.Open(file, Binding);
        foreach (var row in rows)
            HandleRow(row, file);
    }
}
