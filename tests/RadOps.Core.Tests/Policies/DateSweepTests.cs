using System.Globalization;
using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>Every day from before a routine's first change until after its last: no gap, no overlap, and nothing that changes on another day.</summary>
public sealed class DateSweepTests
{
    /// <summary>The days on which an answer changes, from the documents: what else changes a decision is a mistake in a pack.</summary>
    public static TheoryData<string, string, string[]> Changes => new()
    {
        { "RegionHalland", "B1", ["2023-08-29", "2026-06-16"] },
        { "NuSjukvarden", "B2", ["2026-01-15", "2027-05-31", "2027-07-01"] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    [Requirement("H-28", "H-29", "X-02", "C22")]
    public void Every_section_answers_on_every_day_and_answers_change_on_the_days_of_change_alone(string organisation, string table, string[] changes)
    {
        var policy = BuiltIn.Catalog.For(organisation);
        var requests = PolicyCase.All(table).Select(item => item.Request).ToList();
        Assert.Equal(policy.Pack.Sections.Select(section => section.Id).Order(), requests.Select(request => policy.Decide(request, BuiltIn.Today).Verdict.Section!).Distinct().Order());

        var changed = new List<string>();
        string[]? before = null;
        for (var day = Day(changes[0]).AddDays(-400); day <= Day(changes[^1]).AddDays(400); day = day.AddDays(1))
        {
            var answers = requests.Select(request => Answer(policy, request, day)).ToArray();
            if (before is not null && !before.SequenceEqual(answers))
                changed.Add(Text(day));
            before = answers;
        }

        Assert.Equal(changes, changed);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("2023-08-29")]
    [InlineData("2026-06-15")]
    [Requirement("H-28")]
    public void Halland_does_not_guess_what_it_said_of_orders_before_the_change_of_channels(string day) => AnyRequest.Check(any =>
    {
        var request = any with { HumanDecision = HumanAnswer.Unknown };
        var (then, now) = (BuiltIn.Halland.Decide(request, Day(day)), BuiltIn.Halland.Decide(request, BuiltIn.Today));
        if (request.Recipient == RecipientType.Patient)
        {
            Assert.Equal((now.Images, now.Report), (then.Images, then.Report));
            return;
        }

        foreach (var (earlier, later) in new[] { (then.Images, now.Images), (then.Report, now.Report) })
        {
            // What is refused on other grounds is refused then too, unless the medium was the ground and the media are not known either.
            Assert.True(earlier == later || earlier == ItemVerdict.Open, $"{earlier}, now {later}");
            Assert.False(earlier is ItemVerdict.Allow or ItemVerdict.Needs);
        }

        if (then.Images == ItemVerdict.Open || then.Report == ItemVerdict.Open)
            Assert.Contains("EarlierTextUnknown", then.Flags);
    });

    [Theory]
    [InlineData("2023-08-28", ItemVerdict.Open)]
    [InlineData("2023-08-29", ItemVerdict.Deny)]
    [InlineData("2026-06-16", ItemVerdict.Deny)]
    [Requirement("H-29")]
    public void Halland_refuses_a_DVD_from_the_day_that_it_was_taken_away_and_does_not_know_before(string day, ItemVerdict expected)
    {
        var decision = BuiltIn.Halland.Decide(Requests.HallandOrder with { Recipient = RecipientType.Clinic, RecipientLocation = RecipientLocation.InsideRegion, Signature = SignatureStatus.Final, Medium = MediumType.Dvd }, Day(day));
        Assert.Equal((expected, expected == ItemVerdict.Deny), (decision.Images, decision.MediumRefused));
    }

    [Theory]
    [InlineData("2026-06-15", ItemVerdict.Open)]
    [InlineData("2026-06-16", ItemVerdict.Allow)]
    [Requirement("H-28")]
    public void Halland_takes_orders_by_SEFOS_from_the_day_of_the_change(string day, ItemVerdict expected) =>
        Assert.Equal(expected, BuiltIn.Halland.Decide(Requests.HallandOrder with { Recipient = RecipientType.Clinic, RecipientLocation = RecipientLocation.InsideRegion, Signature = SignatureStatus.Final }, Day(day)).Images);

    /// <summary>What is decided on a day; fails where a rule has two versions then.</summary>
    private static string Answer(ReleasePolicy policy, ReleaseRequest request, DateOnly day)
    {
        var decision = policy.Decide(request, day);
        CellTests.AssertWellFormed(decision);
        Assert.All(decision.Rules.GroupBy(rule => rule.RuleId), versions => Assert.Single(versions.Select(rule => rule.ValidFrom).Distinct()));
        Assert.All(decision.Rules, rule => Assert.False(day < rule.ValidFrom && !decision.Flags.Contains("EarlierTextUnknown") && !decision.Flags.Contains("DocumentNotYetInForce"), rule.RuleId));
        return $"{decision.Images} {decision.Report} {decision.Route} {decision.Fee} {decision.PolicyStatus} {string.Join(' ', decision.Needs)} {string.Join(' ', decision.Duties)} {string.Join(' ', decision.Flags)} {string.Join(' ', decision.Rules.Select(rule => $"{rule.RuleId} {rule.Quote} {rule.ValidFrom}"))}";
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
