using RadOps.Core.Policies;
using RadOps.Core.Policies.Cells;
using RadOps.Core.Release;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>Every combination of the tables' inputs has one answer, and it is the table's.</summary>
public sealed class CellTests
{
    [Fact]
    public void Halland_answers_every_cell_of_table_B1_as_the_table_does()
    {
        var rows = new HashSet<string>();
        Assert.Equal(11_664, Compare(BuiltIn.Halland, "", HallandOracle.Answer, rows));
        Assert.Equal(Enumerable.Range(1, 17).Select(number => $"HB{number}").Order(), rows.Order());
    }

    [Fact]
    public void Nu_answers_every_cell_of_table_B2_as_the_table_does()
    {
        var rows = new HashSet<string>();
        Assert.Equal(25_920, Compare(BuiltIn.Nu, "", NuOracle.Answer, rows));
        // The further inputs, where table B2 speaks of them.
        Assert.Equal(25_920, Compare(BuiltIn.Nu, nameof(ReleaseRequest.PhysicianAdvice), NuOracle.Answer, rows, request => request.PhysicianAdvice == PhysicianAdvice.Release));
        Assert.Equal(51_840, Compare(BuiltIn.Nu, nameof(ReleaseRequest.Purpose), NuOracle.Answer, rows));
        Assert.Equal(51_840, Compare(BuiltIn.Nu, nameof(ReleaseRequest.BfrAccess), NuOracle.Answer, rows));
        Assert.Equal(5_184, Compare(BuiltIn.Nu, nameof(ReleaseRequest.Delivery), NuOracle.Answer, rows, request => request.Delivery == DeliveryMethod.Unknown));
        var expected = Enumerable.Range(1, 26).Select(number => $"NB{number}").Concat(["NB9b", "NB11b", "NB11c", "NB16b", "NB16c", "NB16d", "NB16e", "-"]);
        Assert.Equal(expected.Order(), rows.Order());
    }

    /// <summary>Holds the cells of a pack's table, or of the table with a fact changed, against the table told in code.</summary>
    /// <returns>How many there were.</returns>
    private static int Compare(ReleasePolicy policy, string factor, Func<ReleaseRequest, OracleAnswer> oracle, HashSet<string> rows, Func<ReleaseRequest, bool>? told = null)
    {
        var seen = 0;
        var verdicts = new HashSet<ReleaseVerdict>(ReferenceEqualityComparer.Instance);
        foreach (var decision in CellTable.Of(policy.Pack)!.Grids.Single(grid => grid.Factor == factor).Decide(policy, BuiltIn.Today))
        {
            if (told?.Invoke(decision.Request) == false)
                continue;
            var expected = oracle(decision.Request);
            if ((decision.Images, decision.Report, decision.Route) != (expected.Images, expected.Report, expected.Route))
                Assert.Fail($"{expected} but was {decision.Images}, {decision.Report}, {decision.Route} by {string.Join(", ", decision.Rules.Select(rule => rule.RuleId))}\n{Requests.Describe(decision.Request)}");
            if (verdicts.Add(decision.Verdict))
                AssertWellFormed(decision);
            _ = rows.Add(expected.Row);
            seen++;
        }

        return seen;
    }

    /// <summary>What holds of every decision, whatever the routine.</summary>
    internal static void AssertWellFormed(ReleaseDecision decision)
    {
        var verdict = decision.Verdict;
        Assert.NotEmpty(verdict.Rules);
        Assert.NotNull(verdict.Section);
        if (verdict.Images == ItemVerdict.Needs || verdict.Report == ItemVerdict.Needs)
            Assert.NotEmpty(verdict.Needs);
        if (verdict.Outcome is DecisionOutcome.Allow)
            Assert.Empty(verdict.Needs);
        if (verdict.Images == ItemVerdict.Allow)
            Assert.NotEqual(ReleaseRoute.None, verdict.Route);
        if (!verdict.MediumRefused && verdict is { Images: ItemVerdict.Deny or ItemVerdict.NotAsked, Report: ItemVerdict.Deny or ItemVerdict.NotAsked })
            Assert.Equal((ReleaseRoute.None, 0, FeeKind.NotStated, 0), (verdict.Route, verdict.Media.Count, verdict.Fee, verdict.Needs.Count));
        if (verdict.Images == ItemVerdict.Open || verdict.Report == ItemVerdict.Open)
            Assert.Contains("en namngiven person måste besluta", decision.Explanation);
        Assert.All(verdict.Needs, need => Assert.Contains(need, NeedCodes.All));
        Assert.All(verdict.Rules, rule => Assert.True(rule.Document is null ? rule.Line is null : rule is { Line: > 0, SourceSha256.Length: 64 }));
    }
}
