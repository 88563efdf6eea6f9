using RadOps.Core.Policies;
using RadOps.Core.Policies.Proof;
using RadOps.Core.Release;
using Xunit;

namespace RadOps.Core.Tests.Policies.Proof;

public sealed class PolicyProofTests
{
    /// <summary>The one thing that the small packs here have no fault in.</summary>
    private const string Way = "\n  - { rule: T-99, quote: väg, line: 99, route: Media, media: Usb }";

    public static TheoryData<string> Organisations => [.. DecidingPacks.All.Select(policy => policy.Organisation)];

    [Theory]
    [MemberData(nameof(Organisations))]
    public void Every_pack_gives_every_request_one_answer_and_leaves_what_is_open_to_a_human(string organisation)
    {
        var proof = PolicyProof.Of(DecidingPacks.All.Single(policy => policy.Organisation == organisation));
        Assert.Empty(proof.Findings.Select(finding => $"{finding.At} {finding.Message}"));
        Assert.True(proof.Holds);
        Assert.True(proof.Spans > 1 && proof.Sorts > 1_000, $"{proof.Spans} spans, {proof.Sorts} sorts");
    }

    [Fact]
    public void Two_rules_that_contradict_each_other_are_found_with_a_request_that_shows_it()
    {
        var policy = Packs.Compile(
            $$"""
            rules:
              - { rule: T-1, quote: får, line: 1, when: { Consent: [Verbal, Written] }, images: Allow }
              - { rule: T-2, quote: får inte, line: 2, when: { Consent: Written, ProtectedIdentity: yes }, images: Deny }{{Way}}
            """);
        var finding = Single(policy, PolicyProof.RulesContradict);
        Assert.Equal("T-1 och T-2 svarar olika om bilderna i avsnittet 'alla' när ProtectedIdentity: yes, Consent: Written, och ingen av dem är undantag från den andra.", finding.Message);
        Assert.Equal((FindingSeverity.Error, "alla", "test.yaml(12,5)"), (finding.Severity, finding.Section, finding.At!.ToString()));
        Assert.Equal(["T-1", "T-2"], finding.Rules);
        Assert.Equal("ProtectedIdentity: yes, Consent: Written (2000-01-01)", finding.Witness!.ToString());
        Assert.Equal("PolicyConflict", Assert.Throws<RadOpsException>(() => Decide(policy, finding)).Code);
    }

    [Theory]
    [InlineData("report: Allow", "report: Open", "utlåtandet")]
    [InlineData("route: Media, media: Usb", "route: Media, media: Cd", "vägen")]
    [InlineData("fee: None", "fee: Invoice", "avgiften")]
    public void Each_question_has_one_answer(string one, string other, string question)
    {
        var policy = Packs.Compile($"rules:\n  - {{ rule: T-1, quote: a, line: 1, {one} }}\n  - {{ rule: T-2, quote: b, line: 2, when: {{ Blocked: yes }}, {other} }}");
        Assert.Contains($"svarar olika om {question}", Single(policy, PolicyProof.RulesContradict).Message);
    }

    [Fact]
    public void An_exception_that_covers_a_contradiction_ends_it_and_one_that_covers_a_part_does_not()
    {
        var first = "rules:\n  - { rule: T-1, quote: a, line: 1, images: Allow }\n  - { rule: T-2, quote: b, line: 2, when: { Blocked: yes }, images: Deny }";
        var third = "\n  - { rule: T-3, quote: c, line: 3, when: {0}, exceptionTo: [T-1, T-2], images: Open }";
        Assert.Empty(Errors(Packs.Compile(first + third.Replace("{0}", "{ Blocked: [yes, no] }", StringComparison.Ordinal) + Way)));
        var part = Single(Packs.Compile(first + third.Replace("{0}", "{ Blocked: yes, Minor: yes }", StringComparison.Ordinal) + Way), PolicyProof.RulesContradict);
        Assert.Contains("när Blocked: yes, Minor: no,", part.Message);
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void Taking_any_exception_away_from_a_rule_is_found(string organisation)
    {
        var pack = DecidingPacks.All.Single(policy => policy.Organisation == organisation).Pack;
        var unnoticed =
            from rule in pack.Rules
            from beaten in rule.ExceptionTo
            where (rule.RuleId, beaten) != ("N-25", "N-02") // It denies what N-02 denies, and is declared for its words.
            let poorer = PolicyCompiler.Compile(pack with { Rules = [.. pack.Rules.Select(other => ReferenceEquals(other, rule) ? rule with { ExceptionTo = [.. rule.ExceptionTo.Where(id => id != beaten)] } : other)] })
            where Record.Exception(() => PolicyProof.RequireOneAnswer(poorer)) is not RadOpsException { Code: "PolicyInvalid" }
            select $"{rule.RuleId} {beaten}";
        Assert.Empty(unnoticed);
    }

    [Fact]
    public void What_no_request_can_be_is_no_contradiction()
    {
        // Nothing physical is asked for by somebody who asks for IEP electronically; and nobody is outside the scope of a pack that names no units.
        Assert.Empty(Errors(Packs.Compile(
            $$"""
            rules:
              - { rule: T-1, quote: a, line: 1, when: { AskedPhysical: yes }, images: Allow }
              - { rule: T-2, quote: b, line: 2, when: { Medium: [Iep, Unknown], Delivery: Electronic }, images: Deny }
              - { rule: T-3, quote: c, line: 3, when: { Unit: inScope }, report: Allow }
              - { rule: T-4, quote: d, line: 4, when: { Unit: outOfScope }, report: Deny }{{Way}}
            """)));
    }

    [Fact]
    public void A_medium_or_a_delivery_that_is_physical_is_asked_for_in_each_of_the_two_ways()
    {
        foreach (var asked in new[] { "Medium: Cd, Delivery: Electronic", "Medium: Iep, Delivery: Post" })
        {
            var policy = Packs.Compile(
                $$"""
                rules:
                  - { rule: T-1, quote: a, line: 1, when: { AskedPhysical: yes }, images: Allow }
                  - { rule: T-2, quote: b, line: 2, when: { {{asked}} }, images: Deny }{{Way}}
                """);
            Assert.Equal("PolicyConflict", Assert.Throws<RadOpsException>(() => Decide(policy, Single(policy, PolicyProof.RulesContradict))).Code);
        }
    }

    [Fact]
    public void A_request_that_belongs_to_no_section_is_found()
    {
        var policy = Packs.Compile("rules: []", "sections:\n  - { section: a, title: A, when: { Recipient: [Patient, Unknown] } }\n  - { section: b, title: B, when: { Recipient: { not: Patient }, Situation: Planned } }\n");
        var finding = Single(policy, PolicyProof.NoSection);
        Assert.Equal("Inget avsnitt gäller när Recipient: { not: [Unknown, Patient] }, Situation: EmergencyWithPatient.", finding.Message);
        Assert.Equal("PolicyIncomplete", Assert.Throws<RadOpsException>(() => Decide(policy, finding)).Code);
    }

    [Fact]
    public void Two_sections_that_hold_at_once_are_found_unless_one_goes_before_both()
    {
        const string Two = "sections:\n  - { section: a, title: A, when: { Recipient: Patient } }\n  - { section: b, title: B, when: { Situation: Planned } }\n  - { section: c, title: C, exceptionTo: [{0}], when: {1} }\n  - { section: d, title: D, when: { Recipient: { not: Patient }, Situation: EmergencyWithPatient } }\n";
        var none = Packs.Compile("rules: []", Two.Replace("{0}", "", StringComparison.Ordinal).Replace("{1}", "{ Recipient: Patient, Situation: Planned }", StringComparison.Ordinal));
        var finding = Find(none, PolicyProof.SectionsOverlap).First(found => found.Message.Contains("'a' och 'b'", StringComparison.Ordinal));
        Assert.Equal("Avsnitten 'a' och 'b' gäller båda när Recipient: Patient, Situation: Planned, och inget av dem är undantag från det andra.", finding.Message);
        Assert.Equal("PolicyConflict", Assert.Throws<RadOpsException>(() => Decide(none, finding)).Code);

        var both = Packs.Compile("rules: []", Two.Replace("{0}", "a, b", StringComparison.Ordinal).Replace("{1}", "{ Recipient: Patient, Situation: Planned }", StringComparison.Ordinal));
        Assert.Empty(Errors(both));
        var part = Packs.Compile("rules: []", Two.Replace("{0}", "a, b", StringComparison.Ordinal).Replace("{1}", "{ Recipient: Patient, Situation: Planned, Deceased: yes }", StringComparison.Ordinal));
        Assert.Contains("Deceased: { not: yes }", Single(part, PolicyProof.SectionsOverlap).Message);
    }

    [Fact]
    public void What_is_allowed_goes_some_way()
    {
        var finding = Single(
            Packs.Compile("rules:\n  - { rule: T-1, quote: a, line: 1, images: Allow }\n  - { rule: T-2, quote: b, line: 2, when: { IepConnected: no }, route: Media, media: Usb }"),
            PolicyProof.NoWay);
        Assert.Contains("IepConnected: { not: no }", finding.Message);
        Assert.Equal(["T-1"], finding.Rules);
        Assert.Empty(Errors(Packs.Compile("rules:\n  - { rule: T-1, quote: a, line: 1, report: Allow }")));
    }

    [Fact]
    public void What_a_human_releases_goes_some_way_too()
    {
        var pack = Packs.Read("rules: []");
        Assert.Empty(Errors(PolicyCompiler.Compile(pack)));
        Assert.Empty(Errors(PolicyCompiler.Compile(pack with { Media = [MediumType.Iep] })));
        Assert.Equal("alla", Single(PolicyCompiler.Compile(pack with { Media = [] }), PolicyProof.NoHuman).Section);
    }

    [Theory]
    [InlineData("when: { AskedPhysical: no, Medium: Cd }, images: Allow", "T-1 gäller aldrig")]
    [InlineData("when: { Unit: outOfScope }, images: Allow", "T-1 gäller aldrig")]
    [InlineData("in: patient, when: { Recipient: Hospital }, images: Allow", "T-1 gäller aldrig")]
    [InlineData("clauses: [ { images: Allow }, { in: patient, when: { Recipient: Hospital }, duties: ReferralNote } ]", "En del av T-1 gäller aldrig")]
    [InlineData("clauses: [ { images: Allow }, { in: patient, duties: ReferralNote } ]", null)]
    public void A_rule_that_never_fires_is_found(string rule, string? message)
    {
        var policy = Packs.Compile(
            $"rules:\n  - {{ rule: T-1, quote: a, line: 1, {rule} }}{Way}",
            "sections:\n  - { section: patient, title: A, when: { Recipient: Patient } }\n  - { section: andra, title: B, when: { Recipient: { not: Patient } } }\n");
        Assert.Empty(Errors(policy));
        Assert.Equal(message is null ? [] : [message], Find(policy, PolicyProof.RuleNeverFires).Select(finding => finding.Message.Split(':')[0]));
    }

    [Fact]
    public void A_rule_that_fires_only_on_some_days_is_not_idle()
    {
        Assert.Empty(PolicyProof.Of(Packs.Compile($"rules:\n  - {{ rule: T-1, quote: a, line: 1, validFrom: 2026-01-01, images: Allow, validTo: 2026-12-31 }}{Way}")).Findings);
    }

    [Fact]
    public void A_rule_that_always_loses_is_found()
    {
        var finding = Single(
            Packs.Compile($"rules:\n  - {{ rule: T-1, quote: a, line: 1, when: {{ Blocked: yes }}, images: Allow }}\n  - {{ rule: T-2, quote: b, line: 2, exceptionTo: T-1, images: Deny }}{Way}"),
            PolicyProof.RuleAlwaysLoses);
        Assert.Equal(("T-1", FindingSeverity.Warning), (finding.Rules.Single(), finding.Severity));
    }

    [Fact]
    public void A_section_that_no_request_belongs_to_is_found()
    {
        var finding = Single(
            Packs.Compile("rules: []", "sections:\n  - { section: a, title: A, when: { Recipient: Patient } }\n  - { section: b, title: B, exceptionTo: a }\n"),
            PolicyProof.SectionNeverHolds);
        Assert.Equal(("a", "test.yaml(8,5)"), (finding.Section, finding.At!.ToString()));
    }

    [Fact]
    public void A_contradiction_on_some_days_is_found_on_one_of_them()
    {
        var policy = Packs.Compile(
            $$"""
            rules:
              - { rule: T-1, quote: a, line: 1, images: Allow }
              - { rule: T-2, quote: b, line: 2, validFrom: 2026-03-01, validTo: 2026-03-31, images: Deny }{{Way}}
            """);
        var finding = Single(policy, PolicyProof.RulesContradict);
        Assert.Equal(new(2026, 3, 1), finding.Witness!.AsOf);
        Assert.Equal("PolicyConflict", Assert.Throws<RadOpsException>(() => Decide(policy, finding)).Code);
    }

    [Fact]
    public void The_proof_stops_when_it_is_told_to() =>
        Assert.Throws<OperationCanceledException>(() => PolicyProof.Of(BuiltIn.Nu, new CancellationToken(canceled: true)));

    private static ReleaseDecision Decide(ReleasePolicy policy, PolicyFinding finding) =>
        policy.Decide(finding.Witness!.Request, finding.Witness.AsOf, finding.Witness.EarlierRelease);

    private static PolicyFinding Single(ReleasePolicy policy, string code) => Assert.Single(Find(policy, code));

    private static IEnumerable<PolicyFinding> Find(ReleasePolicy policy, string code) => PolicyProof.Of(policy).Findings.Where(finding => finding.Code == code);

    private static IEnumerable<string> Errors(ReleasePolicy policy) => PolicyProof.Of(policy).Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Message);
}
