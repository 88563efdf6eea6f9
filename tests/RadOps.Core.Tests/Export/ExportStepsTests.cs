using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Export;

/// <summary>The chain as a plan: every step waits for those that it depends on, and every duty has a step.</summary>
public sealed class ExportStepsTests
{
    private static readonly ExportStepKind[] all = Enum.GetValues<ExportStepKind>();

    [Fact]
    public void Every_step_stands_after_the_steps_that_it_waits_for() =>
        Assert.All(all, kind => Assert.All(ExportSteps.After(kind), before => Assert.True(before < kind, $"{kind} waits for {before}")));

    [Fact]
    public void Nothing_is_closed_before_all_else() => Assert.All(all.Except([ExportStepKind.Close]), kind => Assert.True(ExportSteps.IsBefore(kind, ExportStepKind.Close), kind.ToString()));

    [Fact]
    public void A_plan_of_every_duty_lists_its_steps_in_an_order_in_which_they_can_be_taken()
    {
        var plan = TestPlans.Of(TestPlans.Order("B1"), duties: [.. DutyTable.All.Select(duty => duty.Code)]) with { Papers = "papers" };
        var steps = plan.Steps.Select(step => step.Kind).ToList();
        Assert.All(plan.Steps, step => Assert.All(step.After, before => Assert.True(steps.LastIndexOf(before) < steps.IndexOf(step.Kind), $"{step.Kind} waits for {before}")));
        Assert.Equal(all.Except([ExportStepKind.Fetch, ExportStepKind.AddReport, ExportStepKind.CheckIdentity]), steps.Distinct());
    }

    [Fact]
    public void Every_duty_that_a_pack_gives_has_a_step()
    {
        var given = new[] { BuiltIn.Halland, BuiltIn.Nu }.SelectMany(policy => policy.Pack.Rules).SelectMany(rule => rule.Clauses).SelectMany(clause => clause.Duties.Concat(clause.RefusalDuties)).Concat([DutyTable.PrintReportFromRis, DutyTable.MakeTheMedium, DutyTable.HandItOver, DutyTable.WithdrawInvoice]).Distinct();
        Assert.Equal(given.Order(StringComparer.Ordinal), DutyTable.All.Select(duty => duty.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_persons_step_is_said_by_a_person_and_the_others_are_seen_in_the_register()
    {
        Assert.All(DutyTable.All.Where(duty => duty.Attested != CompletedSteps.None), duty => Assert.Equal(StepActor.Person, ExportSteps.By(duty.Step)));
        var unknown = DutyTable.Of("OurOwn");
        Assert.Equal((StepActor.Person, true), (ExportSteps.By(unknown.Step), unknown.IsBeforeHandOver));
    }

    [Theory]
    [InlineData(ItemVerdict.Allow, true)]
    [InlineData(ItemVerdict.Needs, true, "PatientId")]
    [InlineData(ItemVerdict.Needs, true, "PatientId", "ProxyId", "ProxyForm")]
    [InlineData(ItemVerdict.Needs, false, "PatientId", "Consent.Written")]
    [InlineData(ItemVerdict.Needs, false, "RegisterHit")]
    [InlineData(ItemVerdict.Open, false, "PatientId")]
    [InlineData(ItemVerdict.Deny, false)]
    public void What_is_checked_at_the_counter_holds_back_nothing_but_the_hand_over(ItemVerdict verdict, bool mayBeMade, params string[] needs) =>
        Assert.Equal(mayBeMade, HandOverChecks.MayBeMade(verdict, needs));
}
