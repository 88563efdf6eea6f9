namespace RadOps.Core.Register;

/// <summary>The kinds of event that a register holds.</summary>
public static class EventKinds
{
    /// <summary>A decision that let nothing out, kept because the routine asks for it (HB1) or somebody asked again.</summary>
    public const string ReleaseRefused = nameof(ReleaseRefused);

    /// <summary>A worker took an order in hand, or went on with it, until a time.</summary>
    public const string ExportClaimed = nameof(ExportClaimed);

    /// <summary>An export was begun: its plan, before anything is written.</summary>
    public const string ExportBegun = nameof(ExportBegun);

    /// <summary>A step of an export was done, before the next began.</summary>
    public const string ExportStep = nameof(ExportStep);

    /// <summary>A run of an export was stopped, or something outside failed it; nothing of it remains, and it can be gone on with.</summary>
    public const string ExportStopped = nameof(ExportStopped);

    /// <summary>An export failed, or was given up, for good; nothing of it remains.</summary>
    public const string ExportFailed = nameof(ExportFailed);

    /// <summary>Something was released: a line in "Exporterade bilder".</summary>
    public const string Release = nameof(Release);

    /// <summary>A referral note was written for a release.</summary>
    public const string ReferralNote = nameof(ReferralNote);

    /// <summary>What was documented in the RIS itself, a checkpoint of its own (N-48, C28).</summary>
    public const string RisNote = nameof(RisNote);

    /// <summary>An attempt at a transfer was begun: its plan, before anything is sent.</summary>
    public const string TransferBegun = nameof(TransferBegun);

    /// <summary>An association of a transfer ended.</summary>
    public const string AssociationEnded = nameof(AssociationEnded);

    /// <summary>An attempt at a transfer ended, and not everything that was meant is proved to be there.</summary>
    public const string TransferFailed = nameof(TransferFailed);

    /// <summary>The node named every instance of a transfer when it was asked (C-FIND at IMAGE level).</summary>
    public const string TransferProof = nameof(TransferProof);

    /// <summary>A person vouched for a transfer: the recipient was chosen on the IEP portal, or the images were seen where they were sent.</summary>
    public const string TransferConfirmed = nameof(TransferConfirmed);

    /// <summary>A person sent images to the external reader elsewhere than by RadOps: at the modality, in IDS7, in syngo.via .</summary>
    public const string TransferDoneByPerson = nameof(TransferDoneByPerson);

    /// <summary>A person pasted a note into the RIS. RadOps never writes there itself.</summary>
    public const string NotePasted = nameof(NotePasted);

    /// <summary>A person said what was done with a release: the medium burnt, the label put on, the invoice basis sent.</summary>
    public const string StepsDone = nameof(StepsDone);

    /// <summary>A release left the desk: posted, picked up or handed over.</summary>
    public const string HandedOver = nameof(HandedOver);

    /// <summary>Somebody drew up the papers of a release that was entered before: they bear the patient's number and name.</summary>
    public const string PapersDrawnUp = nameof(PapersDrawnUp);

    /// <summary>Nothing remains of a release.</summary>
    public const string ReleaseClosed = nameof(ReleaseClosed);

    /// <summary>Something went wrong with a release: it was void, its medium destroyed, its recipient the wrong one.</summary>
    public const string ReleaseCorrected = nameof(ReleaseCorrected);

    /// <summary>A patient's consent was recorded, or that it was withdrawn.</summary>
    public const string Consent = nameof(Consent);

    /// <summary>An invoice basis was drawn up for a release.</summary>
    public const string InvoiceBasis = nameof(InvoiceBasis);

    /// <summary>A digest of the register was taken: what it was then, signed where there was a key.</summary>
    public const string RegisterCheckpoint = nameof(RegisterCheckpoint);

    /// <summary>A sample of a period's releases was drawn, to be reviewed (HSLF-FS 2016:40, 4 kap. 9 §).</summary>
    public const string AuditSampleDrawn = nameof(AuditSampleDrawn);

    /// <summary>A reviewer said whether a release in a sample was justified.</summary>
    public const string AuditReviewed = nameof(AuditReviewed);

    /// <summary>The releases were audited: how many findings of each kind, and a key of each, so that the next audit can say what is new.</summary>
    public const string ReleasesAudited = nameof(ReleasesAudited);

    /// <summary>A report of a patient's releases was written to a file, to be handed out (patientdatalagen 8 kap. 5 §).</summary>
    public const string DisclosureReported = nameof(DisclosureReported);

    /// <summary>Payloads were disposed of after their time; the event names their places.</summary>
    public const string PayloadsDisposed = nameof(PayloadsDisposed);

    /// <summary>Audit messages were handed to the repository, and how far: the cursor of what is sent.</summary>
    public const string AuditMessagesSent = nameof(AuditMessagesSent);

    /// <summary>A machine began a journal of its own, in which what happens during outages is kept.</summary>
    public const string JournalOpened = nameof(JournalOpened);

    /// <summary>A journal was gone on with after a write that was broken off.</summary>
    public const string JournalRepaired = nameof(JournalRepaired);

    /// <summary>An outage, or a drill, began.</summary>
    public const string OutageStarted = nameof(OutageStarted);

    /// <summary>What an outage has taken changed.</summary>
    public const string OutageChanged = nameof(OutageChanged);

    /// <summary>Radiology told TiB that an outage began, or is over (D-05, D-27). RadOps tells nobody itself.</summary>
    public const string TibContacted = nameof(TibContacted);

    /// <summary>An outage, or a drill, was ended.</summary>
    public const string OutageStopped = nameof(OutageStopped);

    /// <summary>A number was given to a paper referral before it was filled in.</summary>
    public const string DowntimeNumberGiven = nameof(DowntimeNumberGiven);

    /// <summary>Something that is only on paper, or was only said, was written up.</summary>
    public const string DowntimeItemRegistered = nameof(DowntimeItemRegistered);

    /// <summary>What was only on paper was entered in RIS.</summary>
    public const string DowntimeItemCompleted = nameof(DowntimeItemCompleted);

    /// <summary>What was written up by mistake was taken back, by two people and with the reason; what was written stays.</summary>
    public const string DowntimeItemWithdrawn = nameof(DowntimeItemWithdrawn);

    /// <summary>A fault in the digital link to the external reader was noticed .</summary>
    public const string ReaderIncidentOpened = nameof(ReaderIncidentOpened);

    /// <summary>A person confirmed a step of a night incident: whom was called, whether they answered, by which way images went.</summary>
    public const string ReaderIncidentStepTaken = nameof(ReaderIncidentStepTaken);

    /// <summary>A night incident was closed, and the message to the administrators written. RadOps does not send it.</summary>
    public const string ReaderIncidentClosed = nameof(ReaderIncidentClosed);

    /// <summary>Files from a patient were taken in, or something was said of a case that is open.</summary>
    public const string PatientFilesImported = nameof(PatientFilesImported);

    /// <summary>A person confirmed that files were uploaded or printed (F-30, F-32).</summary>
    public const string PatientFilesSaved = nameof(PatientFilesSaved);

    /// <summary>Files from a patient were deleted, and looked for: gone, or what remains (F-30, F-32).</summary>
    public const string PatientFilesCleaned = nameof(PatientFilesCleaned);

    /// <summary>The whole recycle bin was emptied, because a person confirmed that as well (C40).</summary>
    public const string RecycleBinEmptied = nameof(RecycleBinEmptied);

    /// <summary>A person confirmed that a printed document is in E-arkiv (C41).</summary>
    public const string PatientPapersArchived = nameof(PatientPapersArchived);

    /// <summary>The kinds that are about files from patients.</summary>
    internal static IReadOnlyList<string> OfIntake { get; } = [PatientFilesImported, PatientFilesSaved, PatientFilesCleaned, RecycleBinEmptied, PatientPapersArchived];

    /// <summary>A code was given to an anonymised referral. Whom it is about is in the key, which stays on the machine.</summary>
    public const string ReferralAnonymized = nameof(ReferralAnonymized);

    /// <summary>Somebody opened the key of an anonymised referral: who, with whom, why; recorded before it was shown.</summary>
    public const string ReferralKeyOpened = nameof(ReferralKeyOpened);

    /// <summary>The kinds that are first written to a machine's own journal.</summary>
    internal static IReadOnlyList<string> OfJournals { get; } =
    [
        JournalOpened, JournalRepaired, OutageStarted, OutageChanged, TibContacted, OutageStopped, DowntimeNumberGiven, DowntimeItemRegistered, DowntimeItemCompleted, DowntimeItemWithdrawn,
        ReaderIncidentOpened, ReaderIncidentStepTaken, ReaderIncidentClosed, ReferralAnonymized, ReferralKeyOpened, .. OfIntake,
    ];
}
