namespace RadOps.Core.Papers;

/// <summary>
/// What a person does with a release, to be ticked: before it leaves the desk, at the hand-over (N-37 to N-42), and after. It claims nothing: its boxes are empty.
/// </summary>
public sealed record ChecklistPaper : Paper
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.HandOverChecklist;

    /// <summary>To whom it goes.</summary>
    public required PaperRecipient Recipient { get; init; }

    /// <summary>The sections, in the order of the day.</summary>
    public IReadOnlyList<ChecklistSection> Sections { get; init; } = [];
}
