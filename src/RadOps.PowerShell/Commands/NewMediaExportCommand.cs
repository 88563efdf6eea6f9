using System.Management.Automation;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-MediaExport</c>: from an order and a folder of DICOM files to a verified medium that the register knows of.</summary>
[Cmdlet(VerbsCommon.New, "MediaExport", DefaultParameterSetName = InputSet, SupportsShouldProcess = true)]
[OutputType(typeof(MediaExport))]
public sealed class NewMediaExportCommand : RequestCmdlet
{
    private const int ExportProgressId = 3;

    private StudyIndex? studies;

    /// <summary>Folders of DICOM files, whatever they are named.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] StudyRoot { get; set; } = [];

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

    private protected override void Handle(ReleaseRequest request)
    {
        var index = studies ??= ReadStudies(StudyRoot);
        var order = new ExportOrder
        {
            Request = request,
            Studies = index,
            Destination = PathArgument.FullPath(this, Destination),
            Medium = Medium,
            ReportRoot = ReportRoot is null ? null : PathArgument.FullPath(this, ReportRoot),
        };
        var exports = Workplace.Exports;
        RunWork(output => Make(exports, order, output));
    }

    private static void Make(MediaExportService exports, ExportOrder order, WorkOutput output)
    {
        var plan = exports.Plan(order);
        var steps = string.Concat(plan.Steps.Select(step => $"{Environment.NewLine}  - {step.Description}"));
        if (!output.ShouldProcess($"Make a medium of {plan.Summary}:{steps}", $"Make a medium of {plan.Summary}?"))
            return;
        using var progress = new StepMeter<ExportProgress>($"Export {plan.ExportId}", ExportProgressId, output, value => ($"{value.Step}", value.Done, value.Total));
        output.Write(exports.Execute(plan, progress, output.Stopping));
    }
}
