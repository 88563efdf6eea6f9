using RadOps.Core.Policies.Cells;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Release.Explaining;

/// <summary>The path of a decision agrees with the decision in everything.</summary>
public sealed class DecisionPathTests
{
    public static TheoryData<string> Organisations => ["RegionHalland", "NuSjukvarden"];

    [Theory]
    [MemberData(nameof(Organisations))]
    public void The_path_tells_of_every_cell_what_its_verdict_says(string organisation)
    {
        foreach (var decision in Cells(organisation))
            AssertAgrees(decision);
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void The_path_tells_of_requests_of_all_sorts_what_their_verdicts_say(string organisation)
    {
        foreach (var decision in Random(organisation))
            AssertAgrees(decision);
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void A_rule_that_a_single_fact_keeps_from_holding_holds_once_the_fact_is_another(string organisation)
    {
        var tried = 0;
        var policy = BuiltIn.Catalog.For(organisation);
        foreach (var decision in Random(organisation).Take(Campaign.Count(300, 5_000)))
        {
            var steps = Rules(decision);
            for (var index = 0; index < steps.Count; index++)
            {
                // What a fact follows from, or chooses the section, cannot be changed by itself.
                if (steps[index].Unmet is not [{ Fact: not ("AskedPhysical" or "Medium" or "Delivery") } unmet])
                    continue;
                var fact = ReleaseFacts.Find(unmet.Fact)!;
                foreach (var wanted in unmet.Wanted)
                {
                    var other = new RequestSketch(decision.Request, decision.EarlierRelease).With(fact, fact.Values.ToList().IndexOf(wanted), decision.AsOf);
                    var changed = policy.Decide(other.Request, decision.AsOf, other.EarlierRelease);
                    if (changed.Verdict.Section != decision.Verdict.Section)
                        continue;
                    tried++;
                    Assert.NotEqual(DecisionStepResult.NotMet, Rules(changed)[index].Result);
                }
            }
        }

        Assert.True(tried > 500, $"{tried}");
    }

    [Fact]
    public void An_exception_is_told_with_the_rule_that_it_goes_before()
    {
        var decision = BuiltIn.Halland.Decide(new() { Recipient = RecipientType.Patient, TreatingClinicClosed = true, ClosureAttestedBy = "två, 2026-11-02", Signature = SignatureStatus.Final }, BuiltIn.Today);
        var overruled = Rules(decision).Single(step => step.Id == "H-14");
        Assert.Equal((DecisionStepResult.Overruled, "H-15"), (overruled.Result, string.Join(' ', overruled.OverruledBy)));
        Assert.Equal("H-14 passar också, men H-15 är undantag från den och går före.", overruled.Sentence);
    }

    [Fact]
    public void A_section_that_fits_too_is_told_with_the_one_that_goes_before_it()
    {
        var path = BuiltIn.Nu.Decide(new() { Recipient = RecipientType.Patient, Situation = Situation.EmergencyWithPatient }, BuiltIn.Today).Explain();
        Assert.Equal(["patientAkut Applies", "patientPrivatBruk Overruled"], path.Steps.Where(step => step.Kind == DecisionStepKind.Section && !step.IsRemote).Select(step => $"{step.Id} {step.Result}"));
    }

    [Fact]
    public void What_keeps_a_rule_from_holding_is_told_with_what_it_would_take()
    {
        var step = Rules(BuiltIn.Halland.Decide(Requests.HallandOrder with { Recipient = RecipientType.Chiropractor, OwnReferral = true }, BuiltIn.Today)).First(step => step.Id == "H-20");
        var unmet = Assert.Single(step.Unmet);
        Assert.Equal(("OwnReferral", "yes", "unknown no"), (unmet.Fact, unmet.Value, string.Join(' ', unmet.Wanted)));
        Assert.Equal("H-20 gäller inte, eftersom mottagaren själv har remitterat; den gäller när det inte är känt om mottagaren själv har remitterat eller mottagaren inte själv har remitterat.", step.Sentence);
    }

    [Fact]
    public void A_rule_before_its_first_day_is_told_as_not_known()
    {
        var path = BuiltIn.Halland.Decide(Requests.HallandOrder with { Recipient = RecipientType.Clinic, RecipientLocation = RecipientLocation.InsideRegion, Signature = SignatureStatus.Final }, new(2026, 6, 15)).Explain();
        Assert.Contains(path.Steps, step => step is { Id: "H-06", Result: DecisionStepResult.Applies } && step.Sentence == "H-06 gäller: bilderna och utlåtandet hålls för en namngiven person; vad rutinen sade före 2026-06-16 är inte känt.");
    }

    [Theory]
    [InlineData(HumanAnswer.Release, "Överläkare Berg", "En namngiven person beslutade 2026-11-20 10:00 att bilderna och utlåtandet får lämnas ut, vilket rutinen lämnar öppet.")]
    [InlineData(HumanAnswer.Refuse, "Överläkare Berg", "En namngiven person beslutade 2026-11-20 10:00 att bilderna och utlåtandet inte får lämnas ut, vilket rutinen lämnar öppet.")]
    [InlineData(HumanAnswer.Release, null, "En namngiven person har svarat, men svaret räknas inte förrän det finns namnet på den som har beslutat.")]
    public void A_humans_answer_is_told_without_a_name(HumanAnswer answer, string? who, string told)
    {
        var request = new ReleaseRequest { Recipient = RecipientType.Company, HumanDecision = answer, DecidedBy = who, DecidedAt = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), Basis = "OSL 25:1, ingen men" };
        var step = BuiltIn.Nu.Decide(request with { Signature = SignatureStatus.Final }, BuiltIn.Today).Explain().Steps.Single(step => step.Kind == DecisionStepKind.Human);
        Assert.Equal(told, step.Sentence);
    }

    [Fact]
    public void A_humans_answer_that_decides_nothing_is_told_as_that()
    {
        var request = new ReleaseRequest { Recipient = RecipientType.Physiotherapist, Relevant = false, HumanDecision = HumanAnswer.Release, DecidedBy = "x", DecidedAt = DateTimeOffset.UnixEpoch, Basis = "y" };
        Assert.StartsWith("En namngiven person har svarat, men rutinen lämnar inget öppet", Human(request with { Signature = SignatureStatus.Final }));
        Assert.StartsWith("En namngiven person har sagt nej till något som rutinen själv avgör", Human(request with { Relevant = true, Consent = ConsentForm.Written, Signature = SignatureStatus.Final, HumanDecision = HumanAnswer.Refuse }));

        static string Human(ReleaseRequest request) => BuiltIn.Halland.Decide(request, BuiltIn.Today).Explain().Steps.Single(step => step.Kind == DecisionStepKind.Human).Sentence;
    }

    private static void AssertAgrees(ReleaseDecision decision)
    {
        var path = decision.Explain();
        var verdict = decision.Verdict;
        var steps = path.Steps;

        Assert.Equal(verdict.Section, Assert.Single(steps, step => step is { Kind: DecisionStepKind.Section, Result: DecisionStepResult.Applies }).Id);
        Assert.Equal(decision.Policy.Pack.Sections.Count, steps.Count(step => step.Kind == DecisionStepKind.Section));

        // The rules that stand are those that the verdict quotes, in its order, and what they gave is what it holds.
        var standing = steps.Where(step => step is { Kind: DecisionStepKind.Rule, Result: DecisionStepResult.Applies }).ToList();
        Assert.Equal(verdict.Rules.Where(rule => rule.RuleId != "Human"), standing.Select(step => step.Rule!).Distinct());
        Assert.Equal(verdict.Needs.Where(need => !HumanReview.IsAboutTheAnswer(need)).Order(), Given(standing, "Needs").Order());
        Assert.Equal(verdict.Duties.Order(), Given(standing, "Duties").Order());
        Assert.Equal(verdict.Flags.Where(flag => flag != HumanReview.RefusalNotApplied).Order(), Given(standing, "Flags").Order());
        Assert.All(steps.Where(step => step.Result == DecisionStepResult.Overruled), step => Assert.NotEmpty(step.OverruledBy));
        Assert.All(steps.Where(step => step.Result == DecisionStepResult.NotMet), step =>
        {
            Assert.NotEmpty(step.Unmet);
            Assert.All(step.Unmet, unmet => Assert.DoesNotContain(unmet.Value, unmet.Wanted));
        });
        Assert.All(steps.Where(step => step.Result != DecisionStepResult.NotMet), step => Assert.Empty(step.Unmet));

        AssertItem("Images", verdict.Images);
        AssertItem("Report", verdict.Report);
        Assert.Equal([verdict.Outcome.ToString()], steps[^1].Effects);
        Assert.Equal(decision.Request.HumanDecision != HumanAnswer.Unknown, steps.Any(step => step.Kind == DecisionStepKind.Human));
        Assert.Equal(verdict.Rules.FirstOrDefault(rule => rule.RuleId == "Human"), steps.FirstOrDefault(step => step.Kind == DecisionStepKind.Human)?.Rule);
        Assert.All(steps, step => ExplanationTests.AssertWellFormed(step.Sentence));

        void AssertItem(string item, ItemVerdict answer)
        {
            var told = steps.Where(step => step.Kind == DecisionStepKind.Item && step.Id == item).SelectMany(step => step.Effects);
            Assert.Equal(answer == ItemVerdict.NotAsked ? [] : [answer.ToString()], told);
        }
    }

    private static IEnumerable<string> Given(IEnumerable<DecisionStep> steps, string what) =>
        steps.SelectMany(step => step.Effects).Select(effect => effect.Split(' ')).Where(words => words[0] == what).SelectMany(words => words[1..]).Distinct();

    private static List<DecisionStep> Rules(ReleaseDecision decision) => [.. decision.Explain().Steps.Where(step => step.Kind == DecisionStepKind.Rule)];

    private static IEnumerable<ReleaseDecision> Cells(string organisation) =>
        BuiltIn.Catalog.For(organisation) is var policy ? CellTable.Of(policy.Pack)!.Grids.Single(grid => grid.Factor.Length == 0).Decide(policy, BuiltIn.Today) : [];

    private static IEnumerable<ReleaseDecision> Random(string organisation) =>
        RandomRequests.From(organisation.Length).Take(Campaign.Count(3_000, 100_000))
            .SelectMany(request => new[] { BuiltIn.Today, new DateOnly(2023, 1, 1) }, (request, day) => BuiltIn.Catalog.For(organisation).Decide(request, day, earlierRelease: request.PatientIdChecked));
}
