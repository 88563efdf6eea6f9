using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>An export that was begun and has neither led to a release nor failed: a crash, or somebody, stopped it; or it is being made just now.</summary>
public sealed record OpenExport
{
    /// <summary>The export's name.</summary>
    public required string ExportId { get; init; }

    /// <summary>The caller's key.</summary>
    public string? RequestId => Request.RequestId;

    /// <summary>Accession number of the examination.</summary>
    public string? AccessionNumber => Request.AccessionNumber;

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Begun { get; init; }

    /// <summary>By whom.</summary>
    public required string Operator { get; init; }

    /// <summary>The medium to be made.</summary>
    public required MediumType Medium { get; init; }

    /// <summary>Folder of the medium.</summary>
    public required string Path { get; init; }

    /// <summary>The last step that was done.</summary>
    public required ExportStepKind LastStep { get; init; }

    /// <summary>The machine and process that are making it; null when nobody is.</summary>
    public string? MadeBy { get; init; }

    /// <summary>Until when that claim holds; null when nobody is making it.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>Why the last run stopped, as far as it could say.</summary>
    public string? Stopped { get; init; }

    /// <summary>Where the studies were read.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    internal IReadOnlyList<EarlierRun> Runs { get; init; } = [];

    internal string? ReportRoot { get; init; }

    /// <summary>The request that it is to answer.</summary>
    public required ReleaseRequest Request { get; init; }
}
