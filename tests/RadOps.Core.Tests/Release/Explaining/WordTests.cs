using RadOps.Core.Export;
using RadOps.Core.Release;
using RadOps.Core.Release.Explaining;
using RadOps.Core.Tests.Policies;
using Xunit;

namespace RadOps.Core.Tests.Release.Explaining;

/// <summary>Nothing that a pack can say lacks its words, in either language.</summary>
public sealed class WordTests
{
    public static TheoryData<ExplanationLanguage> Languages => [.. Enum.GetValues<ExplanationLanguage>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_value_of_every_fact_has_a_clause_of_its_own(ExplanationLanguage language)
    {
        var words = ExplanationWords.In(language);
        Assert.Equal(ReleaseFacts.All.Select(fact => fact.Name).Order(), words.Facts.Keys.Order());
        foreach (var fact in ReleaseFacts.All)
        {
            var clauses = fact.Values.Select((_, value) => words.Fact(fact, value)).ToList();
            Assert.Equal(fact.Values.Count, words.Facts[fact.Name].Length);
            Assert.Equal(clauses.Count, clauses.Distinct().Count());
            Assert.All(clauses, clause => Assert.Matches("^[a-zåäöA-Z].*[a-zåäöA-Z0-9 ]$", clause));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_need_and_every_duty_of_the_packs_has_words(ExplanationLanguage language)
    {
        var words = ExplanationWords.In(language);
        var clauses = BuiltIn.Catalog.All.SelectMany(policy => policy.Pack.Rules).SelectMany(rule => rule.Clauses).ToList();
        Assert.All(NeedCodes.All.Concat(clauses.SelectMany(clause => clause.Needs)), need => Assert.DoesNotContain(need, words.Need(need)));
        Assert.All(clauses.SelectMany(clause => clause.Duties.Concat(clause.RefusalDuties)), duty => Assert.DoesNotContain(duty, words.Duty(duty)));
        Assert.All(DutyTable.All.Where(duty => duty.Code != DutyTable.PrintReportFromRis), duty => Assert.DoesNotContain(duty.Code, words.Duty(duty.Code)));
    }

    [Fact]
    public void What_a_sites_own_pack_has_made_up_is_told_by_its_code()
    {
        Assert.Equal("Egen.Kod", ExplanationWords.In(ExplanationLanguage.Swedish).Need("Egen.Kod"));
        Assert.Contains("EgenPlikt", ExplanationWords.In(ExplanationLanguage.English).Duty("EgenPlikt"));
        Assert.Contains("ExaminationDate", NeedCodes.Swedish(NeedCodes.Unknown("ExaminationDate")));
    }

    [Theory]
    [InlineData("sv-SE", ExplanationLanguage.Swedish)]
    [InlineData("EN-us", ExplanationLanguage.English)]
    [InlineData("fi-FI", null)]
    public void A_culture_is_known_by_its_name(string name, ExplanationLanguage? expected) => Assert.Equal(expected, ExplanationCulture.Find(name));
}
