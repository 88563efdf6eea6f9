using RadOps.Core.Policies;
using RadOps.Core.Release;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>Every row of tables B1 and B2, as lines that a nurse can read: cases/B1.csv and cases/B2.csv.</summary>
public sealed class CaseTests
{
    public static IEnumerable<TheoryDataRow<string>> Halland => Rows("B1");

    public static IEnumerable<TheoryDataRow<string>> Nu => Rows("B2");

    [Theory]
    [MemberData(nameof(Halland))]
    public void Halland_decides_as_table_B1(string name) => Check("B1", name);

    [Theory]
    [MemberData(nameof(Nu))]
    public void Nu_decides_as_table_B2(string name) => Check("B2", name);

    [Fact]
    public void Every_row_of_the_tables_has_a_case()
    {
        Assert.Empty(Enumerable.Range(1, 17).Select(number => $"HB{number}").Except(PolicyCase.All("B1").Select(item => item.Row)));
        var rows = Enumerable.Range(1, 27).Select(number => $"NB{number}").Concat(["NB9b", "NB11b", "NB11c", "NB16b", "NB16c", "NB16d", "NB16e"]);
        Assert.Empty(rows.Except(PolicyCase.All("B2").Select(item => item.Row)));
    }

    [Fact]
    public void Taking_out_any_clause_of_a_pack_changes_some_case()
    {
        var idle =
            from subject in new[] { (BuiltIn.Halland.Pack, Cases: PolicyCase.All("B1")), (BuiltIn.Nu.Pack, Cases: PolicyCase.All("B2")) }
            from rule in subject.Pack.Rules
            from clause in rule.Clauses
            let poorer = subject.Pack with { Rules = [.. subject.Pack.Rules.Select(other => other == rule ? rule with { Clauses = [.. rule.Clauses.Where(kept => kept != clause)] } : other)] }
            let policy = PolicyCompiler.Compile(poorer)
            where subject.Cases.OrderByDescending(item => item.Text("ExpectedRules").Contains(rule.RuleId, StringComparison.Ordinal)).All(item => item.Check(policy).Passed)
            select $"{rule.RuleId} {clause.At}";
        var names = idle.ToList();
        Assert.True(names.Count == 0, string.Join('\n', names));
    }

    [Fact]
    public void Every_explanation_is_one_sentence_that_names_nobody()
    {
        foreach (var item in PolicyCase.All("B1").Concat(PolicyCase.All("B2")))
        {
            var text = Decide(item).Explanation;
            Assert.True(char.IsUpper(text[0]) && text.EndsWith('.'), text);
            Assert.DoesNotContain("  ", text);
            Assert.DoesNotContain("Unknown", text);
            foreach (var name in new[] { item.Request.DecidedBy, item.Request.Orderer, item.Request.Basis })
                Assert.False(name is not null && text.Contains(name, StringComparison.Ordinal), text);
        }
    }

    private static IEnumerable<TheoryDataRow<string>> Rows(string table)
    {
        foreach (var item in PolicyCase.All(table))
        {
            var row = new TheoryDataRow<string>(item.ToString());
            row.Traits["Requirement"] = [.. item.Ids];
            yield return row;
        }
    }

    private static void Check(string table, string name)
    {
        var item = PolicyCase.All(table).Single(other => other.ToString() == name);
        var result = item.Check(BuiltIn.Catalog.For(item.Request.Organisation));
        Assert.Empty(result.Differences);
        CellTests.AssertWellFormed(result.Decision!);
    }

    private static ReleaseDecision Decide(PolicyCase item) =>
        BuiltIn.Catalog.For(item.Request.Organisation).Decide(item.Request, item.AsOf, item.EarlierRelease);
}
