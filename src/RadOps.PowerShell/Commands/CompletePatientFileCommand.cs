using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Cleaning;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Errors;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Complete-PatientFile</c>: a person confirms that files are saved; every trace of them on this computer is deleted, and looked for again.</summary>
[Cmdlet(VerbsLifecycle.Complete, "PatientFile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PatientFileCase))]
public sealed class CompletePatientFileCommand : IntakeCmdlet
{
    /// <summary>The case.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PatientFileCaseCompleter))]
    [ValidateNotNullOrEmpty]
    public string CaseId { get; set; } = "";

    /// <summary>The images are in Picsara.</summary>
    [Parameter]
    public SwitchParameter Uploaded { get; set; }

    /// <summary>The documents are printed.</summary>
    [Parameter]
    public SwitchParameter Printed { get; set; }

    /// <summary>The papers are in E-arkiv.</summary>
    [Parameter]
    public SwitchParameter Archived { get; set; }

    /// <summary>Who confirms it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConfirmedBy { get; set; }

    /// <summary>When it was done.</summary>
    [Parameter]
    public DateTime? Occurred { get; set; }

    /// <summary>How long is waited for a file that another program holds open.</summary>
    [Parameter]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The whole recycle bin is emptied as well.</summary>
    [Parameter]
    public SwitchParameter EmptyRecycleBin { get; set; }

    private protected override void Process()
    {
        var completion = Place.Completion(Wait);
        try
        {
            Complete(completion);
        }
        catch (RadOpsException closed) when (closed.Code == "CaseClosed" && EmptyRecycleBin)
        {
            WriteVerbose(closed.Message);
        }

        if (EmptyRecycleBin) Empty(completion);
        Exchange();
    }

    private void Complete(IntakeCompletion completion)
    {
        var plan = completion.Plan(
            new() { CaseId = CaseId, Uploaded = Uploaded, Printed = Printed, Archived = Archived, ConfirmedBy = ConfirmedBy, Occurred = Instant(Occurred) }, StopToken);
        if (!ShouldProcess(plan.Case.CaseId, Description(plan)) && !OnlyLooks) return;
        var approved = plan.Items.Where(item => item.Outcome != CleanUpOutcome.Planned || ShouldProcess(item.Place, $"Delete ({item.Kind})")).ToList();
        if (OnlyLooks) return;
        var known = completion.Complete(plan, approved, item => WriteVerbose($"{item.Outcome}: {item.Place}"), StopToken);
        foreach (var left in known.CleanUp?.Remaining ?? [])
            WriteError(ErrorRecords.From(new RadOpsException($"PatientFile{(left.Outcome == CleanUpOutcome.Planned ? "Remains" : left.Outcome.ToString())}", ErrorKind.Conflict, $"{left.Place}: {left.Reason ?? "finns kvar."} Ärendet {known.CaseId} är öppet.", known.CaseId)));
        foreach (var folder in known.CleanUp?.NotSearched ?? [])
            WriteWarning($"{IdentityMask.Mask(folder)} leads to another file system, or is a link, and was neither looked through nor touched.");
        WriteObject(known);
    }

    /// <summary>The routine's literal step, beyond what the case needs: it takes other things too, and is asked about on its own (C40).</summary>
    private void Empty(IntakeCompletion completion)
    {
        var entries = completion.PlanBins();
        if (OnlyLooks)
        {
            foreach (var entry in entries) _ = ShouldProcess(IdentityMask.MaskPath(entry), "Delete from the recycle bin");
            return;
        }

        if (entries.Count == 0 || !ShouldProcess($"{CountText.Of(entries.Count, "thing")} in the recycle bin, whatever there is", "Empty the whole recycle bin")) return;
        foreach (var left in completion.EmptyBins(CaseId, entries, StopToken))
            WriteError(ErrorRecords.From(new RadOpsException("RecycleBinNotEmptied", ErrorKind.Storage, $"{left.Place}: {left.Reason}", CaseId)));
    }

    private string Description(CompletionPlan plan)
    {
        var by = IdentityMask.Mask(ConfirmedBy ?? Workplace.Operator.Operator);
        string[] parts =
        [
            .. plan.ToSave.Count > 0 ? [$"Record that {by} has saved file {string.Join(", ", plan.ToSave)}"] : (string[])[],
            .. plan.ToArchive.Count > 0 ? [$"Record that {by} has seen document {string.Join(", ", plan.ToArchive)} in E-arkiv"] : (string[])[],
            .. plan.ToClean.Count > 0 ? [$"Delete every trace of file {string.Join(", ", plan.ToClean)} on this computer"] : (string[])[],
        ];
        return string.Join("; ", parts);
    }
}
