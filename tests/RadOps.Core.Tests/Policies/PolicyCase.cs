using System.Globalization;
using RadOps.Core.Release;
using RadOps.Formats.Csv;

namespace RadOps.Core.Tests.Policies;

/// <summary>One line of cases/B1.csv or B2.csv: a request, and what the table says of it. The files are read as users' own files are.</summary>
internal sealed record PolicyCase(int Line, ReleaseRequest Request)
{
    private static readonly Dictionary<string, Lazy<IReadOnlyList<PolicyCase>>> Tables = new()
    {
        ["B1"] = new(() => Read("B1")),
        ["B2"] = new(() => Read("B2")),
    };

    /// <summary>The table's row, such as <c>NB16b</c>; other words for a case that no row is about.</summary>
    public string Row => Request.Extra!["Row"];

    public DateOnly AsOf => Text("AsOf") is { Length: > 0 } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : BuiltIn.Today;

    public bool EarlierRelease => Text("EarlierRelease") == "ja";

    internal static IReadOnlyList<PolicyCase> All(string table) => Tables[table].Value;

    internal string Text(string column) => Request.Extra!.GetValueOrDefault(column, "");

    public override string ToString() => $"{Row}, line {Line}: {Text("Case")}";

    private static List<PolicyCase> Read(string table)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "cases", $"{table}.csv");
        using var reader = RequestCsvReader.Open(path, new RequestBinding(BuiltIn.Today, TimeZoneInfo.Utc));
        return [.. reader.Select((row, index) => new PolicyCase(index + 2, row.Request ?? throw new InvalidDataException($"{path}, row {row.Row}: {string.Join("; ", row.Errors)}")))];
    }
}
