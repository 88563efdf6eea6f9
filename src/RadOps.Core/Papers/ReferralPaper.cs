namespace RadOps.Core.Papers;

/// <summary>For the patient: the report is not let out here, and who has it (H-14).</summary>
public sealed record ReferralPaper : Paper
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.ReferralSheet;

    /// <summary>The words that refuse it.</summary>
    public required IReadOnlyList<PaperCitation> Rules { get; init; }

    /// <summary>The images go all the same.</summary>
    public bool Images { get; init; }

    /// <summary>The examinations.</summary>
    public IReadOnlyList<PaperExamination> Examinations { get; init; } = [];
}
