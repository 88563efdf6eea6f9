namespace RadOps.Core.Register.Payloads;

/// <summary>A note's text, and what was said to be done when it was written.</summary>
internal sealed record NotePayload
{
    public required string ExportId { get; init; }

    public required string Text { get; init; }

    public CompletedSteps Steps { get; init; }
}
