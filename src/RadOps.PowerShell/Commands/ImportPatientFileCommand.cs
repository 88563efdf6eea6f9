using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Intake;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Import-PatientFile</c>: takes in the files of one message from 1177, and puts ready what may be saved.</summary>
[Cmdlet(VerbsData.Import, "PatientFile", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(PatientFileCase))]
public sealed class ImportPatientFileCommand : IntakeCmdlet
{
    private const string PathSet = nameof(Path);
    private const string LiteralPathSet = nameof(LiteralPath);
    private const int ProgressId = 7;
    private const string Activity = "Waiting for files from 1177";

    private readonly List<string> paths = [];

    /// <summary>Files, or a folder; wildcards are expanded.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files, or a folder, exactly as named.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>A case that is open, to add to or to say more of.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PatientFileCaseCompleter))]
    [ValidateNotNullOrEmpty]
    public string? CaseId { get; set; }

    /// <summary>How the files came.</summary>
    [Parameter]
    public IntakeChannel? Channel { get; set; }

    /// <summary>The unit is activated for 1177 e-tjänster.</summary>
    [Parameter]
    public bool? UnitActivated { get; set; }

    /// <summary>The patient is activated on 1177 e-tjänster.</summary>
    [Parameter]
    public bool? PatientActivated { get; set; }

    /// <summary>The unit has a care relation with the patient.</summary>
    [Parameter]
    public bool? CareRelation { get; set; }

    /// <summary>There was a dialogue with the patient before the message was sent.</summary>
    [Parameter]
    public bool? PriorDialogue { get; set; }

    /// <summary>The files were assessed as being of importance for the care.</summary>
    [Parameter]
    public bool? Relevant { get; set; }

    /// <summary>Permission for Picsara, and the program on this computer.</summary>
    [Parameter]
    public bool? PicsaraReady { get; set; }

    /// <summary>When the department's message was sent.</summary>
    [Parameter]
    public DateTime? SentAt { get; set; }

    /// <summary>When the patient's answer came.</summary>
    [Parameter]
    public DateTime? AnsweredAt { get; set; }

    /// <summary>What these files are, by their content.</summary>
    [Parameter]
    public PatientFileClass? Class { get; set; }

    /// <summary>The patient.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PatientId { get; set; }

    /// <summary>Of a folder, only files that came since then.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>The message had no files.</summary>
    [Parameter]
    public SwitchParameter WithoutFiles { get; set; }

    /// <summary>Images' copies are made without position, owner and other metadata.</summary>
    [Parameter]
    public SwitchParameter WithoutMetadata { get; set; }

    /// <summary>Takes in files as they come, one by one.</summary>
    [Parameter]
    public SwitchParameter Watch { get; set; }

    /// <summary>How long is watched.</summary>
    [Parameter]
    public TimeSpan? For { get; set; }

    private protected override void Begin() => Place.Desk.RequireAllowed(Request([]));

    private protected override void Process()
    {
        var literal = ParameterSetName == LiteralPathSet;
        paths.AddRange(PathArgument.Resolve(this, literal ? LiteralPath : Path, literal, failure => throw failure));
        if (!MyInvocation.ExpectingInput || CaseId is null) return;
        Take(paths.ToArray());
        paths.Clear();
    }

    private protected override void End()
    {
        if (Watch) RunWork(WatchFolder);
        else if (!MyInvocation.ExpectingInput || CaseId is null) Take(paths);
        Exchange();
    }

    private void Take(IReadOnlyList<string> files)
    {
        var plan = Place.Desk.Plan(Request(files), StopToken);
        if (!ShouldProcess(Target(plan), "Take in files from a patient")) return;
        var known = Place.Desk.Import(plan, StopToken);
        WriteObject(MakeReady(known, failure => WriteError(Errors.ErrorRecords.From(failure))));
    }

    /// <summary>What may be saved is put ready; where that fails the case is recorded all the same, and the same command with its id goes on.</summary>
    private PatientFileCase MakeReady(PatientFileCase known, Action<RadOpsException> failed)
    {
        try
        {
            var ready = Place.Desk.MakeReady(known.CaseId, WithoutMetadata, StopToken);
            // What the inspection said just now is fuller than what is recorded of it.
            return ready with { Checks = known.Checks };
        }
        catch (RadOpsException failure)
        {
            failed(failure);
            return known;
        }
    }

    private void WatchFolder(WorkOutput output)
    {
        if (paths.Count > 1 || (paths.Count == 1 && !Directory.Exists(paths[0])))
            throw new RadOpsException("WatchNotFolder", ErrorKind.InvalidInput, "One folder can be watched at a time. Name a folder, or none for the folder for downloads.");
        var folder = paths.Count == 0 ? Place.Machine.Downloads : paths[0];
        if (!output.ShouldProcess($"Take in files as they come to {IdentityMask.Mask(folder)}", $"Take in files as they come to {IdentityMask.Mask(folder)}?")) return;
        Place.Watch(folder, For, waiting => output.Progress(new(ProgressId, Activity, waiting.Count == 0 ? "nothing is waiting" : string.Join("; ", waiting.Select(Told)))), file => Take(file, output), output.Stopping);
        // Once stopped, the pipeline takes no more records, and takes the bar away itself.
        if (!output.Stopping.IsCancellationRequested) output.Progress(new(ProgressId, Activity, " ") { RecordType = ProgressRecordType.Completed });
    }

    private void Take(string file, WorkOutput output)
    {
        try
        {
            var known = Place.Desk.Import(Place.Desk.Plan(Request([file]), output.Stopping), output.Stopping);
            CaseId = known.CaseId; // the files of a session are those of one message
            output.Write(MakeReady(known, output.Error));
        }
        catch (RadOpsException failure)
        {
            output.Error(failure);
        }
    }

    private IntakeRequest Request(IReadOnlyList<string> files)
    {
        var patient = PatientId is null ? null : Core.Identity.PatientId.Parse(PatientId, Workplace.Today);
        return new()
        {
            CaseId = CaseId,
            Paths = files,
            Since = Instant(Since),
            WithoutFiles = WithoutFiles,
            Class = Class,
            Patient = patient,
            Subject = Place.SubjectOf(patient),
            Statements = new()
            {
                Channel = Channel,
                UnitActivated = UnitActivated,
                PatientActivated = PatientActivated,
                CareRelation = CareRelation,
                PriorDialogue = PriorDialogue,
                Relevant = Relevant,
                PicsaraReady = PicsaraReady,
                SentAt = Instant(SentAt),
                AnsweredAt = Instant(AnsweredAt),
            },
        };
    }

    private static string Target(IntakePlan plan) => plan.Files.Count == 0 ? plan.Request.CaseId ?? "a message without files" : string.Join(", ", plan.Files.Select(file => file.Place));

    private static string Told(WaitingFile file) => FormattableString.Invariant($"{IdentityMask.MaskPath(System.IO.Path.GetFileName(file.Path))} ({file.Waited:mm\\:ss}{(file.IsWhole ? "" : ", not whole yet")})");
}
