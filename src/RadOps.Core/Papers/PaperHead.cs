namespace RadOps.Core.Papers;

/// <summary>What every paper bears, whatever it is: which release, from whom, by which version of which routine, and when it was drawn up (H-01).</summary>
public sealed record PaperHead
{
    /// <summary>The release's name.</summary>
    public required string ExportId { get; init; }

    /// <summary>The care unit that it comes from.</summary>
    public required string CareUnit { get; init; }

    /// <summary>Titles of the documents that the decision stands on.</summary>
    public required IReadOnlyList<string> Routine { get; init; }

    /// <summary>Their version, or the start of their SHA-256 where they state none (C13).</summary>
    public required string Version { get; init; }

    /// <summary>What the routine wants every printed copy to say; null where it says nothing of it.</summary>
    public string? Warning { get; init; }

    /// <summary>Where the version that counts is found (H-02); null where the routine does not say.</summary>
    public string? AuthoritativePlace { get; init; }

    /// <summary>When it was drawn up, in the department's own time.</summary>
    public required DateTimeOffset DrawnUpAt { get; init; }
}
