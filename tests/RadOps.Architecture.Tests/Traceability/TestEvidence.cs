using System.Text.RegularExpressions;
using RadOps.Core.Tests.Policies;

namespace RadOps.Architecture.Tests.Traceability;

/// <summary>A test that bears the id of a requirement: one that says so with [Requirement] or -Tag, or a case of a table.</summary>
/// <param name="Id">Such as <c>H-14</c>.</param>
/// <param name="File">Its file, from the root.</param>
/// <param name="Name">Its name as a sentence; of a case, the row of the table.</param>
/// <param name="IsCase">True for a case.</param>
internal sealed partial record TestEvidence(string Id, string File, string Name, bool IsCase)
{
    private const string Cases = "tests/RadOps.Core.Tests/cases";

    internal static IReadOnlyList<TestEvidence> All { get; } = [.. InCSharp(), .. InPester(), .. InCases()];

    private static IEnumerable<TestEvidence> InCSharp()
    {
        foreach (var file in Sources.CSharp.Where(file => file.StartsWith("tests/", StringComparison.Ordinal)))
        {
            string[] ids = [];
            foreach (var line in Sources.Lines(file))
            {
                if (RequirementLine().Match(line) is { Success: true } marked)
                    ids = Ids(marked);
                else if (ids.Length > 0 && DeclarationLine().Match(line) is { Success: true } declared)
                {
                    foreach (var id in ids)
                        yield return new(id, file, declared.Groups["name"].Value.Replace('_', ' '), IsCase: false);
                    ids = [];
                }
            }
        }
    }

    private static IEnumerable<TestEvidence> InPester() =>
        from path in Directory.EnumerateFiles(Sources.Repository.Path("tests", "Module"), "*.Tests.ps1").Order(StringComparer.Ordinal)
        from line in System.IO.File.ReadLines(path)
        let tagged = PesterLine().Match(line)
        where tagged.Success
        from id in Ids(tagged)
        select new TestEvidence(id, $"tests/Module/{Path.GetFileName(path)}", tagged.Groups["name"].Value.Replace("''", "'", StringComparison.Ordinal), IsCase: false);

    private static IEnumerable<TestEvidence> InCases() =>
        from table in (string[])["B1", "B2"]
        from item in PolicyCase.All(table)
        from id in item.Ids
        where AnyId().IsMatch(id)
        select new TestEvidence(id, $"{Cases}/{table}.csv", item.Row, IsCase: true);

    private static string[] Ids(Match marked) => [.. Quoted().Matches(marked.Groups["ids"].Value).Select(quoted => quoted.Groups["text"].Value)];

    [GeneratedRegex(@"^\s*\[(?:[^\]]*, )?Requirement\((?<ids>""[^)]*)\)\]")]
    private static partial Regex RequirementLine();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|static|async|sealed|partial) )*(?:void|Task|class) (?<name>\w+)")]
    private static partial Regex DeclarationLine();

    [GeneratedRegex(@"^\s*(?:It|Describe|Context) '(?<name>(?:[^']|'')*)' -Tag (?<ids>'[^']*'(?:, '[^']*')*)")]
    private static partial Regex PesterLine();

    [GeneratedRegex(@"[""'](?<text>[^""']*)[""']")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^([HNXFD]-|C)\d\d$")]
    private static partial Regex AnyId();
}
