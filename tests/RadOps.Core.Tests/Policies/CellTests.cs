using RadOps.Core.Policies;
using RadOps.Core.Release;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>Every combination of the tables' inputs has one answer, and it is the table's.</summary>
public sealed class CellTests
{
    private static readonly RecipientType[] Recipients = [.. Enum.GetValues<RecipientType>().Skip(1)];
    private static readonly RecipientLocation[] Locations = [.. Enum.GetValues<RecipientLocation>().Skip(1)];
    private static readonly bool?[] KnownOrNot = [null, true, false];
    private static readonly bool[] YesNo = [true, false];
    private static readonly DeliveryMethod[] Deliveries = [DeliveryMethod.Electronic, DeliveryMethod.Post, DeliveryMethod.PickUp, DeliveryMethod.PickUpByProxy, DeliveryMethod.HandedOver];

    [Fact]
    public void Halland_answers_every_cell_of_table_B1_as_the_table_does()
    {
        var rows = Compare(BuiltIn.Halland, HallandCells(), HallandOracle.Answer, 11_664);
        Assert.Equal(Enumerable.Range(1, 17).Select(number => $"HB{number}").Order(), rows.Order());
    }

    [Fact]
    public void Nu_answers_every_cell_of_table_B2_as_the_table_does()
    {
        var cells = NuCells().ToList();
        Assert.Equal(25_920, cells.Count);
        var rows = Compare(BuiltIn.Nu, cells, NuOracle.Answer, 25_920);
        rows.UnionWith(Compare(BuiltIn.Nu, cells.Select(cell => cell with { PhysicianAdvice = PhysicianAdvice.Release }), NuOracle.Answer, 25_920));
        rows.UnionWith(Compare(BuiltIn.Nu, cells.Select(cell => cell with { Purpose = ReleasePurpose.Care }), NuOracle.Answer, 25_920));
        rows.UnionWith(Compare(BuiltIn.Nu, cells.Select(cell => cell with { BfrAccess = true, Purpose = ReleasePurpose.PrivateUse }), NuOracle.Answer, 25_920));
        rows.UnionWith(Compare(BuiltIn.Nu, cells.Select(cell => cell with { Delivery = DeliveryMethod.Unknown }), NuOracle.Answer, 25_920));
        var expected = Enumerable.Range(1, 26).Select(number => $"NB{number}").Concat(["NB9b", "NB11b", "NB11c", "NB16b", "NB16c", "NB16d", "NB16e", "-"]);
        Assert.Equal(expected.Order(), rows.Order());
    }

    private static HashSet<string> Compare(ReleasePolicy policy, IEnumerable<ReleaseRequest> cells, Func<ReleaseRequest, OracleAnswer> oracle, int count)
    {
        var rows = new HashSet<string>();
        var seen = 0;
        foreach (var cell in cells)
        {
            var expected = oracle(cell);
            var decision = policy.Decide(cell, BuiltIn.Today);
            if ((decision.Images, decision.Report, decision.Route) != (expected.Images, expected.Report, expected.Route))
                Assert.Fail($"{expected} but was {decision.Images}, {decision.Report}, {decision.Route} by {string.Join(", ", decision.Rules.Select(rule => rule.RuleId))}\n{Requests.Describe(cell)}");
            AssertWellFormed(decision);
            _ = rows.Add(expected.Row);
            seen++;
        }

        Assert.Equal(count, seen);
        return rows;
    }

    /// <summary>What holds of every decision, whatever the routine.</summary>
    internal static void AssertWellFormed(ReleaseDecision decision)
    {
        var verdict = decision.Verdict;
        Assert.NotEmpty(verdict.Rules);
        Assert.NotNull(verdict.Section);
        if (verdict.Images == ItemVerdict.Needs || verdict.Report == ItemVerdict.Needs)
            Assert.NotEmpty(verdict.Needs);
        if (verdict.Outcome is DecisionOutcome.Allow)
            Assert.Empty(verdict.Needs);
        if (verdict.Images == ItemVerdict.Allow)
            Assert.NotEqual(ReleaseRoute.None, verdict.Route);
        if (!verdict.MediumRefused && verdict is { Images: ItemVerdict.Deny or ItemVerdict.NotAsked, Report: ItemVerdict.Deny or ItemVerdict.NotAsked })
            Assert.Equal((ReleaseRoute.None, 0, FeeKind.NotStated, 0), (verdict.Route, verdict.Media.Count, verdict.Fee, verdict.Needs.Count));
        Assert.All(verdict.Needs, need => Assert.Contains(need, NeedCodes.All));
        Assert.All(verdict.Rules, rule => Assert.True(rule.Document is null ? rule.Line is null : rule is { Line: > 0, SourceSha256.Length: 64 }));
    }

    private static IEnumerable<ReleaseRequest> HallandCells() =>
        from recipient in Recipients
        from location in Locations
        from own in KnownOrNot
        from relevant in KnownOrNot
        from consent in Enum.GetValues<ConsentForm>()
        from signature in Enum.GetValues<SignatureStatus>()
        from connected in YesNo
        from closed in YesNo
        select Requests.HallandOrder with
        {
            Recipient = recipient,
            RecipientLocation = location,
            OwnReferral = own,
            Relevant = relevant,
            Consent = consent,
            Signature = signature,
            IepConnected = connected,
            TreatingClinicClosed = closed,
        };

    private static IEnumerable<ReleaseRequest> NuCells() =>
        from recipient in Recipients
        from location in Locations
        from residesAbroad in YesNo
        from signature in Enum.GetValues<SignatureStatus>()
        from archived in YesNo
        from connected in YesNo
        from situation in Enum.GetValues<Situation>()
        from consent in Enum.GetValues<ConsentForm>()
        from delivery in Deliveries
        select Requests.NuOrder with
        {
            Recipient = recipient,
            RecipientLocation = location,
            PatientResidesAbroad = residesAbroad,
            Signature = signature,
            ArchivedInBfr = archived,
            IepConnected = connected,
            Situation = situation,
            Consent = consent,
            Delivery = delivery,
        };
}
