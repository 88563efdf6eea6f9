using System.Globalization;
using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Formats.Policies;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>A site's own dated decisions, laid upon a pack: what they change, on which days, and what is refused.</summary>
public sealed class OverlayTests
{
    private const string Rules =
        """
        rules:
          - { rule: T-1, quote: a, line: 1, images: Allow, report: Allow }
          - { rule: T-2, quote: b, line: 2, when: { Recipient: Clinic }, needs: Consent.Written }
          - { rule: T-3, quote: c, line: 3, validFrom: 2027-06-01, when: { Recipient: Company }, refuse: yes }
          - { default: C02, reason: RadOps läser det så, when: { OrderChannel: EFax }, needs: Order.Channel }
          - { default: Fax, reason: Försiktighet, when: { Delivery: Fax }, hold: yes, flags: C02 }
        """;

    private static readonly string Sha256 = new('7', 64);

    private static readonly ReleaseRequest Clinic = new() { Recipient = RecipientType.Clinic };

    [Theory]
    [InlineData("2026-11-30", ItemVerdict.Needs, "T-2", "Testrutin", 2)]
    [InlineData("2026-12-01", ItemVerdict.Deny, "T-2", "Beslut om kliniker", 4)]
    public void From_its_day_a_rule_says_what_the_decision_says_and_before_it_what_it_said(string day, ItemVerdict images, string rule, string document, int line)
    {
        var policy = Amend(Overlay("rules: [ { rule: T-2, when: { Recipient: Clinic }, refuse: yes } ]"));
        var decision = policy.Decide(Clinic, Day(day));
        var fired = decision.Rules.Single(fired => fired.RuleId == rule);
        Assert.Equal((images, document, line), (decision.Images, fired.Document, fired.Line!.Value));
    }

    [Fact]
    public void A_decision_that_stands_on_an_overlay_quotes_it_and_bears_its_hash()
    {
        var decision = Amend(Overlay("rules: [ { rule: T-2, quote: Kliniker får inga bilder, when: { Recipient: Clinic }, refuse: yes } ]")).Decide(Clinic, Day("2026-12-01"));
        var fired = decision.Rules.Single(rule => rule.RuleId == "T-2");
        Assert.Equal(("Kliniker får inga bilder", Sha256, Day("2026-12-01")), (fired.Quote, fired.SourceSha256, fired.ValidFrom));
        Assert.Equal("0000000000000000 + 7777777777777777", decision.PolicyVersion);
    }

    [Theory]
    [InlineData("2026-11-30", ItemVerdict.Needs)]
    [InlineData("2026-12-01", ItemVerdict.Allow)]
    [InlineData("2026-12-31", ItemVerdict.Allow)]
    [InlineData("2027-01-01", ItemVerdict.Needs)]
    public void A_rule_repealed_for_a_time_comes_back(string day, ItemVerdict images) =>
        Assert.Equal(images, Amend(Overlay("validTo: 2026-12-31\nrules: [ { rule: T-2, clauses: null } ]")).Decide(Clinic, Day(day)).Images);

    [Theory]
    [InlineData("2026-11-30", ItemVerdict.Allow)]
    [InlineData("2026-12-01", ItemVerdict.Deny)]
    [InlineData("2026-12-31", ItemVerdict.Deny)]
    [InlineData("2027-01-01", ItemVerdict.Allow)]
    public void A_new_rule_holds_on_its_days_and_says_nothing_on_others(string day, ItemVerdict images)
    {
        var decision = Amend(Overlay("validTo: 2026-12-31\nrules: [ { rule: T-9, refuse: yes } ]")).Decide(new(), Day(day));
        Assert.Equal(images, decision.Images);
        Assert.Empty(decision.Flags);
    }

    [Fact]
    public void A_later_overlay_goes_before_an_earlier_one_and_gives_way_when_it_ends()
    {
        var first = Overlay("rules: [ { rule: T-2, when: { Recipient: Clinic }, refuse: yes } ]");
        var second = Overlay("validTo: 2027-02-28\nrules: [ { rule: T-2, clauses: null } ]", "andra", "2027-02-01");
        var policy = Amend(second, first);
        Assert.Equal(
            [ItemVerdict.Needs, ItemVerdict.Deny, ItemVerdict.Allow, ItemVerdict.Deny],
            new[] { "2026-11-30", "2027-01-31", "2027-02-01", "2027-03-01" }.Select(day => policy.Decide(Clinic, Day(day)).Images));
    }

    [Fact]
    public void An_ambiguity_that_is_answered_no_longer_shows_and_what_RadOps_chose_stands_on_the_answer()
    {
        var policy = Amend(Overlay("resolves: C02"));
        var request = new ReleaseRequest { OrderChannel = OrderChannel.EFax, Delivery = DeliveryMethod.Fax };
        var before = policy.Decide(request, Day("2026-11-30"));
        var after = policy.Decide(request, Day("2026-12-01"));
        Assert.Equal(["C02"], before.Flags);
        Assert.Empty(after.Flags);
        Assert.Equal(before.Images, after.Images);
        Assert.Equal(before.Needs, after.Needs);
        Assert.Equal((null, "Beslut om kliniker"), (before.Rules.Single(rule => rule.RuleId == "C02").Document, after.Rules.Single(rule => rule.RuleId == "C02").Document));
    }

    [Fact]
    public void An_answer_may_be_another_than_what_RadOps_chose()
    {
        var policy = Amend(Overlay("resolves: C02\nrules: [ { rule: C02, clauses: null } ]"));
        Assert.Equal(ItemVerdict.Allow, policy.Decide(new() { OrderChannel = OrderChannel.EFax }, Day("2026-12-01")).Images);
    }

    [Fact]
    public void A_rule_may_be_amended_until_the_day_of_its_own_next_version()
    {
        var company = new ReleaseRequest { Recipient = RecipientType.Company };
        var policy = Amend(Overlay("validTo: 2027-05-31\nrules: [ { rule: T-3, clauses: null } ]"));
        Assert.Equal(
            [("Open", "EarlierTextUnknown"), ("Allow", ""), ("Deny", "")],
            new[] { "2026-11-30", "2026-12-01", "2027-06-01" }.Select(day => policy.Decide(company, Day(day))).Select(decision => (decision.Images.ToString(), string.Join(' ', decision.Flags))));
    }

    [Fact]
    public void A_rule_that_had_ended_is_as_unknown_after_an_overlay_as_before_it()
    {
        var pack = Packs.Read("rules: [ { rule: T-1, quote: a, line: 1, validTo: 2026-06-30, images: Allow } ]");
        var policy = PolicyCompiler.Compile(PolicyAmendment.Apply(pack, [Overlay("validTo: 2026-12-31\nrules: [ { rule: T-1, images: Deny } ]")]));
        var images = new ReleaseRequest { Items = RequestedItems.Images };
        Assert.Equal(
            [("Allow", ""), ("Open", "RuleExpired"), ("Deny", ""), ("Open", "RuleExpired")],
            new[] { "2026-06-30", "2026-11-30", "2026-12-31", "2027-01-01" }.Select(day => policy.Decide(images, Day(day))).Select(decision => (decision.Images.ToString(), string.Join(' ', decision.Flags))));
    }

    [Fact]
    public void An_overlay_goes_before_a_version_of_the_packs_own_that_begins_on_its_first_day()
    {
        var policy = Amend(Overlay("rules: [ { rule: T-3, clauses: null } ]", from: "2027-06-01"));
        Assert.Equal(ItemVerdict.Allow, policy.Decide(new() { Recipient = RecipientType.Company }, Day("2027-06-01")).Images);
    }

    [Fact]
    public void A_built_in_pack_is_amended_without_being_copied()
    {
        var overlay = Read(Text("resolves: C02", amends: "RegionHalland"));
        var amended = PolicyCompiler.Compile(PolicyAmendment.Apply(BuiltIn.Halland.Pack, [overlay]));
        var order = Requests.HallandOrder with { Recipient = RecipientType.Clinic, RecipientLocation = RecipientLocation.InsideRegion, OrderChannel = OrderChannel.EFax, Signature = SignatureStatus.Final };
        Assert.Equal(["C02", "IepFirst"], BuiltIn.Halland.Decide(order, Day("2026-12-01")).Flags);
        Assert.Equal(["C02", "IepFirst"], amended.Decide(order, Day("2026-11-30")).Flags);
        Assert.Equal(["IepFirst"], amended.Decide(order, Day("2026-12-01")).Flags);
    }

    [Theory]
    [InlineData("2023-01-01")]
    [InlineData("2026-06-15")]
    [InlineData("2026-11-30")]
    [InlineData("2027-02-01")]
    public void Outside_its_days_an_overlay_changes_no_decision_whatever(string day)
    {
        const string contents =
            """
            validTo: 2027-01-31
            resolves: [C02, C50, C11]
            rules:
              - { rule: H-06, in: annanKlinik, images: Deny, report: Deny }
              - { rule: H-10, clauses: null }
              - { rule: H-29, in: annanKlinik, exceptionTo: IepFirst, route: Iep, media: Iep }
              - { rule: L-1, refuse: yes }
            """;
        var amended = PolicyCompiler.Compile(PolicyAmendment.Apply(BuiltIn.Halland.Pack, [Read(Text(contents, amends: "RegionHalland"))]));
        var inside = 0;
        foreach (var request in RandomRequests.From(21).Take(1_000))
        {
            Assert.Equal(Answer(BuiltIn.Halland, day), Answer(amended, day));
            if (Answer(BuiltIn.Halland, "2026-12-01") != Answer(amended, "2026-12-01"))
                inside++;

            string Answer(ReleasePolicy policy, string on) => policy.Decide(request, Day(on), request.PatientIdChecked) is var decision
                ? $"{decision.Outcome} {decision.Images} {decision.Report} {decision.Route} {string.Join(' ', decision.Needs)} {string.Join(' ', decision.Flags)} {string.Join(' ', decision.Rules)} {decision.PolicyVersion}"
                : "";
        }

        Assert.Equal(1_000, inside);
    }

    [Theory]
    [InlineData("overlay: första", "overlaj: första", "beslut.yaml(1,1)", "'overlay' is missing")]
    [InlineData("amends: Test", "amends: Annan", "beslut.yaml(1,1)", "not Test")]
    [InlineData("overlay: första", "overlay: T", "beslut.yaml(1,1)", "'T' of Test already")]
    [InlineData("decidedBy: { name: Eva Exempel, role: Verksamhetschef }", "decidedBy: { name: Eva Exempel }", "beslut.yaml(6,12)", "'role' is missing")]
    [InlineData("decidedBy: { name: Eva Exempel, role: Verksamhetschef }", "", "beslut.yaml(1,1)", "'decidedBy' is missing")]
    [InlineData("decidedAt: 2026-11-20", "decidedAt: 2026-12-02", "beslut.yaml(8,12)", "no earlier day")]
    [InlineData("decidedAt: 2026-11-20", "", "beslut.yaml(1,1)", "'decidedAt' is missing")]
    [InlineData("validFrom: 2026-12-01", "validFrom: igår", "beslut.yaml(8,12)", "a date")]
    [InlineData("rules:", "validTo: 2026-11-30\nrules:", "beslut.yaml(9,10)", "ends before it begins")]
    [InlineData("rules:", "regler:", "beslut.yaml(9,1)", "no key 'regler'")]
    [InlineData("rules:\n  - { rule: T-2, refuse: yes }", "", "beslut.yaml(1,1)", "changes nothing")]
    [InlineData("{ rule: T-2, refuse: yes }", "{ rule: T-2, refjus: yes }", "beslut.yaml(10,18)", "no key 'refjus'")]
    [InlineData("{ rule: T-2, refuse: yes }", "{ rule: T-2, line: 4, refuse: yes }", "beslut.yaml(10,18)", "no key 'line'")]
    [InlineData("{ rule: T-2, refuse: yes }", "{ rule: T-2, quote: Något annat, refuse: yes }", "beslut.yaml(10,25)", "does not stand in the overlay's 'decision'")]
    [InlineData("{ rule: T-2, refuse: yes }", "{ rule: T-9, clauses: null }", "beslut.yaml(10,5)", "no rule T-9 to repeal")]
    [InlineData("{ rule: T-2, refuse: yes }", "{ rule: T-3, refuse: yes }", "beslut.yaml(10,5)", "a version of its own from 2027-06-01")]
    [InlineData("{ rule: T-2, refuse: yes }", "{ rule: T-2, in: ingen, refuse: yes }", "beslut.yaml(10,5)", "section 'ingen'")]
    [InlineData("{ rule: T-2, refuse: yes }", "{ rule: T-2, when: { Mottagare: Clinic }, refuse: yes }", "beslut.yaml(10,37)", "no fact 'Mottagare'")]
    [InlineData("{ rule: T-2, refuse: yes }", "{ rule: T-2, refuse: yes }\n  - { rule: T-2, clauses: null }", "beslut.yaml(11,5)", "both say what T-2 is")]
    [InlineData("rules:", "resolves: C99\nrules:", "beslut.yaml(1,1)", "no question of Test")]
    public void What_is_no_overlay_or_contradicts_its_pack_is_refused(string text, string instead, string target, string words)
    {
        var overlay = Text("rules:\n  - { rule: T-2, refuse: yes }");
        Assert.Contains(text, overlay, StringComparison.Ordinal);
        var error = Assert.Throws<RadOpsException>(() => Amend(Read(overlay.Replace(text, instead, StringComparison.Ordinal))));
        Assert.Equal(("PolicyInvalid", target), (error.Code, error.Target));
        Assert.Contains(words, error.Message);
    }

    [Theory]
    [InlineData("rules: [ { rule: T-2, clauses: null } ]", "both say what T-2 is from 2026-12-01")]
    [InlineData("resolves: C02", "both answer 'C02' from 2026-12-01")]
    public void Two_overlays_that_say_the_same_thing_of_the_same_day_are_refused(string contents, string words) =>
        Assert.Contains(words, Assert.Throws<RadOpsException>(() => Amend(Overlay(contents), Overlay(contents, "andra"))).Message);

    private static ReleasePolicy Amend(params PolicyOverlay[] overlays) => PolicyCompiler.Compile(PolicyAmendment.Apply(Packs.Read(Rules), overlays));

    private static PolicyOverlay Overlay(string contents, string id = "första", string from = "2026-12-01") => Read(Text(contents, id, from));

    private static PolicyOverlay Read(string text)
    {
        using var reader = new StringReader(text);
        return PolicyOverlayReader.Read(reader, "beslut.yaml", Sha256);
    }

    private static string Text(string contents, string id = "första", string from = "2026-12-01", string amends = "Test") =>
        $$"""
        overlay: {{id}}
        amends: {{amends}}
        title: Beslut om kliniker
        decision: Kliniker får inga bilder, och e-fax godtas inte.
        reason: Så har verksamheten bestämt.
        decidedBy: { name: Eva Exempel, role: Verksamhetschef }
        decidedAt: 2026-11-20
        validFrom: {{from}}
        {{contents}}
        """;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
