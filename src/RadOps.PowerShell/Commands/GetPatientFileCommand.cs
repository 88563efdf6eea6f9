using System.Management.Automation;
using RadOps.Core.Intake;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-PatientFile</c>: cases of files from patients that are not clean yet, the oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "PatientFile")]
[OutputType(typeof(PatientFileCase))]
public sealed class GetPatientFileCommand : IntakeCmdlet
{
    /// <summary>Cases; those that are clean are shown too.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PatientFileCaseCompleter))]
    public string[] CaseId { get; set; } = [];

    /// <summary>What is clean is shown too.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Only what is at least so old.</summary>
    [Parameter]
    public TimeSpan MinimumAge { get; set; }

    private protected override void Begin() => Exchange();

    private protected override void Process()
    {
        if (CaseId.Length == 0)
            WriteObject(Place.Desk.Cases().Where(item => (All || item.IsOpen) && item.Age >= MinimumAge), enumerateCollection: true);
        foreach (var id in CaseId)
            Attempt(() => WriteObject(Place.Desk.Case(id)));
    }
}
