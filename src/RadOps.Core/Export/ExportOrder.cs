using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>What is wanted of an export, besides the request.</summary>
public sealed record ExportOrder
{
    /// <summary>The request. A decision handed in earlier counts for nothing: it is decided anew.</summary>
    public required ReleaseRequest Request { get; init; }

    /// <summary>The studies at hand; none where they are fetched from an archive.</summary>
    public StudyIndex Studies { get; init; } = StudyIndex.Empty;

    /// <summary>Folder in which the medium's own folder, named by its id, is made.</summary>
    public required string Destination { get; init; }

    /// <summary>The medium to make; where unknown, the one asked for in the request, else the best that the routine permits.</summary>
    public MediumType Medium { get; init; }

    /// <summary>Folder of reports, one PDF an accession number; null when reports are printed from the RIS.</summary>
    public string? ReportRoot { get; init; }
}
