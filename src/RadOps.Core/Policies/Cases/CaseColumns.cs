using System.Globalization;
using RadOps.Core.Release;

namespace RadOps.Core.Policies.Cases;

/// <summary>
/// The columns that make a file of requests one of cases: <c>Expected…</c> (<c>ExpectedImages</c>, <c>ExpectedNeeds</c>, …), and where wanted <c>Case</c> (what it is about),
/// <c>AsOf</c> (yyyy-mm-dd) and <c>EarlierRelease</c> (ja or nej).
/// </summary>
public sealed class CaseColumns
{
    private const string Prefix = "Expected";
    private const string AsOf = nameof(ReleaseCase.AsOf);
    private const string EarlierRelease = nameof(ReleaseCase.EarlierRelease);

    private readonly string source;
    private readonly Dictionary<string, string> expected = [];

    /// <param name="source">What the file is called in messages.</param>
    /// <param name="unknown">Its columns that are no columns of a request.</param>
    /// <exception cref="RadOpsException"><c>CasesExpectNothing</c>, <c>CasesExpectUnknown</c>: no column says what is expected, or one of them is no property of a decision.</exception>
    public CaseColumns(string source, IEnumerable<string> unknown)
    {
        this.source = source;
        foreach (var column in unknown.Where(column => column.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            expected[column] = CaseExpectations.Properties.FirstOrDefault(property => property.Equals(column[Prefix.Length..], StringComparison.OrdinalIgnoreCase))
                ?? throw Invalid("CasesExpectUnknown", $"{source}, row 1: a decision has no '{column[Prefix.Length..]}'. There may be {Allowed}.");
        }

        if (expected.Count == 0)
            throw Invalid("CasesExpectNothing", $"{source}, row 1: no column says what is expected. There may be {Allowed}.");
    }

    private static string Allowed => string.Join(", ", CaseExpectations.Properties.Select(property => Prefix + property));

    /// <summary>The case of a row.</summary>
    /// <exception cref="RadOpsException"><c>RequestInvalid</c>: its day, or whether there was an earlier release, cannot be understood.</exception>
    public ReleaseCase Bind(int row, ReleaseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new()
        {
            Row = row,
            Name = Text("Case"),
            Request = request,
            AsOf = Text(AsOf) is not { } day ? null
                : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
                : throw Wrong(AsOf, day, "a date of the form yyyy-mm-dd"),
            EarlierRelease = Text(EarlierRelease) is { } answer
                && (RequestWords.Boolean.TryFind(answer, out var known) ? known == true : throw Wrong(EarlierRelease, answer, RequestWords.Boolean.Allowed)),
            Expected = expected.ToDictionary(pair => pair.Value, pair => Text(pair.Key) ?? ""),
        };

        string? Text(string column) => request.Extra is { } extra && extra.TryGetValue(column, out var text) && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

        RadOpsException Wrong(string column, string value, string allowed) =>
            new("RequestInvalid", ErrorKind.InvalidInput, FormattableString.Invariant($"{source}, row {row}, column {column}: '{Identity.IdentityMask.Quote(value)}' is not {allowed}."), FormattableString.Invariant($"{source}:{row}"));
    }

    private RadOpsException Invalid(string code, string message) => new(code, ErrorKind.InvalidInput, message, source);
}
