using RadOps.Core.Policies;
using RadOps.Core.Policies.Cases;
using RadOps.Core.Release;
using RadOps.Formats.Csv;
using RadOps.Tests.Shared;

namespace RadOps.Core.Tests.Policies;

/// <summary>One line of cases/B1.csv or B2.csv: a request, and what the table says of it. The files are read as users' own files are.</summary>
internal sealed record PolicyCase(ReleaseCase Case)
{
    private static readonly Dictionary<string, Lazy<IReadOnlyList<PolicyCase>>> Tables = new()
    {
        ["B1"] = new(() => Read("B1")),
        ["B2"] = new(() => Read("B2")),
    };

    public ReleaseRequest Request => Case.Request;

    /// <summary>The table's row, such as <c>NB16b</c>; other words for a case that no row is about.</summary>
    public string Row => Request.Extra!["Row"];

    public DateOnly AsOf => Case.AsOf ?? BuiltIn.Today;

    public bool EarlierRelease => Case.EarlierRelease;

    /// <summary>The requirements and ambiguities that it bears: those of the rules and flags that it expects, and what it proves besides.</summary>
    public IReadOnlyList<string> Ids =>
    [
        .. new[] { "ExpectedRules", "ExpectedFlags", "Requirements" }
            .SelectMany(column => Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(code => code.Split(':')[0])
            .Distinct()
    ];

    internal static IReadOnlyList<PolicyCase> All(string table) => Tables[table].Value;

    /// <summary>Holds it against a pack.</summary>
    internal CaseResult Check(ReleasePolicy policy) => Case.Check(policy, BuiltIn.Today);

    internal string Text(string column) => Request.Extra!.GetValueOrDefault(column, "");

    public override string ToString() => $"{Row}, line {Case.Row}: {Case.Name}";

    private static List<PolicyCase> Read(string table)
    {
        var path = RepositoryFile.Find("tests", "RadOps.Core.Tests", "cases", $"{table}.csv");
        return [.. ReleaseCaseCsv.Read(path, new RequestBinding(BuiltIn.Today, TimeZoneInfo.Utc), failure => throw failure).Select(item => new PolicyCase(item))];
    }
}
