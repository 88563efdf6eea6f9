using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Release.Explaining;

/// <summary>The one sentence of a decision, in both languages.</summary>
public sealed class ExplanationTests
{
    /// <summary>What can be said in twenty seconds.</summary>
    private const int Longest = 350;

    private static IEnumerable<ReleaseDecision> Cases =>
        from item in PolicyCase.All("B1").Concat(PolicyCase.All("B2"))
        select BuiltIn.Catalog.For(item.Request.Organisation).Decide(item.Request, item.AsOf, item.EarlierRelease);

    [Fact]
    public void Every_case_is_explained_in_one_sentence_that_names_nobody_and_takes_twenty_seconds()
    {
        foreach (var decision in Cases)
            foreach (var language in Enum.GetValues<ExplanationLanguage>())
                AssertSayable(decision with { Language = language });
    }

    [Fact]
    public void Requests_of_all_sorts_are_explained_in_one_sentence()
    {
        foreach (var request in RandomRequests.From(20261121).Take(Campaign.Count(5_000, 200_000)))
            foreach (var policy in BuiltIn.Catalog.All)
                foreach (var language in Enum.GetValues<ExplanationLanguage>())
                    AssertWellFormed((policy.Decide(request, BuiltIn.Today, earlierRelease: request.PatientIdChecked) with { Language = language }).Explanation);
    }

    [Fact]
    public void The_sentence_is_Swedish_unless_somebody_asks_for_another_language()
    {
        var decision = BuiltIn.Halland.Decide(new() { Recipient = RecipientType.Company }, BuiltIn.Today);
        Assert.StartsWith("Rutinen säger inte", decision.Explanation);
        Assert.StartsWith("The routine does not say", (decision with { Language = ExplanationLanguage.English }).Explanation);
    }

    /// <summary>The first case of each row of the tables. A reader of each language has read the file; a change of it is read again.</summary>
    [Fact]
    public void The_sentences_are_those_that_somebody_has_read()
    {
        var now = PolicyCase.All("B1").Concat(PolicyCase.All("B2")).DistinctBy(item => item.Row).SelectMany(item =>
        {
            var decision = BuiltIn.Catalog.For(item.Request.Organisation).Decide(item.Request, item.AsOf, item.EarlierRelease);
            return new[] { $"{item.Row}: {item.Text("Case")}", $"  {decision.Explanation}", $"  {(decision with { Language = ExplanationLanguage.English }).Explanation}" };
        }).ToList();
        Golden.Check("explanations.txt", now);
    }

    private static void AssertSayable(ReleaseDecision decision)
    {
        var text = decision.Explanation;
        AssertWellFormed(text);
        Assert.DoesNotContain("Unknown", text);
        Assert.True(text.Length <= Longest || decision.Language == ExplanationLanguage.English, $"{text.Length}: {text}");
        foreach (var name in new[] { decision.Request.DecidedBy, decision.Request.Orderer, decision.Request.Basis })
            Assert.False(name is not null && text.Contains(name, StringComparison.Ordinal), text);
    }

    internal static void AssertWellFormed(string sentence)
    {
        Assert.True(char.IsUpper(sentence[0]) && sentence[^1] == '.' && sentence[^2] is not ('.' or ' ' or ','), sentence);
        Assert.DoesNotContain("  ", sentence);
        Assert.DoesNotContain(" ,", sentence);
    }
}
