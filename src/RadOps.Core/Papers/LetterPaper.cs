using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Papers;

/// <summary>The letter that goes with a release: to the recipient, or to the patient's registered address in the pre-printed envelope (N-37, N-38).</summary>
public sealed record LetterPaper : Paper
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.Letter;

    /// <summary>To whom.</summary>
    public required PaperRecipient Recipient { get; init; }

    /// <summary>Whose examinations.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>The patient's name.</summary>
    public PersonName? PatientName { get; init; }

    /// <summary>The medium; unknown for a report alone.</summary>
    public MediumType Medium { get; init; }

    /// <summary>Whether images go along.</summary>
    public bool Images { get; init; }

    /// <summary>How the report goes along.</summary>
    public ReportForm Report { get; init; }

    /// <summary>The report may still change.</summary>
    public bool IsPreliminary { get; init; }

    /// <summary>Whether number and name stand on the medium's label.</summary>
    public bool IsLabelled { get; init; }

    /// <summary>Whether the medium has RadOps' pages and manifest.</summary>
    public bool HasIndex { get; init; }

    /// <summary>The examinations.</summary>
    public IReadOnlyList<PaperExamination> Examinations { get; init; } = [];
}
