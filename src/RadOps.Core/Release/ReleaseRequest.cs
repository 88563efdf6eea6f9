using RadOps.Core.Identity;

namespace RadOps.Core.Release;

/// <summary>
/// What somebody asks to have released, and every fact that the decision may rest on. Empty means "not known".
/// The columns of a CSV file bear these names.
/// </summary>
public sealed record ReleaseRequest
{
    /// <summary>The caller's key; repeated in every output.</summary>
    public string? RequestId { get; init; }

    /// <summary>Id of the policy pack whose routine decides, such as <c>NuSjukvarden</c>.</summary>
    public string? Organisation { get; init; }

    /// <summary>The unit within the organisation (H-03).</summary>
    public string? Unit { get; init; }

    /// <summary>The patient.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Accession number of the examination.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Study Instance UID of the examination.</summary>
    public string? StudyInstanceUid { get; init; }

    /// <summary>The examination in words, as in "CT torax".</summary>
    public string? Examination { get; init; }

    /// <summary>The day of the examination.</summary>
    public DateOnly? ExaminationDate { get; init; }

    /// <summary>What sort of recipient.</summary>
    public RecipientType Recipient { get; init; }

    /// <summary>The final clinic or person. Masked when printed, since it may be the patient; papers and the register line reveal a clinic.</summary>
    public PersonName? RecipientName { get; init; }

    /// <summary>The radiology or media unit that it goes through.</summary>
    public string? MediaUnit { get; init; }

    /// <summary>Where the recipient is.</summary>
    public RecipientLocation RecipientLocation { get; init; }

    /// <summary>Planned, or an emergency with the patient on the way.</summary>
    public Situation Situation { get; init; }

    /// <summary>Care or private use.</summary>
    public ReleasePurpose Purpose { get; init; }

    /// <summary>Set when it is a send that is no release (NB27).</summary>
    public TransferPurpose TransferPurpose { get; init; }

    /// <summary>The patient lives abroad.</summary>
    public bool? PatientResidesAbroad { get; init; }

    /// <summary>The treating clinic no longer exists (H-15).</summary>
    public bool? TreatingClinicClosed { get; init; }

    /// <summary>Who attested the closure, when, on what evidence (H-15).</summary>
    public string? ClosureAttestedBy { get; init; }

    /// <summary>The recipient referred to the examination (H-19).</summary>
    public bool? OwnReferral { get; init; }

    /// <summary>The examination is relevant to the current treatment (H-17).</summary>
    public bool? Relevant { get; init; }

    /// <summary>The recipient is connected to IEP (N-04).</summary>
    public bool? IepConnected { get; init; }

    /// <summary>The study is archived in BFR (N-19).</summary>
    public bool? ArchivedInBfr { get; init; }

    /// <summary>The recipient reads BFR (NB25).</summary>
    public bool? BfrAccess { get; init; }

    /// <summary>The patient has a protected identity (C27).</summary>
    public bool? ProtectedIdentity { get; init; }

    /// <summary>The patient has died.</summary>
    public bool? Deceased { get; init; }

    /// <summary>The record is blocked (spärr).</summary>
    public bool? Blocked { get; init; }

    /// <summary>Status of the report.</summary>
    public SignatureStatus Signature { get; init; }

    /// <summary>When the report was signed definitively: what is signed is archived up to a day later (C20).</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>The consent recorded.</summary>
    public ConsentForm Consent { get; init; }

    /// <summary>Who recorded the consent.</summary>
    public string? ConsentBy { get; init; }

    /// <summary>The day of the consent.</summary>
    public DateOnly? ConsentAt { get; init; }

    /// <summary>Outcome of a recorded harm assessment.</summary>
    public HarmAssessment HarmAssessment { get; init; }

    /// <summary>Outcome of a recorded consultation of a physician.</summary>
    public PhysicianAdvice PhysicianAdvice { get; init; }

    /// <summary>What is asked for.</summary>
    public RequestedItems Items { get; init; }

    /// <summary>The medium asked for.</summary>
    public MediumType Medium { get; init; }

    /// <summary>Why a disc although the recipient is connected to IEP.</summary>
    public string? MediumReason { get; init; }

    /// <summary>The delivery asked for.</summary>
    public DeliveryMethod Delivery { get; init; }

    /// <summary>How the order came.</summary>
    public OrderChannel OrderChannel { get; init; }

    /// <summary>The clinic that orders.</summary>
    public string? OrderingClinic { get; init; }

    /// <summary>Who orders, with profession.</summary>
    public string? Orderer { get; init; }

    /// <summary>Where it is to go.</summary>
    public string? Destination { get; init; }

    /// <summary>The patient's identity document was checked.</summary>
    public bool PatientIdChecked { get; init; }

    /// <summary>The proxy's identity document was checked.</summary>
    public bool ProxyIdChecked { get; init; }

    /// <summary>The fullmakt form is recorded.</summary>
    public bool ProxyFormRecorded { get; init; }

    /// <summary>An earlier release to the same destination has been seen and accepted (H-10).</summary>
    public bool RegisterHitAcknowledged { get; init; }

    /// <summary>A named human's answer where the routine is silent.</summary>
    public HumanAnswer HumanDecision { get; init; }

    /// <summary>Who answered.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>On what basis.</summary>
    public string? Basis { get; init; }

    /// <summary>Columns that RadOps does not know, kept and passed through; values that look like an identity are masked when written.</summary>
    public IReadOnlyDictionary<string, string>? Extra { get; init; }

    /// <summary>Facts that sources disagree on: what would be released is Open until they are corrected where they are wrong. No column of a file.</summary>
    public IReadOnlyList<DisputedFact> Disputed { get; init; } = [];

    /// <summary>The request's key alone: the free texts of an order may name the patient.</summary>
    public override string ToString() => $"{nameof(ReleaseRequest)} {IdentityMask.MaskOrNull(RequestId)}";
}
