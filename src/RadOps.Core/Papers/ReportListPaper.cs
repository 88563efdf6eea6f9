using RadOps.Core.Release;

namespace RadOps.Core.Papers;

/// <summary>
/// The reports to print: those of the examinations on the medium whose signature the routine lets out, no more and no fewer; the others are named
/// (N-14, C19), with the way through the menus of the RIS (N-15).
/// </summary>
public sealed record ReportListPaper : Paper
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.ReportList;

    /// <summary>The examinations whose reports are printed.</summary>
    public IReadOnlyList<PaperExamination> ToPrint { get; init; } = [];

    /// <summary>The examinations that go along without their reports.</summary>
    public IReadOnlyList<PaperExamination> Omitted { get; init; } = [];

    /// <summary>How the reports are signed.</summary>
    public SignatureStatus Signature { get; init; }

    /// <summary>Each is marked as preliminary (NB8).</summary>
    public bool MarkPreliminary { get; init; }

    /// <summary>They are on the medium as well.</summary>
    public bool AlsoOnMedium { get; init; }

    /// <summary>The way through the menus of the RIS; empty where the routine does not say.</summary>
    public IReadOnlyList<string> RisPath { get; init; } = [];

    /// <summary>The new recipient of the report; name and address are written in the RIS.</summary>
    public required PaperRecipient Recipient { get; init; }
}
