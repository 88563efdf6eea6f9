using RadOps.Core.Completion;
using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Papers;

/// <summary>The patient's receipt: who got what, when and why.</summary>
public sealed record ReceiptPaper : Paper
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.DisclosureReceipt;

    /// <summary>Who got it.</summary>
    public required PaperRecipient Recipient { get; init; }

    /// <summary>Whose it is.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>The patient's name.</summary>
    public PersonName? PatientName { get; init; }

    /// <summary>The examinations.</summary>
    public IReadOnlyList<PaperExamination> Examinations { get; init; } = [];

    /// <summary>Images went.</summary>
    public bool Images { get; init; }

    /// <summary>How the report went.</summary>
    public ReportForm Report { get; init; }

    /// <summary>The report may still change.</summary>
    public bool IsPreliminary { get; init; }

    /// <summary>The medium used.</summary>
    public MediumType Medium { get; init; }

    /// <summary>When it left the desk; null when nobody has said so, and a person writes it.</summary>
    public DateTimeOffset? HandedOver { get; init; }

    /// <summary>How it left the desk.</summary>
    public HandOverKind? HandOver { get; init; }

    /// <summary>Care or private use.</summary>
    public ReleasePurpose Purpose { get; init; }

    /// <summary>The patient was on the way as an emergency.</summary>
    public Situation Situation { get; init; }

    /// <summary>The consent that it stands on.</summary>
    public ConsentForm Consent { get; init; }

    /// <summary>The day of the consent.</summary>
    public DateOnly? ConsentAt { get; init; }

    /// <summary>The named human who decided where the routine is silent; null where it is not.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The words of the routine that let it out.</summary>
    public IReadOnlyList<PaperCitation> Rules { get; init; } = [];
}
