using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Architecture.Tests.Traceability;

/// <summary>Nothing that a routine demands is without a test, and nothing in it that is unclear is without an answer.</summary>
public sealed class TraceabilityTests
{
    /// <summary>Names the file to write the page to, as ./build.sh traceability does, instead of comparing with it.</summary>
    private const string File = "RADOPS_TRACEABILITY";

    [Fact]
    public void Every_requirement_and_ambiguity_is_listed_once_and_in_order()
    {
        var expected =
            from series in ((string Prefix, int Last)[])[("H-", 33), ("N-", 50), ("X-", 31), ("F-", 37), ("D-", 30), ("C", 55)]
            from number in Enumerable.Range(1, series.Last)
            select FormattableString.Invariant($"{series.Prefix}{number:00}");
        Assert.Equal(expected, Requirement.All.Select(requirement => requirement.Id));
        Assert.All(Requirement.All, requirement => Assert.NotEmpty(requirement.Text));
    }

    [Fact]
    public void Every_requirement_has_a_test_that_bears_its_id()
    {
        var tested = TestEvidence.All.Select(test => test.Id).ToHashSet();
        Assert.Empty(Requirement.All.Where(requirement => !requirement.IsAmbiguity).Select(requirement => requirement.Id).Except(tested));
    }

    [Fact]
    public void Every_id_that_a_test_bears_is_that_of_a_requirement() =>
        Assert.Empty(TestEvidence.All.Select(test => test.Id).Except(Requirement.All.Select(requirement => requirement.Id)));

    [Fact]
    public void Every_ambiguity_is_a_lint_finding_a_flagged_decision_or_a_documented_default() =>
        Assert.Empty(Requirement.All.Where(requirement => requirement.IsAmbiguity && PackEntries.HomeOf(requirement.Id).Length == 0).Select(requirement => requirement.Id));

    [Fact]
    public void The_page_is_what_requirements_packs_and_tests_say()
    {
        var page = TraceabilityPage.Write();
        if (Environment.GetEnvironmentVariable(File) is { Length: > 0 } path)
            System.IO.File.WriteAllText(path, page);
        else
            Assert.True(
                page == System.IO.File.ReadAllText(Sources.Repository.Path("docs", "traceability.md")),
                "docs/traceability.md is not what requirements, packs and tests say. ./build.sh traceability writes it anew.");
    }
}
