using RadOps.Core;
using RadOps.Core.Identity;

namespace RadOps.Dicom.Network;

/// <summary>
/// What is asked of a node by C-FIND (PS3.4 C.4.1). Every key that is given must match exactly: wildcards, which could bring another person's studies, are not taken,
/// and a question without any key is not asked.
/// </summary>
public sealed record FindQuery
{
    /// <summary>What is looked for.</summary>
    public required QueryLevel Level { get; init; }

    /// <summary>Accession Number (0008,0050).</summary>
    /// <exception cref="RadOpsException">It holds a wildcard, a backslash, or is too long.</exception>
    public string? AccessionNumber { get; init => field = Check(value, 16); }

    /// <summary>Patient ID (0010,0020).</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Whether a Patient ID of twelve characters is asked for with a dash before the last four, as some archives keep it.</summary>
    public bool IsPatientIdDashed { get; init; }

    /// <summary>The Patient ID as it is asked for; empty when it is not.</summary>
    internal string PatientIdText => PatientId?.Reveal() switch
    {
        null => "",
        { Length: 12 } text when IsPatientIdDashed => $"{text[..8]}-{text[8..]}",
        var text => text,
    };

    /// <summary>Study Instance UID (0020,000D). Needed at the levels below the study.</summary>
    /// <exception cref="RadOpsException">It is no UID.</exception>
    public string? StudyInstanceUid { get; init => field = CheckUid(value); }

    /// <summary>Study Instance UIDs of which any matches (List of UID Matching, PS3.4 C.2.2.2.2), at STUDY level; none when not asked by.</summary>
    /// <exception cref="RadOpsException">One is no UID; or they do not fit in one element, which 1,000 always do.</exception>
    public IReadOnlyList<string> StudyInstanceUids { get; init => field = CheckUids(value); } = [];

    /// <summary>The Study Instance UIDs as they are asked for.</summary>
    internal string StudyUidText => StudyInstanceUid ?? string.Join('\\', StudyInstanceUids);

    /// <summary>Series Instance UID (0020,000E).</summary>
    /// <exception cref="RadOpsException">It is no UID.</exception>
    public string? SeriesInstanceUid { get; init => field = CheckUid(value); }

    /// <summary>SOP Instance UID (0008,0018).</summary>
    /// <exception cref="RadOpsException">It is no UID.</exception>
    public string? SopInstanceUid { get; init => field = CheckUid(value); }

    /// <summary>First Study Date (0008,0020) that counts.</summary>
    public DateOnly? StudyDateFrom { get; init; }

    /// <summary>Last Study Date (0008,0020) that counts.</summary>
    public DateOnly? StudyDateTo { get; init; }

    /// <summary>The most matches that are taken before the question is called too wide, 1 or more. Default 100,000.</summary>
    public int MaximumMatches { get; init; } = 100_000;

    /// <summary>Whether a text is a UID (PS3.5 9.1): 1–64 digits and points.</summary>
    internal static bool IsUid(string text) => text.Length is > 0 and <= 64 && text.All(character => char.IsAsciiDigit(character) || character == '.');

    private static string? CheckUid(string? value) =>
        value is null || IsUid(value) ? value : throw new RadOpsException("UidInvalid", ErrorKind.InvalidInput, "A UID holds 1–64 digits and points.", value);

    private static IReadOnlyList<string> CheckUids(IReadOnlyList<string> values)
    {
        foreach (var value in values)
            _ = CheckUid(value);
        return values.Sum(value => value.Length + 1) <= ushort.MaxValue - 1
            ? values
            : throw new RadOpsException("QueryTooLong", ErrorKind.InvalidInput, "So many UIDs do not fit in one question. Ask for at most 1,000 studies at once.");
    }

    private static string? Check(string? value, int maximum) =>
        value is null || (value.Length > 0 && value.Length <= maximum && value.IndexOfAny(['*', '?', '\\', '\r', '\n']) < 0)
            ? value
            : throw new RadOpsException("QueryKeyInvalid", ErrorKind.InvalidInput, $"An accession number has 1–{maximum} characters, none of them * ? or backslash.");
}
