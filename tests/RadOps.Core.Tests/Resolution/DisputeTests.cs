using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Resolution;

/// <summary>Sources that disagree hold what would be let out; what is denied stays so, and nobody's decision tells which system is right.</summary>
public sealed class DisputeTests
{
    private static readonly DisputedFact Signature = new("Signature", [new("Preliminary", DisputedValue.Order), new("Final", "RIS-vyn radops_reports")]);
    private static readonly DisputedFact Iep = new("IepConnected", [new("true", DisputedValue.Order), new("false", "mottagarkatalogen, kontrollerad 2026-05-01")]);

    private static readonly ReleaseRequest Allowed = Requests.HallandOrder with
    {
        Recipient = RecipientType.Clinic,
        RecipientLocation = RecipientLocation.InsideRegion,
        Signature = SignatureStatus.Final,
    };

    private static ReleaseDecision Decide(ReleaseRequest request) => BuiltIn.Halland.Decide(request, BuiltIn.Today);

    [Fact]
    public void What_would_be_allowed_is_open_and_says_both_values_and_sources()
    {
        Assert.Equal(DecisionOutcome.Allow, Decide(Allowed).Outcome);
        var decision = Decide(Allowed with { Disputed = [Signature] });
        Assert.Equal((ItemVerdict.Open, ItemVerdict.Open, DecisionOutcome.Open), (decision.Images, decision.Report, decision.Outcome));
        Assert.Contains("Disputed.Signature", decision.Flags);
        Assert.Equal(
            "Bilderna och utlåtandet får inte lämnas ut förrän det är rättat där det är fel, för källorna är oense: beställningen säger att utlåtandet är preliminärsignerat, men RIS-vyn radops_reports säger att utlåtandet är definitivsignerat.",
            decision.Explanation);
        Assert.Equal(
            "The images and the report may not be released until it is corrected where it is wrong, since the sources disagree: the order says that the recipient is connected to IEP, but mottagarkatalogen, kontrollerad 2026-05-01 says that the recipient is not connected to IEP.",
            (Decide(Allowed with { Disputed = [Iep] }) with { Language = ExplanationLanguage.English }).Explanation);
    }

    [Fact]
    public void The_path_tells_it_as_a_step_of_its_own()
    {
        var steps = Decide(Allowed with { Disputed = [Signature] }).Explain().Steps;
        var step = Assert.Single(steps, step => step.Kind == DecisionStepKind.Dispute);
        Assert.Equal(["Disputed.Signature"], step.Effects);
        Assert.Contains("RIS-vyn radops_reports säger att utlåtandet är definitivsignerat", step.Sentence);
        Assert.Equal(DecisionStepKind.Outcome, steps[^1].Kind);
        Assert.DoesNotContain(Decide(Allowed).Explain().Steps, other => other.Kind == DecisionStepKind.Dispute);
    }

    [Fact, Requirement("H-14")]
    public void What_is_denied_stays_denied()
    {
        var decision = Decide(Requests.HallandOrder with { Recipient = RecipientType.Patient, Items = RequestedItems.Report, Disputed = [Signature] });
        Assert.Equal(ItemVerdict.Deny, decision.Report);
        Assert.Contains("Disputed.Signature", decision.Flags);
        Assert.DoesNotContain("oense", decision.Explanation);
        Assert.Equal(DecisionStepResult.ChangesNothing, decision.Explain().Steps.Single(step => step.Kind == DecisionStepKind.Dispute).Result);
    }

    [Fact]
    public void A_named_persons_decision_does_not_settle_which_source_is_right()
    {
        var decided = Requests.HallandOrder with
        {
            Recipient = RecipientType.Company,
            HumanDecision = HumanAnswer.Release,
            DecidedBy = "Överläkare Berg",
            DecidedAt = new DateTimeOffset(2026, 11, 20, 10, 5, 0, TimeSpan.FromHours(1)),
            Basis = "Fullmakt",
        };
        Assert.Equal(DecisionOutcome.Allow, Decide(decided).Outcome);
        var decision = Decide(decided with { Disputed = [Signature] });
        Assert.Equal(DecisionOutcome.Open, decision.Outcome);
        Assert.DoesNotContain("efter beslut", decision.Explanation);
        Assert.Equal(DecisionOutcome.Deny, Decide(decided with { HumanDecision = HumanAnswer.Refuse, Disputed = [Signature] }).Outcome);
    }

    [Fact]
    public void When_it_was_signed_is_told_and_holds_nothing()
    {
        var decision = Decide(Allowed with { Disputed = [new("SignedAt", [new("2026-06-08T10:00:00+02:00", "RIS"), new("2026-06-08T10:04:00+02:00", "HL7")])] });
        Assert.Equal(DecisionOutcome.Allow, decision.Outcome);
        Assert.Contains("Disputed.SignedAt", decision.Flags);
    }

    [Fact]
    public void Another_patients_examination_is_told_without_any_number()
    {
        var decision = Decide(Allowed with { Disputed = [new("PatientId", [new("19121212-****", DisputedValue.Order), new("19701003-****", "RIS-vyn prov")])] });
        Assert.Equal(DecisionOutcome.Open, decision.Outcome);
        Assert.Contains("RIS-vyn prov har remissnumret på en annan patient än beställningen", decision.Explanation);
        Assert.DoesNotContain("1912", decision.Explanation);
    }

    [Theory]
    [InlineData("RegionHalland"), InlineData("NuSjukvarden")]
    public void No_request_at_all_is_let_out_while_sources_disagree(string organisation)
    {
        var policy = organisation == "RegionHalland" ? BuiltIn.Halland : BuiltIn.Nu;
        foreach (var request in RandomRequests.From(20261128).Take(20_000))
        {
            var (before, after) = (policy.Decide(request, BuiltIn.Today), policy.Decide(request with { Disputed = [Signature] }, BuiltIn.Today));
            Assert.Equal((Held(before.Images), Held(before.Report)), (after.Images, after.Report));
        }

        static ItemVerdict Held(ItemVerdict verdict) => verdict is ItemVerdict.Allow or ItemVerdict.Needs ? ItemVerdict.Open : verdict;
    }
}
