using RadOps.Core;
using RadOps.Core.Archives;
using RadOps.Core.Audit.Samples;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Systems;
using RadOps.Core.Export;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Cleaning;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Transfer;
using static RadOps.PowerShell.Display.OutcomeTone;

namespace RadOps.PowerShell.Display;

/// <summary>The tone of each value that tells how something went. An enumeration that is here at all is here with every value.</summary>
public static class OutcomeTones
{
    private static readonly Dictionary<Enum, OutcomeTone> Tones = new()
    {
        [DecisionOutcome.Allow] = Good,
        [DecisionOutcome.Partial] = Attention,
        [DecisionOutcome.Needs] = Attention,
        [DecisionOutcome.Open] = Attention,
        [DecisionOutcome.Deny] = Bad,
        [ItemVerdict.NotAsked] = Plain,
        [ItemVerdict.Allow] = Good,
        [ItemVerdict.Needs] = Attention,
        [ItemVerdict.Open] = Attention,
        [ItemVerdict.Deny] = Bad,
        [PolicyStatus.InForce] = Good,
        [PolicyStatus.Undated] = Attention,
        [PolicyStatus.NotYetInForce] = Bad,
        [PolicyStatus.Expired] = Bad,

        [ReleaseStatus.Ready] = Attention,
        [ReleaseStatus.Released] = Attention,
        [ReleaseStatus.Closed] = Good,
        [ReleaseStatus.Corrected] = Plain,
        [DicomFileStatus.Ok] = Good,
        [DicomFileStatus.NotDicom] = Attention,
        [DicomFileStatus.Truncated] = Bad,
        [DicomFileStatus.Unreadable] = Bad,
        [FindingSeverity.Information] = Plain,
        [FindingSeverity.Warning] = Attention,
        [FindingSeverity.Error] = Bad,

        [CopyStatus.Whole] = Good,
        [CopyStatus.Held] = Attention,
        [CopyStatus.Partly] = Attention,
        [CopyStatus.Absent] = Attention,
        [CopyStatus.NoAnswer] = Bad,
        [CopyStatus.OtherPatient] = Bad,
        [CopyStatus.NotAsked] = Plain,
        [ArchiveAdvice.None] = Plain,
        [ArchiveAdvice.Fetch] = Good,
        [ArchiveAdvice.SendNow] = Attention,
        [ArchiveAdvice.SendOrWait] = Attention,
        [ArchiveAdvice.Wait] = Attention,
        [ArchiveAdvice.Unknown] = Attention,
        [ArchiveAdvice.NotFound] = Bad,
        [ArchiveAdvice.Overdue] = Bad,
        [TransferOutcome.Complete] = Good,
        [TransferOutcome.NotNeeded] = Good,
        [TransferOutcome.AwaitingConfirmation] = Attention,
        [TransferOutcome.Incomplete] = Bad,
        [TransferOutcome.Stopped] = Bad,
        [TransferStatus.Sent] = Good,
        [TransferStatus.AlreadyThere] = Good,
        [TransferStatus.Duplicate] = Good,
        [TransferStatus.Warning] = Attention,
        [TransferStatus.NotSent] = Attention,
        [TransferStatus.Unknown] = Attention,
        [TransferStatus.Refused] = Bad,
        [TransferStatus.NotAccepted] = Bad,
        [TransferStatus.Unreadable] = Bad,

        [SampleStatus.Drawn] = Attention,
        [SampleStatus.UnderReview] = Attention,
        [SampleStatus.FollowUp] = Attention,
        [SampleStatus.Reviewed] = Good,
        [SampleProof.Proved] = Good,
        [SampleProof.Disposed] = Attention,
        [SampleProof.Differs] = Bad,
        [ReleaseRisk.Normal] = Plain,
        [ReleaseRisk.Elevated] = Plain,
        [ReleaseRisk.High] = Attention,
        [ReviewOutcome.Justified] = Good,
        [ReviewOutcome.FollowUp] = Attention,
        [ReviewOutcome.NotJustified] = Bad,

        [ContactValidity.Yes] = Good,
        [ContactValidity.Unsaid] = Attention,
        [ContactValidity.No] = Bad,
        [DowntimeAnswer.None] = Plain,
        [DowntimeAnswer.VerbalOnly] = Attention,
        [DowntimeAnswer.Faxed] = Good,
        [ProbeStatus.Answers] = Good,
        [ProbeStatus.NotAsked] = Plain,
        [ProbeStatus.Refuses] = Bad,
        [ProbeStatus.Silent] = Bad,
        [SystemStatus.Up] = Good,
        [SystemStatus.Partly] = Attention,
        [SystemStatus.NotKnown] = Attention,
        [SystemStatus.Refuses] = Bad,
        [SystemStatus.Down] = Bad,

        [IntakeOutcome.Ok] = Good,
        [IntakeOutcome.Warning] = Attention,
        [IntakeOutcome.Held] = Attention,
        [IntakeOutcome.Refused] = Bad,
        [PatientFileStatus.Held] = Attention,
        [PatientFileStatus.Ready] = Attention,
        [PatientFileStatus.Saved] = Good,
        [PatientFileStatus.Cleaned] = Good,
        [PatientFileStatus.NotRelevant] = Plain,
        [PatientFileStatus.Refused] = Bad,
        [CleanUpOutcome.Planned] = Plain,
        [CleanUpOutcome.Deleted] = Good,
        [CleanUpOutcome.Gone] = Good,
        [CleanUpOutcome.HeldOpen] = Attention,
        [CleanUpOutcome.HardLinked] = Attention,
        [CleanUpOutcome.Changed] = Attention,
        [CleanUpOutcome.Unclear] = Attention,
        [CleanUpOutcome.Unreadable] = Bad,
        [CleanUpOutcome.Failed] = Bad,
    };

    /// <summary>The enumerations whose values have a tone.</summary>
    public static IReadOnlySet<Type> Enumerations { get; } = Tones.Keys.Select(value => value.GetType()).ToHashSet();

    /// <summary>The tone of a value; null when nobody has said.</summary>
    public static OutcomeTone? Find(Enum? value) => value is not null && Tones.TryGetValue(value, out var tone) ? tone : null;
}
