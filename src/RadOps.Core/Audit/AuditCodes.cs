namespace RadOps.Core.Audit;

/// <summary>The codes of what an audit finds.</summary>
public static class AuditCodes
{
    /// <summary>The hash chain does not hold.</summary>
    public const string ChainBroken = nameof(ChainBroken);

    /// <summary>The register is in a user's own folder and cannot see what colleagues released.</summary>
    public const string RegisterNotShared = nameof(RegisterNotShared);

    /// <summary>It was released though the decision did not allow it.</summary>
    public const string ReleasedAgainstDecision = nameof(ReleasedAgainstDecision);

    /// <summary>Released without a final signature, outside the routine's named exceptions (N-02, C15; C50).</summary>
    public const string NotFinallySigned = nameof(NotFinallySigned);

    /// <summary>An unsigned report went along (N-24, N-29).</summary>
    public const string UnsignedReport = nameof(UnsignedReport);

    /// <summary>The consent that the routine demands is not recorded.</summary>
    public const string ConsentMissing = nameof(ConsentMissing);

    /// <summary>A consent is recorded without who took it or when.</summary>
    public const string ConsentIncomplete = nameof(ConsentIncomplete);

    /// <summary>A human's answer is recorded without who, when or on what basis.</summary>
    public const string HumanDecisionIncomplete = nameof(HumanDecisionIncomplete);

    /// <summary>The remissanteckning is missing.</summary>
    public const string ReferralNoteMissing = nameof(ReferralNoteMissing);

    /// <summary>The documentation in RIS is missing (N-48).</summary>
    public const string RisNoteMissing = nameof(RisNoteMissing);

    /// <summary>The invoice basis is missing (N-34).</summary>
    public const string InvoiceBasisMissing = nameof(InvoiceBasisMissing);

    /// <summary>A note was written, and nobody has said that it is pasted into the RIS.</summary>
    public const string NoteNotPasted = nameof(NoteNotPasted);

    /// <summary>An invoice basis was drawn up, and nobody has said that it is sent (N-34).</summary>
    public const string InvoiceBasisNotSent = nameof(InvoiceBasisNotSent);

    /// <summary>A medium has waited long to be handed over.</summary>
    public const string HandOverMissing = nameof(HandOverMissing);

    /// <summary>Something that the decision asked for is not done, as far as the register knows.</summary>
    public const string DutyOpen = nameof(DutyOpen);

    /// <summary>All is done, and the release is not closed.</summary>
    public const string NotClosed = nameof(NotClosed);

    /// <summary>A release is closed though something remains.</summary>
    public const string ClosedTooEarly = nameof(ClosedTooEarly);

    /// <summary>The register has a hole: a step that was planned, or an event that others presuppose, is not there.</summary>
    public const string StepMissing = nameof(StepMissing);

    /// <summary>A release reached somebody else than it was meant for.</summary>
    public const string WrongRecipient = nameof(WrongRecipient);

    /// <summary>Picked up without the identity documents, or the form, that the routine demands (N-39, N-41, N-42).</summary>
    public const string IdentityNotChecked = nameof(IdentityNotChecked);

    /// <summary>The same study went to the same place twice, and nobody acknowledged it (H-10).</summary>
    public const string DuplicateRelease = nameof(DuplicateRelease);

    /// <summary>A medium for a recipient that is connected to IEP, without a reason (N-04).</summary>
    public const string MediumWithoutReason = nameof(MediumWithoutReason);

    /// <summary>A medium that RadOps made has no manifest.</summary>
    public const string ManifestMissing = nameof(ManifestMissing);

    /// <summary>The patient has a protected identity (C27).</summary>
    public const string ProtectedIdentity = nameof(ProtectedIdentity);

    /// <summary>The document was not in force on the day of the decision.</summary>
    public const string PolicyNotInForce = nameof(PolicyNotInForce);

    /// <summary>An export was begun and neither finished nor failed.</summary>
    public const string ExportNotEnded = nameof(ExportNotEnded);

    /// <summary>A transfer was begun, and the register does not say how it ended.</summary>
    public const string TransferNotEnded = nameof(TransferNotEnded);

    /// <summary>Not every instance of a transfer is proved to be where it was sent.</summary>
    public const string TransferIncomplete = nameof(TransferIncomplete);

    /// <summary>A transfer waits for a person: the recipient is to be chosen on the IEP portal, or the images to be seen where they were sent.</summary>
    public const string TransferNotConfirmed = nameof(TransferNotConfirmed);

    /// <summary>A request waits for a fact or a human, longer than it should.</summary>
    public const string OpenItem = nameof(OpenItem);

    /// <summary>A payload is gone, and no event says that it was disposed of in due time.</summary>
    public const string PayloadMissing = nameof(PayloadMissing);

    /// <summary>Audit messages have waited for more than a day to be handed to the repository.</summary>
    public const string AuditMessagesWaiting = nameof(AuditMessagesWaiting);

    /// <summary>Nobody has drawn a sample of a month's releases (HSLF-FS 2016:40, 4 kap. 9 §).</summary>
    public const string SampleMissing = nameof(SampleMissing);

    /// <summary>A sample is drawn, and not all of it is reviewed.</summary>
    public const string ReviewMissing = nameof(ReviewMissing);

    /// <summary>A review could not say whether a release was justified.</summary>
    public const string ReviewFollowUp = nameof(ReviewFollowUp);

    /// <summary>A review found that a release was not justified.</summary>
    public const string NotJustified = nameof(NotJustified);

    /// <summary>The account that recorded a release reviewed it as well.</summary>
    public const string ReviewOfOwnRelease = nameof(ReviewOfOwnRelease);

    /// <summary>Files from a patient are not proved to be gone from the computer (F-30, F-32).</summary>
    public const string PatientFilesLeft = nameof(PatientFilesLeft);

    /// <summary>A document from a patient is printed, and nobody has said that it is in E-arkiv (F-31, C41).</summary>
    public const string PatientPaperNotArchived = nameof(PatientPaperNotArchived);

    /// <summary>An exemption from the audit is past its last day.</summary>
    public const string ExemptionExpired = nameof(ExemptionExpired);

    /// <summary>An exemption from the audit does not say who, why, until when or what.</summary>
    public const string ExemptionIncomplete = nameof(ExemptionIncomplete);
}
