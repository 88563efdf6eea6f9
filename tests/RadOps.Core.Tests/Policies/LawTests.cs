using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>What must hold of every decision, tried on requests of all sorts, unknown values among them.</summary>
public sealed class LawTests
{
    public static TheoryData<string> Organisations => ["RegionHalland", "NuSjukvarden"];

    [Theory]
    [MemberData(nameof(Organisations))]
    public void Every_request_has_one_well_formed_answer(string organisation)
    {
        foreach (var (policy, request) in Some(organisation, 1))
            CellTests.AssertWellFormed(policy.Decide(request, BuiltIn.Today, earlierRelease: request.PatientIdChecked));
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void An_item_not_asked_for_is_not_answered_and_one_asked_for_is(string organisation)
    {
        foreach (var (policy, request) in Some(organisation, 2))
        {
            var decision = policy.Decide(request, BuiltIn.Today);
            Assert.Equal(request.Items == RequestedItems.Report, decision.Images == ItemVerdict.NotAsked);
            Assert.Equal(request.Items == RequestedItems.Images, decision.Report == ItemVerdict.NotAsked);
        }
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void A_human_decides_what_is_open_and_nothing_else(string organisation)
    {
        var answered = 0;
        foreach (var (policy, request) in Some(organisation, 3))
        {
            var undecided = policy.Decide(request with { HumanDecision = HumanAnswer.Unknown }, BuiltIn.Today);
            var decided = policy.Decide(request, BuiltIn.Today);
            var complete = request is { DecidedBy: not null, DecidedAt: not null, Basis: not null };
            var isOpen = undecided.Images == ItemVerdict.Open || undecided.Report == ItemVerdict.Open;
            AssertDecided(undecided.Images, decided.Images);
            AssertDecided(undecided.Report, decided.Report);
            if (isOpen && request.HumanDecision != HumanAnswer.Unknown)
            {
                answered++;
                Assert.Equal(complete, decided.Rules.Any(rule => rule.RuleId == "Human"));
                Assert.Equal(complete, !decided.Needs.Any(need => need is "Unknown.DecidedBy" or "Unknown.DecidedAt" or "Unknown.Basis"));
            }

            void AssertDecided(ItemVerdict before, ItemVerdict after)
            {
                if (before != ItemVerdict.Open || !complete || request.HumanDecision == HumanAnswer.Unknown)
                    Assert.Equal(before, after);
                else if (request.HumanDecision == HumanAnswer.Refuse)
                    Assert.Equal(ItemVerdict.Deny, after);
                else
                    Assert.True(after is ItemVerdict.Allow or ItemVerdict.Needs);
            }
        }

        Assert.NotEqual(0, answered);
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void A_blocked_record_is_never_released_without_a_human(string organisation)
    {
        foreach (var (policy, request) in Some(organisation, 4))
        {
            var decision = policy.Decide(request with { Blocked = true, HumanDecision = HumanAnswer.Unknown }, BuiltIn.Today);
            Assert.False(decision.Images is ItemVerdict.Allow or ItemVerdict.Needs);
            Assert.False(decision.Report is ItemVerdict.Allow or ItemVerdict.Needs);
        }
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void A_written_consent_is_never_worse_than_another_and_none_never_better(string organisation)
    {
        foreach (var (policy, request) in Some(organisation, 5))
        {
            var byConsent = Enum.GetValues<ConsentForm>().Select(form => policy.Decide(request with { Consent = form }, BuiltIn.Today)).ToDictionary(decision => decision.Request.Consent);
            foreach (var decision in byConsent.Values)
            {
                Assert.True(byConsent[ConsentForm.Written].Images <= decision.Images && decision.Images <= byConsent[ConsentForm.None].Images);
                Assert.True(byConsent[ConsentForm.Written].Report <= decision.Report && decision.Report <= byConsent[ConsentForm.None].Report);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void A_later_signature_never_takes_images_away(string organisation)
    {
        // What goes to the external reader goes to be reported: once it is signed there is nothing to send.
        foreach (var (policy, request) in Some(organisation, 6).Where(pair => pair.Request.TransferPurpose != TransferPurpose.ExternalReading))
        {
            var bySignature = Enum.GetValues<SignatureStatus>().Select(status => policy.Decide(request with { Signature = status }, BuiltIn.Today).Images).ToList();
            Assert.True(bySignature[0] >= bySignature[1] && bySignature[1] >= bySignature[2]);
        }
    }

    [Fact]
    public void Age_matters_nowhere_in_Halland()
    {
        var ids = new[] { "20230601", "20070601", "20060601", "19810829" }.Select(RandomRequests.Born).ToList();
        foreach (var (policy, request) in Some("RegionHalland", 7))
            _ = Assert.Single(ids.Select(id => Text(policy.Decide(request with { PatientId = id }, BuiltIn.Today))).Distinct());
    }

    [Fact]
    public void Halland_never_gives_the_patient_a_report_while_the_clinic_exists()
    {
        foreach (var (policy, request) in Some("RegionHalland", 8))
            if (policy.Decide(request with { Recipient = RecipientType.Patient, TreatingClinicClosed = null, Items = RequestedItems.Report }, BuiltIn.Today) is var decision)
                Assert.Equal((ItemVerdict.Deny, true), (decision.Report, decision.Duties.Contains("ReferToTreatingClinic")));
    }

    [Fact]
    public void Nu_never_sends_to_a_hospital_inside_the_region_but_through_BFR()
    {
        foreach (var (policy, request) in Some("NuSjukvarden", 9))
        {
            var decision = policy.Decide(request with { Recipient = RecipientType.Hospital, RecipientLocation = RecipientLocation.InsideRegion, TransferPurpose = TransferPurpose.None, Blocked = null, HumanDecision = HumanAnswer.Unknown }, BuiltIn.Today);
            Assert.False(decision.Route is ReleaseRoute.Iep or ReleaseRoute.Media);
            Assert.True(decision.Route != ReleaseRoute.Paper || decision.MediumRefused || request.Items == RequestedItems.Report);
        }
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void Several_threads_get_what_one_gets(string organisation)
    {
        var requests = Some(organisation, 10).Select(pair => pair.Request).Take(5_000).ToList();
        var alone = new PolicyCatalog(Formats.Policies.PolicyFiles.BuiltIn()).For(organisation);
        var expected = requests.ConvertAll(request => Text(alone.Decide(request, BuiltIn.Today)));
        var shared = new PolicyCatalog(Formats.Policies.PolicyFiles.BuiltIn()).For(organisation);
        Parallel.For(0, requests.Count * 4, number => Assert.Equal(expected[number % requests.Count], Text(shared.Decide(requests[number % requests.Count], BuiltIn.Today))));
    }

    private static string Text(ReleaseDecision decision) =>
        $"{decision.Images} {decision.Report} {decision.Route} {string.Join(' ', decision.Needs)} {string.Join(' ', decision.Flags)} {decision.Explanation}";

    private static IEnumerable<(ReleasePolicy Policy, ReleaseRequest Request)> Some(string organisation, int seed) =>
        RandomRequests.From(seed).Take(Campaign.Count(5_000, 500_000)).Select(request => (BuiltIn.Catalog.For(organisation), request));
}
