using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Papers;

/// <summary>The medium's label: stamp text, the patient's full number and name, and the medium's id as Code 39 (N-13).</summary>
public sealed record LabelPaper : Paper
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.Label;

    /// <summary>The patient.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>The patient's name; null where it is not known, and a person writes it.</summary>
    public PersonName? PatientName { get; init; }

    /// <summary>
    /// The words by which number and name stand on it in full; null where the routine does not ask for that, and then they are masked: it is the one paper
    /// where a rule may unmask the number (C18).
    /// </summary>
    public PaperCitation? Identified { get; init; }

    /// <summary>The medium.</summary>
    public MediumType Medium { get; init; }

    /// <summary>The examinations on it.</summary>
    public IReadOnlyList<PaperExamination> Examinations { get; init; } = [];
}
