using RadOps.Core.Release;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>Default and exception logic, on packs of a few lines.</summary>
public sealed class EngineTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Where_no_rule_answers_it_is_open()
    {
        var decision = Packs.Compile("rules: []").Decide(new(), Today);
        Assert.Equal((ItemVerdict.Open, ItemVerdict.Open, ReleaseRoute.None), (decision.Images, decision.Report, decision.Route));
        Assert.Equal("Rutinen säger inte om bilderna och utlåtandet får lämnas ut till mottagaren, så en namngiven person måste besluta.", decision.Explanation);
    }

    [Fact]
    public void Two_rules_that_disagree_without_a_tie_are_an_error()
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: får, line: 1, images: Allow, report: Allow }
              - { rule: T-2, quote: får inte, line: 2, when: { Signature: Unsigned }, images: Deny }
            """);
        var error = Assert.Throws<RadOpsException>(() => policy.Decide(new(), Today));
        Assert.Equal("PolicyConflict", error.Code);
        Assert.Contains("T-1 and T-2", error.Message);
        Assert.Equal(ItemVerdict.Allow, policy.Decide(new() { Signature = SignatureStatus.Final }, Today).Images);
    }

    [Fact]
    public void Two_rules_that_agree_need_no_tie()
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: får, line: 1, images: Allow }
              - { rule: T-2, quote: får också, line: 2, images: Allow }
            """);
        Assert.Equal(ItemVerdict.Allow, policy.Decide(new(), Today).Images);
    }

    [Fact]
    public void An_exception_wins_and_the_rule_that_it_beats_says_nothing()
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: får inte, line: 1, images: Deny, flags: T1 }
              - { rule: T-2, quote: utom, line: 2, when: { Signature: Final }, exceptionTo: T-1, images: Allow }
            """);
        var final = policy.Decide(new() { Signature = SignatureStatus.Final, Items = RequestedItems.Images }, Today);
        Assert.Equal(ItemVerdict.Allow, final.Images);
        Assert.Equal("T-2", Assert.Single(final.Rules).RuleId);
        Assert.Empty(final.Flags);
        Assert.Equal(ItemVerdict.Deny, policy.Decide(new(), Today).Images);
    }

    [Fact]
    public void An_exception_to_an_exception_beats_both()
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: a, line: 1, images: Deny }
              - { rule: T-2, quote: b, line: 2, exceptionTo: T-1, images: Allow }
              - { rule: T-3, quote: c, line: 3, when: { Blocked: yes }, exceptionTo: T-2, images: Open }
            """);
        Assert.Equal(ItemVerdict.Open, policy.Decide(new() { Blocked = true }, Today).Images);
        Assert.Equal(ItemVerdict.Allow, policy.Decide(new(), Today).Images);
    }

    [Fact]
    public void Needs_add_up_and_the_strictest_wins()
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: a, line: 1, images: Allow, report: Allow }
              - { rule: T-2, quote: b, line: 2, needs: Consent.Written }
              - { rule: T-3, quote: c, line: 3, for: Images, needs: Delivery }
              - { rule: T-4, quote: d, line: 4, when: { Blocked: yes }, for: Report, hold: yes }
              - { rule: T-5, quote: e, line: 5, when: { Deceased: yes }, for: Report, refuse: yes }
            """);
        var plain = policy.Decide(new(), Today);
        Assert.Equal((ItemVerdict.Needs, ItemVerdict.Needs, DecisionOutcome.Needs), (plain.Images, plain.Report, plain.Outcome));
        Assert.Equal(["Consent.Written", "Delivery"], plain.Needs);
        Assert.Equal(["Consent.Written"], policy.Decide(new() { Items = RequestedItems.Report }, Today).Needs);
        Assert.Equal(ItemVerdict.Open, policy.Decide(new() { Blocked = true }, Today).Report);
        Assert.Equal(ItemVerdict.Deny, policy.Decide(new() { Blocked = true, Deceased = true }, Today).Report);
    }

    [Fact]
    public void Two_sections_that_hold_at_once_without_a_tie_are_an_error_and_so_is_none()
    {
        var policy = Packs.Compile(
            "rules: []",
            """
            sections:
              - { section: patient, title: a, when: { Recipient: Patient } }
              - { section: bosatt, title: b, when: { PatientResidesAbroad: yes } }

            """);
        Assert.Equal("PolicyConflict", Assert.Throws<RadOpsException>(() => policy.Decide(new() { Recipient = RecipientType.Patient, PatientResidesAbroad = true }, Today)).Code);
        Assert.Equal("PolicyIncomplete", Assert.Throws<RadOpsException>(() => policy.Decide(new() { Recipient = RecipientType.Clinic }, Today)).Code);
    }

    [Fact]
    public void A_section_goes_before_those_that_it_is_an_exception_to()
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: a, line: 1, in: bosatt, images: Deny }
              - { rule: T-2, quote: b, line: 2, in: patient, images: Allow }
            """,
            """
            sections:
              - { section: patient, title: a, when: { Recipient: Patient } }
              - { section: bosatt, title: b, when: { PatientResidesAbroad: yes }, exceptionTo: patient }

            """);
        Assert.Equal(ItemVerdict.Deny, policy.Decide(new() { Recipient = RecipientType.Patient, PatientResidesAbroad = true }, Today).Images);
        Assert.Equal(ItemVerdict.Allow, policy.Decide(new() { Recipient = RecipientType.Patient }, Today).Images);
    }

    [Theory]
    [InlineData("2023-12-31", ItemVerdict.Open, "EarlierTextUnknown")]
    [InlineData("2024-01-01", ItemVerdict.Allow, null)]
    [InlineData("2024-12-31", ItemVerdict.Allow, null)]
    [InlineData("2025-01-01", ItemVerdict.Deny, null)]
    [InlineData("2025-06-30", ItemVerdict.Deny, null)]
    [InlineData("2025-07-01", ItemVerdict.Open, "RuleExpired")]
    public void A_rule_holds_on_its_days_and_outside_them_it_is_open(string day, ItemVerdict expected, string? flag)
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: a, line: 1, validFrom: 2024-01-01, validTo: 2024-12-31, images: Allow }
              - { rule: T-1, quote: b, line: 2, validFrom: 2025-01-01, validTo: 2025-06-30, images: Deny }
            """);
        var decision = policy.Decide(new() { Items = RequestedItems.Images }, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected, decision.Images);
        Assert.Equal(flag is null ? [] : [flag], decision.Flags);
    }

    [Fact]
    public void A_condition_holds_when_one_of_its_alternatives_does()
    {
        var policy = Packs.Compile(
            """
            rules:
              - rule: T-1
                quote: a
                line: 1
                when:
                  - { Recipient: [Hospital, Clinic], Signature: { not: Unsigned } }
                  - { Minor: no, Consent: Written }
                images: Allow
            """);
        Assert.Equal(ItemVerdict.Allow, Images(new() { Recipient = RecipientType.Clinic, Signature = SignatureStatus.Preliminary }));
        Assert.Equal(ItemVerdict.Open, Images(new() { Recipient = RecipientType.Clinic }));
        Assert.Equal(ItemVerdict.Allow, Images(new() { Consent = ConsentForm.Written }));
        Assert.Equal(ItemVerdict.Open, Images(new() { Consent = ConsentForm.Written, PatientId = RandomRequests.Born("20150101") }));

        ItemVerdict Images(ReleaseRequest request) => policy.Decide(request, Today).Images;
    }

    [Fact]
    public void A_medium_that_is_refused_leaves_the_way_that_is_permitted()
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: a, line: 1, images: Allow, report: Allow, route: Media, media: Usb, fee: None }
              - { rule: T-2, quote: b, line: 2, when: { Medium: Cd }, refuseMedium: yes }
              - { rule: T-3, quote: c, line: 3, when: { Signature: Unsigned }, refuse: yes }
            """);
        var refused = policy.Decide(new() { Medium = MediumType.Cd, Signature = SignatureStatus.Final }, Today);
        Assert.True(refused.MediumRefused);
        Assert.Equal((DecisionOutcome.Deny, ReleaseRoute.Media, FeeKind.None), (refused.Outcome, refused.Route, refused.Fee));
        Assert.Equal([MediumType.Usb], refused.Media);
        // What is refused whatever the medium does not say that another one would help.
        var denied = policy.Decide(new() { Medium = MediumType.Cd }, Today);
        Assert.False(denied.MediumRefused);
        Assert.Equal((ReleaseRoute.None, FeeKind.NotStated), (denied.Route, denied.Fee));
    }

    [Fact]
    public void A_section_has_room_for_64_clauses_and_says_so_when_there_are_more()
    {
        Assert.Equal(64, Compile(64).Decide(new(), Today).Needs.Count);
        var error = Assert.Throws<RadOpsException>(() => Compile(65).Decide(new(), Today));
        Assert.Equal("PolicyInvalid", error.Code);
        Assert.Contains("64", error.Message);

        static Core.Policies.ReleasePolicy Compile(int clauses) =>
            Packs.Compile("rules:\n" + string.Concat(Enumerable.Range(1, clauses).Select(number => $"  - {{ rule: T-{number}, quote: a, line: {number}, needs: Need{number} }}\n")));
    }
}
