using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Formats.Csv;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Errors;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Import-MediaExport</c>: the list that the department kept before, into the register, so that earlier releases are found.</summary>
[Cmdlet(VerbsData.Import, "MediaExport", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(ImportResult))]
public sealed class ImportMediaExportCommand : WorkplaceCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Lists; wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Lists exactly as named.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The organisation whose list it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OrganisationCompleter))]
    public string? Organisation { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Process()
    {
        var literal = ParameterSetName == LiteralPathSet;
        foreach (var file in PathArgument.Resolve(this, literal ? LiteralPath : Path, literal, failure => WriteError(ErrorRecords.From(failure))))
            Attempt(() => Import(file));
    }

    private void Import(string file)
    {
        var meter = new ProgressMeter($"Import-MediaExport {System.IO.Path.GetFileName(file)}", 1, Workplace.Clock);
        var releases = ExportedImagesFile.Read(file, Workplace.Today, Organisation ?? Workplace.Settings.Organisation).SelectMany(row => Take(file, row, meter));
        if (ShouldProcess(file, $"Enter the releases of the list in {(Workplace.HasRegister ? $"the register {Workplace.Register.Location}" : "a new register")}"))
            WriteObject(Releases.Import(releases, StopToken));
        WriteProgress(meter.Done());
    }

    private IReadOnlyList<ImportedRelease> Take(string file, ExportedImagesRow row, ProgressMeter meter)
    {
        // The row's own words may hold an identity: only its place is told.
        if (row.Problem is { } problem)
            WriteError(ErrorRecords.From(new RadOpsException("RegisterLineUnreadable", ErrorKind.InvalidInput, FormattableString.Invariant($"{file}, row {row.Row}: {problem}. The other rows were read."), FormattableString.Invariant($"{file}:{row.Row}"))));
        if (meter.At(row.Row, 0, "rows") is { } progress)
            WriteProgress(progress);
        return row.Releases;
    }
}
