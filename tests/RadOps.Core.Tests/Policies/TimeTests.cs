using System.Globalization;
using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Formats.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>What holds on which day: versions of rules, repealed ones, documents before and after their dates, and what a decision says of it.</summary>
public sealed class TimeTests
{
    private static readonly ReleaseRequest Order = new() { Signature = SignatureStatus.Final };

    [Theory]
    [InlineData("2024-12-31", ItemVerdict.Deny)]
    [InlineData("2025-01-01", ItemVerdict.Allow)]
    public void A_later_version_ends_the_earlier_one_and_says_only_when_it_begins(string day, ItemVerdict expected)
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: b, line: 2, validFrom: 2025-01-01, images: Allow }
              - { rule: T-1, quote: a, line: 1, images: Deny }
            """);
        Assert.Equal(expected, policy.Decide(Order, Day(day)).Images);
    }

    [Theory]
    [InlineData("2024-12-31", ItemVerdict.Deny, "T-2")]
    [InlineData("2025-01-01", ItemVerdict.Allow, "T-1")]
    public void From_its_day_nothing_follows_from_a_repealed_rule_and_nothing_is_held(string day, ItemVerdict expected, string rule)
    {
        var decision = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: a, line: 1, images: Allow }
              - { rule: T-2, quote: b, line: 2, exceptionTo: T-1, images: Deny, flags: T2 }
              - { rule: T-2, quote: Punkt 2 utgår, line: 9, validFrom: 2025-01-01, clauses: null }
            """).Decide(Order with { Items = RequestedItems.Images }, Day(day));
        Assert.Equal((expected, rule), (decision.Images, Assert.Single(decision.Rules).RuleId));
        Assert.Equal(expected == ItemVerdict.Deny ? ["T2"] : [], decision.Flags);
    }

    [Theory]
    [InlineData("2024-12-31", ItemVerdict.Allow)]
    [InlineData("2025-01-01", ItemVerdict.Needs)]
    public void A_rule_that_is_known_to_be_new_holds_nothing_before_its_first_day(string day, ItemVerdict expected)
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: a, line: 1, images: Allow, report: Allow }
              - { rule: T-2, quote: Ny punkt 2, line: 9, clauses: null }
              - { rule: T-2, quote: b, line: 2, validFrom: 2025-01-01, needs: Consent.Written }
            """);
        Assert.Equal(expected, policy.Decide(Order, Day(day)).Images);
    }

    [Fact]
    public void An_exception_holds_only_on_the_days_of_its_own_version()
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: a, line: 1, images: Deny }
              - { rule: T-2, quote: b, line: 2, exceptionTo: T-1, images: Allow }
              - { rule: T-2, quote: c, line: 3, validFrom: 2025-01-01, images: Allow }
            """);
        Assert.Equal(ItemVerdict.Allow, policy.Decide(Order, Day("2024-12-31")).Images);
        Assert.Equal("PolicyConflict", Assert.Throws<RadOpsException>(() => policy.Decide(Order, Day("2025-01-01"))).Code);
    }

    [Theory]
    [InlineData("validFrom: 2025-01-01, images: Allow }\n  - { rule: T-1, quote: b, line: 2, validFrom: 2025-01-01, images: Deny }", "two rules T-1 on the same days")]
    [InlineData("validTo: 2025-06-30, images: Allow }\n  - { rule: T-1, quote: b, line: 2, validFrom: 2025-06-30, images: Deny }", "two rules T-1 on the same days")]
    [InlineData("validFrom: 2025-01-01, clauses: null }", "T-1 never says anything")]
    [InlineData("images: Allow }\n  - { rule: T-1, quote: b, line: 2, validFrom: 2025-01-01, clauses: null, images: Deny }", "no key 'images'")]
    public void Versions_that_cannot_be_told_apart_or_say_nothing_are_refused(string versions, string words)
    {
        var error = Assert.Throws<RadOpsException>(() => Packs.Compile($"rules:\n  - {{ rule: T-1, quote: a, line: 1, {versions}"));
        Assert.Contains(words, error.Message);
    }

    [Theory]
    [InlineData("2025-12-31", ItemVerdict.Open, ItemVerdict.Open, "DocumentNotYetInForce", PolicyStatus.NotYetInForce)]
    [InlineData("2026-01-01", ItemVerdict.Allow, ItemVerdict.Deny, null, PolicyStatus.InForce)]
    [InlineData("2026-12-31", ItemVerdict.Allow, ItemVerdict.Deny, null, PolicyStatus.InForce)]
    [InlineData("2027-01-01", ItemVerdict.Open, ItemVerdict.Deny, "DocumentExpired", PolicyStatus.Expired)]
    public void Before_its_first_day_a_document_decides_nothing_and_after_its_last_a_human_does(string day, ItemVerdict images, ItemVerdict report, string? flag, PolicyStatus status)
    {
        var decision = Dated("", "{ rule: T-1, quote: a, line: 1, images: Allow, report: Deny }").Decide(Order, Day(day));
        Assert.Equal((images, report, status, "7"), (decision.Images, decision.Report, decision.PolicyStatus, decision.PolicyVersion));
        Assert.Equal(flag is null ? [] : [flag], decision.Flags);
    }

    [Fact]
    public void What_a_default_would_allow_is_held_too_while_its_document_is_not_in_force() =>
        Assert.Equal(ItemVerdict.Open, Dated("", "{ default: Egen, reason: därför, images: Allow, report: Allow }").Decide(Order, Day("2025-12-31")).Images);

    [Fact]
    public void A_document_that_goes_on_when_it_has_expired_warns_and_says_so_on_the_telephone()
    {
        var decision = Dated("whenExpired: GoOn, ", "{ rule: T-1, quote: a, line: 1, images: Allow, report: Allow }").Decide(Order, Day("2027-01-01"));
        Assert.Equal((DecisionOutcome.Allow, PolicyStatus.Expired), (decision.Outcome, decision.PolicyStatus));
        Assert.Equal(["DocumentExpired"], decision.Flags);
        Assert.Contains("gällde till och med 2026-12-31", decision.Rules[^1].Quote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-12-31", ItemVerdict.Open)]
    [InlineData("2026-01-01", ItemVerdict.Needs)]
    [InlineData("2027-01-01", ItemVerdict.Open)]
    public void A_document_that_lends_rules_to_anothers_sections_holds_only_what_they_are_about(string day, ItemVerdict forClinic)
    {
        var policy = Compile(
            """
            documents:
              A: { title: Rutin, sha256: 1111111111111111111111111111111111111111111111111111111111111111 }
              B: { title: Lathund, validFrom: 2026-01-01, validTo: 2026-12-31, sha256: 2222222222222222222222222222222222222222222222222222222222222222 }
            sections:
              - { section: alla, title: Alla }
            rules:
              - { rule: A-1, quote: a, line: 1, images: Allow, report: Allow }
              - { rule: B-1, quote: b, line: 1, when: { Recipient: Clinic }, for: Images, needs: Consent.Written }
            """);
        var clinic = policy.Decide(Order with { Recipient = RecipientType.Clinic }, Day(day));
        Assert.Equal((forClinic, ItemVerdict.Allow), (clinic.Images, clinic.Report));
        var other = policy.Decide(Order, Day(day));
        Assert.Equal((DecisionOutcome.Allow, PolicyStatus.Undated, "1111111111111111"), (other.Outcome, other.PolicyStatus, other.PolicyVersion));
        Assert.Equal("1111111111111111 + 2222222222222222", clinic.PolicyVersion);
    }

    [Fact]
    public void A_decision_on_several_documents_is_no_better_assured_than_the_least_of_them()
    {
        var policy = Compile(
            """
            documents:
              A: { title: Rutin, sha256: 1111111111111111111111111111111111111111111111111111111111111111 }
              B: { title: Lathund, version: "3", validFrom: 2026-01-01, sha256: 2222222222222222222222222222222222222222222222222222222222222222 }
            sections:
              - { section: alla, title: Alla }
            rules:
              - { rule: A-1, quote: a, line: 1, images: Allow }
              - { rule: B-1, quote: b, line: 1, report: Allow }
            """);
        Assert.Equal(("1111111111111111 + 3", PolicyStatus.Undated), Both("2026-01-01"));
        Assert.Equal(PolicyStatus.NotYetInForce, Both("2025-12-31").Status);

        (string Version, PolicyStatus Status) Both(string day) => policy.Decide(Order, Day(day)) is var decision ? (decision.PolicyVersion, decision.PolicyStatus) : default;
    }

    [Fact]
    [Requirement("C22")]
    public void A_rule_that_nobody_has_read_again_in_time_goes_on_and_is_flagged()
    {
        var policy = Packs.Compile(
            """
            rules:
              - { rule: T-1, quote: i nuläget, line: 1, reviewBy: 2026-06-30, images: Allow, report: Allow }
              - { default: Egen, reason: därför, reviewBy: 2026-06-30 }
            """);
        Assert.Equal(["Egen"], policy.Decide(Order, Day("2026-06-30")).Flags);
        var late = policy.Decide(Order, Day("2026-07-01"));
        Assert.Equal((DecisionOutcome.Allow, "ReviewDue Egen"), (late.Outcome, string.Join(' ', late.Flags)));
    }

    [Theory]
    [InlineData("2026-01-14", ItemVerdict.Open, PolicyStatus.NotYetInForce, "dokumentet ”Reservrutin extern granskare natt” gäller från och med 2026-01-15, och vad som gällde dessförinnan är inte känt.")]
    [InlineData("2026-01-15", ItemVerdict.Allow, PolicyStatus.InForce, "")]
    [InlineData("2027-05-30", ItemVerdict.Allow, PolicyStatus.InForce, "")]
    [InlineData("2027-05-31", ItemVerdict.Allow, PolicyStatus.Expired, "")]
    [Requirement("X-02")]
    public void The_external_reader_is_sent_to_by_the_fallback_routines_own_version_and_dates(string day, ItemVerdict images, PolicyStatus status, string words)
    {
        var decision = BuiltIn.Nu.Decide(new() { Recipient = RecipientType.Other, TransferPurpose = TransferPurpose.ExternalReading, ArchivedInBfr = false }, Day(day));
        Assert.Equal((images, status, "8.0"), (decision.Images, decision.PolicyStatus, decision.PolicyVersion));
        Assert.EndsWith(words, decision.Explanation, StringComparison.Ordinal);
        Assert.All(decision.Rules.Where(rule => rule.Document is not null), rule => Assert.Equal(Day("2026-01-15"), rule.ValidFrom));
    }

    [Fact]
    [Requirement("N-50", "C13")]
    public void A_release_by_the_routine_itself_bears_that_ones_version_and_no_dates()
    {
        var decision = BuiltIn.Nu.Decide(new() { Recipient = RecipientType.Company }, BuiltIn.Today);
        Assert.Equal((BuiltIn.Nu.Version, PolicyStatus.Undated), (decision.PolicyVersion, decision.PolicyStatus));
    }

    private static ReleasePolicy Dated(string more, string rule) => Compile(
        $"""
        documents:
          T: {"{"} title: Testrutin, version: "7", validFrom: 2026-01-01, validTo: 2026-12-31, {more}sha256: 0000000000000000000000000000000000000000000000000000000000000000 {"}"}
        sections:
          - {"{"} section: alla, title: Alla {"}"}
        rules:
          - {rule}
        """);

    private static ReleasePolicy Compile(string contents)
    {
        using var reader = new StringReader($"pack: Test\norganisation: Test\nregion: Testregionen\nmedia: [Usb]\n{contents}");
        return PolicyCompiler.Compile(PolicyPackReader.Read(reader, "test.yaml"));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
