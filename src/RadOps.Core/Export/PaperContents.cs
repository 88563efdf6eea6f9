using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>What is known of a release when its papers are drawn up.</summary>
public sealed record PaperContents
{
    /// <summary>The release's name, also the medium's.</summary>
    public required string ExportId { get; init; }

    /// <summary>The decision that it stands on, with its request, duties and rules.</summary>
    public required ReleaseDecision Decision { get; init; }

    /// <summary>The medium made, or to be used.</summary>
    public required MediumType Medium { get; init; }

    /// <summary>The instances on the medium; none for a release made by hand. Their headers tell the patient's name and the examinations.</summary>
    public required IReadOnlyList<StudyFile> Files { get; init; }

    /// <summary>Whether the report is on the medium. Where it is released and is not, it is printed from the RIS.</summary>
    public required bool ReportOnMedium { get; init; }

    /// <summary>The invoice basis; null where the routine asks for none.</summary>
    public InvoiceBasis? InvoiceBasis { get; init; }

    /// <summary>When they are drawn up.</summary>
    public required DateTimeOffset DrawnUpAt { get; init; }

    /// <summary>On whose behalf.</summary>
    public required OperatorContext Operator { get; init; }
}
