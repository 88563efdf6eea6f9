using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using Xunit;

namespace RadOps.Core.Tests.Release;

public sealed class HumanReviewTests
{
    private static readonly ReleaseRequest Decided = Requests.HallandOrder with
    {
        Recipient = RecipientType.Company,
        Signature = SignatureStatus.Final,
        HumanDecision = HumanAnswer.Release,
        DecidedBy = "Överläkare Berg",
        DecidedAt = new DateTimeOffset(2026, 11, 20, 10, 5, 0, TimeSpan.FromHours(1)),
        Basis = "Fullmakt för 19810829-2387",
    };

    [Fact]
    public void The_human_is_quoted_with_who_when_and_why_and_without_the_patients_number()
    {
        var decision = BuiltIn.Halland.Decide(Decided, BuiltIn.Today);
        Assert.Equal(DecisionOutcome.Allow, decision.Outcome);
        var rule = decision.Rules[^1];
        Assert.Equal("Human", rule.RuleId);
        Assert.StartsWith("Får lämnas ut. Överläkare Berg, 2026-11-20 10:05: Fullmakt för 19810829-****", rule.Quote);
        Assert.DoesNotContain("2387", rule.Quote);
        Assert.Contains("efter beslut av en namngiven person", decision.Explanation);
    }

    [Fact]
    public void What_is_missing_is_still_missing_after_a_release()
    {
        var decision = BuiltIn.Halland.Decide(Decided with { Destination = null }, BuiltIn.Today);
        Assert.Equal(DecisionOutcome.Needs, decision.Outcome);
        Assert.Equal(["Order.Destination"], decision.Needs);
    }

    [Theory]
    [InlineData(MediumType.Iep, null, ReleaseRoute.Iep)]
    [InlineData(MediumType.Unknown, true, ReleaseRoute.Iep)]
    [InlineData(MediumType.Unknown, false, ReleaseRoute.Media)]
    [InlineData(MediumType.Usb, true, ReleaseRoute.Media)]
    public void Where_the_routine_names_no_way_the_release_goes_as_it_was_asked_for(MediumType medium, bool? connected, ReleaseRoute expected)
    {
        var decision = BuiltIn.Halland.Decide(Decided with { Medium = medium, IepConnected = connected }, BuiltIn.Today);
        Assert.Equal(expected, decision.Route);
        Assert.NotEmpty(decision.Media);
    }

    [Fact]
    public void A_report_that_a_human_releases_alone_is_a_paper() =>
        Assert.Equal(ReleaseRoute.Paper, BuiltIn.Halland.Decide(Decided with { Items = RequestedItems.Report }, BuiltIn.Today).Route);

    [Fact]
    public void A_refusal_of_what_the_routine_allows_is_flagged_and_changes_nothing()
    {
        var decision = BuiltIn.Halland.Decide(Decided with { Recipient = RecipientType.Clinic, RecipientLocation = RecipientLocation.InsideRegion, HumanDecision = HumanAnswer.Refuse }, BuiltIn.Today);
        Assert.Equal(DecisionOutcome.Allow, decision.Outcome);
        Assert.Contains("HumanRefusalNotApplied", decision.Flags);
        Assert.DoesNotContain(decision.Rules, rule => rule.RuleId == "Human");
    }

    [Fact]
    public void A_refusal_of_what_is_denied_anyway_needs_no_flag()
    {
        var decision = BuiltIn.Halland.Decide(Decided with { Recipient = RecipientType.Patient, Items = RequestedItems.Report, HumanDecision = HumanAnswer.Refuse }, BuiltIn.Today);
        Assert.Equal(DecisionOutcome.Deny, decision.Outcome);
        Assert.Empty(decision.Flags);
    }
}
