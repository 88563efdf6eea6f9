using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Papers;

/// <summary>What is known of a release when its papers are drawn up.</summary>
public sealed record PaperContents
{
    /// <summary>The release's name, also the medium's.</summary>
    public required string ExportId { get; init; }

    /// <summary>The decision that it stands on, with its request and rules.</summary>
    public required ReleaseDecision Decision { get; init; }

    /// <summary>Everything that is to be done with it: the decision's duties, and those that the medium adds.</summary>
    public required IReadOnlyList<string> Duties { get; init; }

    /// <summary>The medium made, or to be used; the portal, or unknown, where there is none.</summary>
    public required MediumType Medium { get; init; }

    /// <summary>Whether images go along.</summary>
    public required bool Images { get; init; }

    /// <summary>How the report goes along.</summary>
    public required ReportForm Report { get; init; }

    /// <summary>The instances on the medium; none for a release made by hand. Their headers tell the patient's name and the examinations.</summary>
    public required IReadOnlyList<StudyFile> Files { get; init; }

    /// <summary>The invoice basis; null where the routine asks for none.</summary>
    public InvoiceBasis? InvoiceBasis { get; init; }

    /// <summary>When it left the desk; null when it has not, or nobody has said so.</summary>
    public DateTimeOffset? HandedOver { get; init; }

    /// <summary>How it left the desk.</summary>
    public HandOverKind? HandOver { get; init; }

    /// <summary>When they are drawn up.</summary>
    public required DateTimeOffset DrawnUpAt { get; init; }

    /// <summary>On whose behalf.</summary>
    public required OperatorContext Operator { get; init; }
}
