using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;
using RadOps.Site.Batch;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Resume-MediaExport</c>: finishes exports that a crash, Ctrl+C or a full disk broke off.</summary>
[Cmdlet(VerbsLifecycle.Resume, "MediaExport", DefaultParameterSetName = ResumeSet, SupportsShouldProcess = true)]
[OutputType(typeof(MediaExport))]
public sealed class ResumeMediaExportCommand : WorkplaceCmdlet
{
    private const string ResumeSet = "Resume";
    private const string GiveUpSet = nameof(GiveUp);

    /// <summary>Names of exports; all that nobody is making where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OpenExportCompleter))]
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

    /// <summary>How many media are made at once.</summary>
    [Parameter(ParameterSetName = ResumeSet)]
    [ValidateRange(1, ExportBatch.MaximumThrottle)]
    public int ThrottleLimit { get; set; } = ExportBatch.DefaultThrottle;

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Process()
    {
        RequireRegister();
        var workplace = Workplace;
        var exports = workplace.Exports;
        var roots = StudyRoot.Length == 0 ? null : PathArgument.Resolve(this, StudyRoot, literal: false, failure => throw failure).ToList();
        RunWork(async output =>
        {
            var chosen = Chosen(exports, output).ToList();
            if (GiveUp) EndAll(exports, chosen, output);
            else await FinishAsync(workplace, chosen, roots, output).ConfigureAwait(false);
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

    private async Task FinishAsync(Workplace workplace, List<OpenExport> chosen, IReadOnlyList<string>? roots, WorkOutput output)
    {
        using var progress = new BatchMeter(output);
        var batch = new ExportBatch(workplace, OnlyLooks ? 1 : ThrottleLimit, plan => output.ShouldProcess($"Go on with {plan.ExportId},", plan), progress);
        await using (batch)
            await output.WriteAsync(batch, batch.ResumeAsync(chosen, roots, output.Stopping)).ConfigureAwait(false);
    }

    private void EndAll(MediaExportService exports, List<OpenExport> chosen, WorkOutput output)
    {
        foreach (var open in chosen)
        {
            try
            {
                if (output.ShouldProcess($"Give up {open.ExportId}, and take away what there is of it", $"Give up {open.ExportId}?"))
                    exports.GiveUp(open, Reason);
            }
            catch (RadOpsException failure)
            {
                output.Error(failure);
            }
        }
    }
}
