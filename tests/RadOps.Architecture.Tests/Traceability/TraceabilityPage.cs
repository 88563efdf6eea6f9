using System.Text;
using RadOps.Tests.Shared;

namespace RadOps.Architecture.Tests.Traceability;

/// <summary>docs/traceability.md: every requirement with the rule or fact that carries it and the tests that would fail if it were broken, and every ambiguity with its home.</summary>
internal static class TraceabilityPage
{
    private const int MostRows = 5;

    private static readonly (char Prefix, string Title)[] Routines =
    [
        ('H', "Region Halland, Varberg: images and reports, release"),
        ('N', "NU-sjukvården: CD/DVD/USB or IEP to a patient or another hospital"),
        ('X', "NU-sjukvården, NÄL: fallback routine for the external night reader"),
        ('F', "Skaraborgs Sjukhus: patients' files through 1177"),
        ('D', "SÄS, Borås: outage in RIS, PACS or order management"),
    ];

    internal static string Write()
    {
        var evidence = TestEvidence.All.ToLookup(test => test.Id);
        var page = new StringBuilder(
            """
            # Traceability

            Which rule or fact of a pack carries each requirement, and which tests would fail if it were broken. `./build.sh traceability` writes this page from
            [requirements.csv](requirements.csv), the packs and the tests; a test fails when it is not what they say, when an id has no test, or when an ambiguity has no home.

            *A person* is what somebody does, where RadOps only asks or records. A test of a class named `…Checks` holds the requirement against what the packs say; taking
            a rule or fact out of its pack fails one that bears its id, and that is a test too (`RequirementTests`). What is built on the packs has tests of its own.

            """);
        foreach (var (prefix, title) in Routines)
        {
            page.Append($"\n## {title}\n\n| Id | What it demands | In the pack | A person | Tests |\n|---|---|---|---|---|\n");
            foreach (var requirement in Requirement.All.Where(requirement => requirement.Id[0] == prefix))
                page.Append($"| {requirement.Id} | {requirement.Text} | {PackEntries.Of(requirement)} | {requirement.Human} | {Tests(evidence[requirement.Id])} |\n");
        }

        page.Append(
            """

            ## Ambiguities, contradictions and oddities

            A *lint finding* is told by `Test-ReleasePolicy`, a *flagged decision* bears the id among its flags, and a *documented default* has its reason in the pack.

            | Id | What is unclear, and how it is read | Home | Tests |
            |---|---|---|---|

            """);
        foreach (var ambiguity in Requirement.All.Where(requirement => requirement.IsAmbiguity))
            page.Append($"| {ambiguity.Id} | {ambiguity.Text} | {PackEntries.HomeOf(ambiguity.Id)} | {Tests(evidence[ambiguity.Id])} |\n");
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Tests(IEnumerable<TestEvidence> tests) => string.Join("<br>", tests
        .GroupBy(test => test.File)
        .OrderBy(file => file.Key, StringComparer.Ordinal)
        .Select(file => $"[{Path.GetFileNameWithoutExtension(file.Key)}](../{file.Key}): {(file.First().IsCase ? Rows(file) : string.Join("; ", file.Select(test => test.Name)))}"));

    private static string Rows(IEnumerable<TestEvidence> cases)
    {
        var rows = cases.Select(test => test.Name).Distinct().ToList();
        return rows.Count <= MostRows ? string.Join(", ", rows) : $"{string.Join(", ", rows.Take(MostRows))} and {rows.Count - MostRows} more";
    }
}
