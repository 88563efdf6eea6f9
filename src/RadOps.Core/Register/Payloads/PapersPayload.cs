namespace RadOps.Core.Register.Payloads;

/// <summary>Papers of a release that somebody drew up after it was entered.</summary>
internal sealed record PapersPayload
{
    public required string ExportId { get; init; }

    /// <summary>The folder that they lie in.</summary>
    public required string Path { get; init; }

    public IReadOnlyList<PaperPayload> Papers { get; init; } = [];
}
