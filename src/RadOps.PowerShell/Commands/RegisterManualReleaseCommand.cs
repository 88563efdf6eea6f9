using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Documents.Pdf;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Register-ManualRelease</c>: a release made by hand in IDS7, the IEP portal or the burner, with its line, notes and invoice basis.</summary>
[Cmdlet(VerbsLifecycle.Register, "ManualRelease", DefaultParameterSetName = InputSet, SupportsShouldProcess = true)]
[OutputType(typeof(MediaExport))]
public sealed class RegisterManualReleaseCommand : RequestCmdlet
{
    /// <summary>How it is known to have gone: what the operator saw.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Proof { get; set; } = "";

    /// <summary>What was done.</summary>
    [Parameter]
    public CompletedSteps[] Step { get; set; } = [];

    /// <summary>The medium used, or the portal; the one that the decision puts first where it is not stated.</summary>
    [Parameter]
    public MediumType Medium { get; set; }

    /// <summary>What went; all that was asked for where it is not stated.</summary>
    [Parameter]
    public RequestedItems? Items { get; set; }

    /// <summary>When it went; now where it is not stated.</summary>
    [Parameter]
    public DateTime? Occurred { get; set; }

    /// <summary>Folder in which <c>papers/R-…</c> is made; the site's folder for exports where it is not stated, and no papers where there is none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Print the papers as PDF as well.</summary>
    [Parameter]
    public SwitchParameter AsPdf { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private PaperPrinter? printer;

    private string? PapersFolder => Destination is null ? Workplace.ExportsFolder : PathArgument.FullPath(this, Destination);

    private protected override void Begin()
    {
        base.Begin();
        if (!AsPdf) return;
        if (PapersFolder is null)
            throw new RadOpsException("DestinationMissing", ErrorKind.InvalidInput, "Say with -Destination where the papers are to lie, or name a folder in the site file (folders: exports:).");
        printer = Hold(Workplace.NewPrinter());
        printer.RequireBrowser();
    }

    private protected override void Handle(ReleaseRequest request)
    {
        var decision = Decide(request);
        var went = Items ?? request.Items;
        if (!ShouldProcess(IdentityMask.MaskOrNull(request.RequestId) ?? request.AccessionNumber ?? request.StudyInstanceUid ?? "a release", $"Enter in the register a release made by hand ({went}, decided {decision.Outcome})"))
            return;
        var record = ReleaseRecord.From(decision, Releases.NewExportId(), ReleaseOrigin.Manual, Medium) with
        {
            Proof = Proof,
            Occurred = Occurred,
            Images = went != RequestedItems.Report,
            Report = went != RequestedItems.Images,
        };
        var release = Releases.RecordManual(record, Step.Aggregate(CompletedSteps.None, (all, step) => all | step), Workplace.Prices);
        WriteObject(release);
        if (PapersFolder is not { } folder)
        {
            WriteVerbose($"No folder is stated for the papers of {release.ExportId}. New-ReleasePaper draws them up.");
            return;
        }

        var desk = Workplace.Papers;
        RunWork(async output =>
        {
            var drawn = desk.DrawUp(release.ExportId, folder, output.Stopping);
            if (printer is not null) await printer.PrintAsync(drawn, output.Stopping).ConfigureAwait(false);
        });
    }
}
