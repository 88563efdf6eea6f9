using System.Reflection;
using System.Text.RegularExpressions;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Rules;
using RadOps.Core.Policies;
using RadOps.Core.Tests.Policies;
using Xunit;

namespace RadOps.Core.Tests.Audit;

public sealed class AuditRuleTests
{
    [Fact]
    public void Every_code_has_one_rule_and_every_rule_a_code()
    {
        var codes = typeof(AuditCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(codes);
        Assert.Equal(codes, AuditRule.All.Select(rule => rule.Code).Order(StringComparer.Ordinal));
        Assert.Equal(AuditRule.All.Count, AuditRule.All.Select(rule => rule.Name).Distinct().Count());
    }

    [Fact]
    public void Every_rule_is_told_in_whole_sentences_and_its_cases_apart()
    {
        foreach (var rule in AuditRule.All)
        {
            Assert.Matches("^Att .+\\.$", rule.Checks);
            Assert.NotEmpty(rule.Cases);
            Assert.Equal(rule.Cases.Count, rule.Cases.Select(known => known.Name).Distinct().Count());
            Assert.Equal(rule.Cases.Count == 1, rule.Cases[0].Name.Length == 0 || rule.Cases.Count == 1);
            Assert.All(rule.Cases, known => Assert.True(known.Overdue is null || known.Overdue > known.Severity, rule.Code));
            Assert.All(rule.Cases, known => Assert.Matches("[.}]$", known.Text));
        }
    }

    [Fact]
    public void Every_quote_stands_in_the_routines_pack_by_its_rule_line_and_title()
    {
        var sources = AuditRule.All.SelectMany(rule => rule.Cases).Select(known => known.Source).OfType<AuditSource>().ToList();
        Assert.True(sources.Count > 9);
        var packs = typeof(ReleasePolicy).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).Select(Read).ToList();
        foreach (var source in sources)
        {
            var pack = Assert.Single(packs, text => text.Contains($"title: {source.Document}\n", StringComparison.Ordinal) && text.Contains($"{source.Rule}\n", StringComparison.Ordinal));
            Assert.Contains(source.Quote, pack, StringComparison.Ordinal);
            var entry = Regex.Match(pack, $@"- (rule|fact): {source.Rule}\n(.*?)(?=\n  - (rule|fact): |\n[a-z])", RegexOptions.Singleline).Value;
            Assert.Contains($"line: {source.Line}", entry, StringComparison.Ordinal);
            Assert.Contains(source.Quote, entry, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Exceptions_and_citations_name_rules_that_packs_have()
    {
        var known = BuiltIn.Packs.All.SelectMany(pack => pack.Rules.Select(rule => rule.RuleId).Concat(pack.Ambiguities.Select(ambiguity => ambiguity.Id))).ToHashSet(StringComparer.Ordinal);
        var named = AuditRule.All.SelectMany(rule => rule.Exceptions.Concat(rule.Cites)).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, id => Assert.Contains(id, known));
    }

    [Fact]
    public void What_is_put_into_a_text_is_not_read_for_places_and_a_place_without_a_value_is_an_error()
    {
        Assert.Equal("a {b} c", AuditRuleList.Fill("a {x} c", [("x", "{b}")]));
        Assert.Throws<InvalidOperationException>(() => AuditRuleList.Fill("a {x}", [("y", "1")]));
        Assert.Throws<InvalidOperationException>(() => AuditRuleList.Case(AuditCodes.OpenItem, "Neither"));
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReleasePolicy).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
