using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-MediaExport</c>: from an order and a folder of DICOM files, or an archive, to a verified medium that the register knows of.</summary>
[Cmdlet(VerbsCommon.New, "MediaExport", DefaultParameterSetName = InputSet, SupportsShouldProcess = true)]
[OutputType(typeof(MediaExport))]
public sealed class NewMediaExportCommand : RequestCmdlet
{
    private const int ExportProgressId = 3;

    private StudyIndex? studies;
    private ArchiveStudies? archive;

    /// <summary>Folders of DICOM files, whatever they are named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] StudyRoot { get; set; } = [];

    /// <summary>The archive that the studies are fetched from, by its name in the site file.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NodeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Source { get; set; }

    /// <summary>Accession number, for requests that name no study.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AccessionNumber { get; set; }

    /// <summary>Study Instance UID, for requests that name no study.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StudyInstanceUid { get; set; }

    /// <summary>Folder of reports, one PDF an accession number.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ReportRoot { get; set; }

    /// <summary>Folder in which each medium's own folder is made.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = "";

    /// <summary>The medium to make; the one asked for, or the best that the routine permits, where it is not stated.</summary>
    [Parameter]
    public MediumType Medium { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Begin()
    {
        if (StudyRoot.Length > 0 == Source is not null)
            throw new RadOpsException("SourceNotStated", ErrorKind.InvalidInput, "Say where the studies are: -StudyRoot with folders, or -Source with an archive of the site file, and not both.");
        base.Begin();
    }

    private protected override void Handle(ReleaseRequest request)
    {
        var order = new ExportOrder
        {
            Request = Named(request),
            Studies = Source is null ? studies ??= ReadStudies(StudyRoot) : StudyIndex.Empty,
            Destination = PathArgument.FullPath(this, Destination),
            Medium = Medium,
            ReportRoot = ReportRoot is null ? null : PathArgument.FullPath(this, ReportRoot),
        };
        var exports = Workplace.Exports;
        if (Source is null)
        {
            RunWork(output => Make(exports, exports.Plan(order), output));
            return;
        }

        var source = archive ??= Hold(Workplace.StudiesOf(Source));
        RunWork(output => FetchAndMakeAsync(exports, order, source, output));
    }

    /// <summary>A request that names a study keeps to it: the parameter is for those that do not.</summary>
    private ReleaseRequest Named(ReleaseRequest request) =>
        request is { AccessionNumber.Length: > 0 } or { StudyInstanceUid.Length: > 0 } ? request : request with { AccessionNumber = AccessionNumber, StudyInstanceUid = StudyInstanceUid };

    private static void Make(MediaExportService exports, ExportPlan plan, WorkOutput output)
    {
        if (IsWanted(plan, output))
            Execute(exports, plan, output);
    }

    /// <summary>The plan is shown before anything is fetched, and made anew of what came.</summary>
    private static async Task FetchAndMakeAsync(MediaExportService exports, ExportOrder order, ArchiveStudies source, WorkOutput output)
    {
        var plan = exports.Foresee(order);
        if (plan.AlreadyMade is not null)
        {
            Make(exports, plan, output);
            return;
        }

        var fetch = await source.LookAsync(order.Request, output.Stopping).ConfigureAwait(false);
        if (!IsWanted(plan with { Fetch = fetch }, output))
            return;
        using var progress = FetchMeter(fetch.Archive, output);
        using var fetched = await source.FetchAsync(fetch, progress, output.Stopping).ConfigureAwait(false);
        Execute(exports, exports.Plan(order with { Studies = fetched.Studies }), output);
    }

    private static bool IsWanted(ExportPlan plan, WorkOutput output)
    {
        var steps = string.Concat(plan.Steps.Select(step => $"{Environment.NewLine}  - {step.Description}"));
        return output.ShouldProcess($"Make a medium of {plan.Summary}:{steps}", $"Make a medium of {plan.Summary}?");
    }

    private static void Execute(MediaExportService exports, ExportPlan plan, WorkOutput output)
    {
        using var progress = new StepMeter<ExportProgress>($"Export {plan.ExportId}", ExportProgressId, output, value => ($"{value.Step}", value.Done, value.Total));
        output.Write(exports.Execute(plan, progress, output.Stopping));
    }
}
