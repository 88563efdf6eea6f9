using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;

namespace RadOps.Storage.Ris;

/// <summary>Understands rows of a RIS view by what the site file says of it. What it does not understand is a problem, and never a guess.</summary>
/// <param name="source">What the view is called.</param>
/// <param name="settings">What the site file says.</param>
/// <param name="time">Gives the zone of times that state none.</param>
internal sealed class RisRow(string source, RisSettings settings, TimeProvider time)
{
    private readonly Dictionary<string, RisStatus> statuses = settings.Statuses
        .SelectMany(status => status.Value.Select(word => (Word: word.Trim(), status.Key)))
        .DistinctBy(pair => pair.Word, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.Word, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the site file says what a status word comes to.</summary>
    internal bool Knows(string word) => statuses.ContainsKey(word.Trim());

    /// <summary>What a row says.</summary>
    /// <param name="value">Gives a column's value; null where it has none, or the view has no such column.</param>
    /// <param name="at">When it was asked.</param>
    internal ReportStatement Read(Func<RisColumn, object?> value, DateTimeOffset at)
    {
        var problems = new List<ResolutionProblem>();
        var (status, amended) = (Status(value(RisColumn.Signature), problems), Amended(value(RisColumn.Amended), problems));
        return new()
        {
            Source = source,
            At = at,
            Patients = settings.Columns.ContainsKey(RisColumn.PatientId) ? Patients(value(RisColumn.PatientId)) : null,
            StudyInstanceUid = Text(value(RisColumn.StudyInstanceUid)),
            Signatures = Signatures(status, amended),
            SignedAt = Time(value(RisColumn.SignedAt), problems),
            Referrers = Text(value(RisColumn.Referrer)) is { } referrer ? [referrer] : [],
            IsAmended = amended || status == RisStatus.Amended,
            Problems = problems,
        };
    }

    /// <summary>An amended report counts as final. One that is amended and yet not signed contradicts itself: both are stated, so that a person looks at it.</summary>
    private static SignatureStatus[] Signatures(RisStatus? status, bool amended) => status switch
    {
        null => [],
        RisStatus.Final or RisStatus.Amended => [SignatureStatus.Final],
        RisStatus.Preliminary => amended ? [SignatureStatus.Preliminary, SignatureStatus.Final] : [SignatureStatus.Preliminary],
        _ => amended ? [SignatureStatus.Unsigned, SignatureStatus.Final] : [SignatureStatus.Unsigned],
    };

    private RisStatus? Status(object? value, List<ResolutionProblem> problems)
    {
        if (Text(value) is not { } word)
        {
            problems.Add(new("StatusMissing", source, $"{source} gives the report no status."));
            return null;
        }

        if (statuses.TryGetValue(word, out var status))
            return status;
        problems.Add(new("StatusUnmapped", source, $"{source} gives the report the status '{IdentityMask.Mask(word)}', of which the site file does not say what it comes to. Add it under ris: statuses."));
        return null;
    }

    private bool Amended(object? value, List<ResolutionProblem> problems)
    {
        switch (value)
        {
            case null:
                return false;
            case bool flag:
                return flag;
            // A column that says when it was amended.
            case DateTime or DateTimeOffset:
                return true;
            case IConvertible and not string and var number:
                return number.ToDecimal(CultureInfo.InvariantCulture) != 0;
        }

        switch (Text(value)?.ToUpperInvariant())
        {
            case null or "0" or "N" or "NEJ" or "NO" or "F" or "FALSE":
                return false;
            case "1" or "J" or "JA" or "Y" or "YES" or "T" or "TRUE":
                return true;
            default:
                problems.Add(new("AmendedUnreadable", source, $"The view's column of amendments says neither yes nor no in {source}; it must be true or false, 1 or 0, or a time."));
                return false;
        }
    }

    private DateTimeOffset? Time(object? value, List<ResolutionProblem> problems)
    {
        switch (value)
        {
            case DateTimeOffset exact:
                return exact;
            case DateTime { Kind: DateTimeKind.Utc } utc:
                return TimeZoneInfo.ConvertTime(new DateTimeOffset(utc), time.LocalTimeZone);
            case DateTime local:
                return new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), time.LocalTimeZone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)));
        }

        if (Text(value) is not { } text)
            return null;
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var stated) && HasZone(text))
            return stated;
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd", "yyyyMMddHHmmss", "yyyyMMddHHmm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var unzoned))
            return new(unzoned, time.LocalTimeZone.GetUtcOffset(unzoned));
        problems.Add(new("SignedAtUnreadable", source, $"The time of the signature in {source} is no time of the form yyyy-mm-dd hh:mm, so it is not known."));
        return null;
    }

    private static bool HasZone(string text) => text[^1] == 'Z' || text.LastIndexOfAny(['+', '-']) > "yyyy-MM-dd".Length;

    private PatientId[] Patients(object? value) => Text(value) is not { } text ? []
        : PatientId.TryParse(text, DateOnly.FromDateTime(time.GetLocalNow().DateTime), out var id, out _) ? [id]
        : [PatientId.Unverified(text)];

    private static string? Text(object? value) =>
        value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() is { Length: > 0 } text ? text : null;
}
