using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Resume-MediaExport</c>: finishes exports that a crash, Ctrl+C or a full disk broke off.</summary>
[Cmdlet(VerbsLifecycle.Resume, "MediaExport", DefaultParameterSetName = ResumeSet, SupportsShouldProcess = true)]
[OutputType(typeof(MediaExport))]
public sealed class ResumeMediaExportCommand : WorkplaceCmdlet
{
    private const string ResumeSet = "Resume";
    private const string GiveUpSet = nameof(GiveUp);
    private const int ExportProgressId = 3;

    /// <summary>Names of exports; all that nobody is making where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] ExportId { get; set; } = [];

    /// <summary>Folders of studies, in place of those that were read when it was begun.</summary>
    [Parameter(ParameterSetName = ResumeSet)]
    [ValidateNotNullOrEmpty]
    public string[] StudyRoot { get; set; } = [];

    /// <summary>The exports are not to be finished: what there is of them is taken away.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GiveUpSet)]
    public SwitchParameter GiveUp { get; set; }

    /// <summary>Why they are given up.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GiveUpSet)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Process()
    {
        RequireRegister();
        var exports = Workplace.Exports;
        var roots = StudyRoot.Length == 0 ? null : PathArgument.Resolve(this, StudyRoot, literal: false, failure => throw failure).ToList();
        RunWork(output =>
        {
            var sources = new StudySources(Workplace.Dicom, roots, output.Stopping);
            foreach (var open in Chosen(exports, output))
            {
                try
                {
                    if (GiveUp) End(exports, open, output);
                    else Finish(exports, open, sources, output);
                }
                catch (RadOpsException failure)
                {
                    output.Error(failure);
                }
            }
        });
    }

    private IEnumerable<OpenExport> Chosen(MediaExportService exports, WorkOutput output)
    {
        var open = exports.FindOpen(output.Stopping).ToList();
        if (ExportId.Length == 0)
        {
            foreach (var held in open.Where(export => export.MadeBy is not null)) output.Verbose($"{held.ExportId} is being made by {held.MadeBy}, and is left alone.");
            return open.Where(export => export.MadeBy is null);
        }

        return ExportId.Select(id => id.Trim().ToUpperInvariant()).Select(id =>
        {
            var found = open.Find(export => export.ExportId == id);
            if (found is null) output.Error(new RadOpsException("ExportNotOpen", ErrorKind.NotFound, $"The register holds no export {id} that was begun and has not ended.", id));
            return found;
        }).OfType<OpenExport>();
    }

    private static void Finish(MediaExportService exports, OpenExport open, StudySources sources, WorkOutput output)
    {
        var plan = exports.Resume(open, sources.Read, output.Stopping);
        var steps = string.Concat(plan.Steps.Select(step => $"{Environment.NewLine}  - {step.Description}"));
        if (!output.ShouldProcess($"Go on with {open.ExportId}, {plan.Summary}:{steps}", $"Go on with {open.ExportId}, {plan.Summary}?"))
            return;
        using var progress = new StepMeter<ExportProgress>($"Export {plan.ExportId}", ExportProgressId, output, value => ($"{value.Step}", value.Done, value.Total));
        output.Write(exports.Execute(plan, progress, output.Stopping));
    }

    private void End(MediaExportService exports, OpenExport open, WorkOutput output)
    {
        if (output.ShouldProcess($"Give up {open.ExportId}, and take away what there is of it", $"Give up {open.ExportId}?"))
            exports.GiveUp(open, Reason);
    }
}
