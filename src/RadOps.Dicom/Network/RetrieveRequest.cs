using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>What is fetched from a node by C-GET or C-MOVE (PS3.4 C.4.2, C.4.3): a study, one of its series, or some of a series' instances.</summary>
public sealed record RetrieveRequest
{
    private const int MaximumUids = 1000; // an explicit UI value has 65,534 bytes

    /// <summary>Study Instance UID. What belongs to another study is refused when it comes.</summary>
    /// <exception cref="RadOpsException">It is no UID.</exception>
    public required string StudyInstanceUid { get; init => field = CheckUid(value); }

    /// <summary>Series Instance UID; null for the whole study.</summary>
    /// <exception cref="RadOpsException">It is no UID.</exception>
    public string? SeriesInstanceUid { get; init => field = value is null ? null : CheckUid(value); }

    /// <summary>SOP Instance UIDs within the series, at most 1,000 in one request; none for all.</summary>
    /// <exception cref="RadOpsException">One is no UID, or there are too many.</exception>
    public IReadOnlyList<string> SopInstanceUids
    {
        get;
        init => field = value.Count <= MaximumUids
            ? [.. value.Select(CheckUid)]
            : throw new RadOpsException("TooManyUids", ErrorKind.InvalidInput, FormattableString.Invariant($"At most {MaximumUids} instances are asked for at once, not {value.Count}."));
    } = [];

    /// <summary>Folder that the instances are written to, named by their UIDs; it must exist.</summary>
    public required string Folder { get; init; }

    /// <summary>The SOP classes that will come, as a C-FIND at IMAGE level tells; none when not known. C-GET must agree on each beforehand, and on the compressed syntaxes of few.</summary>
    public IReadOnlyCollection<string> SopClassUids { get; init; } = [];

    /// <summary>The SOP Instance UIDs that must come, as a C-FIND at IMAGE level tells; none when not known.</summary>
    public IReadOnlyCollection<string> Expected { get; init; } = [];

    /// <summary>The longest instance that is taken, in bytes, above 0. Default 8 GB.</summary>
    public long MaximumInstanceLength { get; init; } = 8L * 1024 * 1024 * 1024;

    /// <summary>Told how many instances have come, on any thread; null when nobody listens.</summary>
    public IProgress<int>? Progress { get; init; }

    /// <summary>The level that is asked at.</summary>
    internal QueryLevel Level => SopInstanceUids.Count > 0 ? QueryLevel.Image : SeriesInstanceUid is not null ? QueryLevel.Series : QueryLevel.Study;

    private static string CheckUid(string value) =>
        FindQuery.IsUid(value) ? value : throw new RadOpsException("UidInvalid", ErrorKind.InvalidInput, "A UID holds 1–64 digits and points.", value);
}
