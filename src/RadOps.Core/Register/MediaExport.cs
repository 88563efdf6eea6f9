using RadOps.Core.Completion;
using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>One release as the register "Exporterade bilder" shows it, read from its events. Identities are masked.</summary>
public sealed record MediaExport
{
    /// <summary>The release's name, also the medium's.</summary>
    public required string ExportId { get; init; }

    /// <summary>The caller's key.</summary>
    public string? RequestId { get; init; }

    /// <summary>When it happened; null where an imported list does not say.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>The organisation whose routine decided.</summary>
    public string? Organisation { get; init; }

    /// <summary>The patient, masked.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Accession number of the examination.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Study Instance UID.</summary>
    public string? StudyInstanceUid { get; init; }

    /// <summary>The examination in words.</summary>
    public string? Examination { get; init; }

    /// <summary>The day of the examination.</summary>
    public DateOnly? ExaminationDate { get; init; }

    /// <summary>What sort of recipient.</summary>
    public RecipientType Recipient { get; init; }

    /// <summary>The recipient's name, masked, since it may be the patient's.</summary>
    public PersonName? RecipientName { get; init; }

    /// <summary>The unit that it went through.</summary>
    public string? MediaUnit { get; init; }

    /// <summary>Where it went.</summary>
    public string? Destination { get; init; }

    /// <summary>Who ordered it.</summary>
    public string? Orderer { get; init; }

    /// <summary>The clinic that ordered it.</summary>
    public string? OrderingClinic { get; init; }

    /// <summary>The medium used.</summary>
    public MediumType Medium { get; init; }

    /// <summary>The way taken.</summary>
    public ReleaseRoute Route { get; init; }

    /// <summary>Sent or linked.</summary>
    public ReleaseMethod Method { get; init; }

    /// <summary>Images went along.</summary>
    public bool Images { get; init; }

    /// <summary>A report went along.</summary>
    public bool Report { get; init; }

    /// <summary>Whether RadOps made it, somebody vouches for it, or it was imported.</summary>
    public required ReleaseOrigin Origin { get; init; }

    /// <summary>How many instances; null where it is not known.</summary>
    public int? InstanceCount { get; init; }

    /// <summary>Where the medium was made.</summary>
    public string? Path { get; init; }

    /// <summary>SHA-256 of the medium's manifest.</summary>
    public string? ManifestSha256 { get; init; }

    /// <summary>How it is known to have arrived, identities masked.</summary>
    public string? Proof { get; init; }

    /// <summary>What is to be done with it: what the decision asks for, that of the hand-over once there is one, and what every medium asks for.</summary>
    public IReadOnlyList<string> Duties { get; init; } = [];

    /// <summary>Those of the duties that are not done.</summary>
    public IReadOnlyList<string> OpenDuties { get; init; } = [];

    /// <summary>How far it has come.</summary>
    public ReleaseStatus Status { get; init; }

    /// <summary>What people have said was done with it.</summary>
    public CompletedSteps Steps { get; init; }

    /// <summary>When it left the desk; null for a medium that has not, and for what was not handed over through RadOps.</summary>
    public DateTimeOffset? HandedOver { get; init; }

    /// <summary>How it left the desk.</summary>
    public HandOverKind? HandOver { get; init; }

    /// <summary>What went wrong with it, as recorded afterwards. The entry itself is never changed.</summary>
    public IReadOnlyList<ReleaseCorrection> Corrections { get; init; } = [];

    /// <summary>What was left off or is odd.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Ambiguities, product defaults and warnings that took part, by id.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>The rules that it stands on: ids with the lines of their documents, such as <c>N-24 (rad 31)</c>.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>What it costs.</summary>
    public FeeKind Fee { get; init; }

    /// <summary>The notes written for it.</summary>
    public IReadOnlyList<ReferralNote> Notes { get; init; } = [];

    /// <summary>The invoice basis drawn up for it; null where there is none.</summary>
    public InvoiceBasis? InvoiceBasis { get; init; }

    /// <summary>The line of "Exporterade bilder", as the routine writes it (H-27).</summary>
    public required string RegisterLine { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string Operator { get; init; }

    /// <summary>On which care unit's behalf.</summary>
    public required string CareUnit { get; init; }
}
