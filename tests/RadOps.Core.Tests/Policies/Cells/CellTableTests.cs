using RadOps.Core.Policies.Cells;
using RadOps.Core.Release;
using Xunit;

namespace RadOps.Core.Tests.Policies.Cells;

public sealed class CellTableTests
{
    private const string Small = "rules: []\ntable:\n  given: { Signature: Final }\n  axes: { Recipient: [Hospital, Patient], Consent: { not: None } }\n";

    [Fact]
    public void Every_combination_of_the_axes_is_a_cell_and_the_last_axis_turns_fastest()
    {
        var policy = Packs.Compile(Small);
        var grid = CellTable.Of(policy.Pack)!.Grids[0];
        var requests = grid.Decide(policy, BuiltIn.Today).Select(decision => decision.Request).ToList();
        Assert.Equal(6, grid.Count);
        Assert.Equal(requests.Select(request => (string[])[request.Recipient.ToString(), request.Consent.ToString()]), Enumerable.Range(0, 6).Select(grid.Values));
        Assert.Equal(["Patient", "Verbal"], grid.Values(0));
        Assert.Equal(["Patient", "Written"], grid.Values(1));
        Assert.All(requests, request => Assert.Equal(new ReleaseRequest { Recipient = request.Recipient, Consent = request.Consent, Signature = SignatureStatus.Final }, request));
    }

    [Fact]
    public void Every_value_that_the_table_leaves_out_is_tried_by_itself()
    {
        var policy = Packs.Compile(Small);
        var grids = CellTable.Of(policy.Pack)!.Grids.Skip(1).ToDictionary(grid => grid.Factor);
        Assert.Equal((6 * 2, 2), (grids["Blocked"].Count, grids["Blocked"].RunLength));
        Assert.Equal(["Patient", "Verbal", "yes"], grids["Blocked"].Values(0));
        Assert.Equal(["Patient", "Verbal", "no"], grids["Blocked"].Values(1));
        Assert.Equal((6 * 2, 2), (grids["Signature"].Count, grids["Signature"].RunLength));
        // A value that an axis leaves out stands in the axis' place, beside all cells that differ in it alone.
        Assert.Equal((2, 1), (grids["Consent"].Count, grids["Consent"].RunLength));
        Assert.Equal((6 * 2, 2), (grids["RegisterHit"].Count, grids["RegisterHit"].RunLength));
        Assert.Equal(ReleaseFacts.All.Select(fact => fact.Name).Except(["AskedPhysical", "Unit"]).Order(), grids.Keys.Order());
    }

    [Fact]
    public void A_run_stands_beside_the_cells_of_the_table_that_differ_from_it_in_the_factor_alone()
    {
        var grids = CellTable.Of(Packs.Read(Small))!.Grids;
        Assert.Equal([0, 1, 2, 3, 4, 5], Enumerable.Range(0, 6).Select(cell => grids.Single(grid => grid.Factor == "Blocked").RunBeside(grids[0], cell)));
        Assert.Equal([0, 0, 0, 1, 1, 1], Enumerable.Range(0, 6).Select(cell => grids.Single(grid => grid.Factor == "Consent").RunBeside(grids[0], cell)));
        Assert.Equal([0, 1, 2, 0, 1, 2], Enumerable.Range(0, 6).Select(cell => grids.Single(grid => grid.Factor == "Recipient").RunBeside(grids[0], cell)));
    }

    [Fact]
    public void Values_that_a_pack_wants_together_are_tried_together()
    {
        var policy = Packs.Compile(Small + "  factors: { Medium: [Cd, Dvd], Consent: None }");
        var grid = CellTable.Of(policy.Pack)!.Grids[^1];
        Assert.Equal(("Medium, Consent", 4, 2), (grid.Factor, grid.Count, grid.RunLength));
        Assert.All(grid.Decide(policy, BuiltIn.Today), decision => Assert.True(decision.Request is { Medium: MediumType.Cd or MediumType.Dvd, Consent: ConsentForm.None, Signature: SignatureStatus.Final }));
    }

    [Fact]
    public void A_pack_need_not_have_a_table() => Assert.Null(CellTable.Of(Packs.Read("rules: []")));

    [Theory]
    [InlineData("table: { given: { Signature: Final } }", 11, 8, "'axes' is missing")]
    [InlineData("table: { axes: { Mottagare: Patient } }", 11, 29, "no fact 'Mottagare'")]
    [InlineData("table: { axes: { Recipient: [Patient, Doktor] } }", 11, 29, "no value 'Doktor'")]
    [InlineData("table: { axes: { AskedPhysical: [yes, no] } }", 11, 33, "Medium and Delivery")]
    [InlineData("table: { axes: { Consent: None }, given: { Signature: [Final, Unsigned] } }", 11, 55, "given with several values")]
    [InlineData("table: { axes: { Consent: None }, given: { Consent: Written } }", 11, 53, "stands twice")]
    [InlineData("table: { axes: { Consent: None }, factor: { Blocked: yes } }", 11, 35, "'factor'")]
    [InlineData("table: { axes: { Recipient: { not: Unknown }, Consent: { not: None }, Delivery: { not: Fax }, Medium: { not: Dvd }, OrderChannel: { not: Paper }, Relevant: [yes, no], OwnReferral: [yes, no], Purpose: { not: Unknown }, Blocked: [yes, no], Deceased: [yes, no], Situation: [Planned, EmergencyWithPatient] } }", 11, 8, "more than 200000 cells")]
    public void A_table_that_cannot_be_is_pointed_at(string table, int line, int column, string words)
    {
        var error = Assert.Throws<RadOpsException>(() => Packs.Compile($"rules: []\n{table}"));
        Assert.Contains(words, error.Message);
        Assert.Equal($"test.yaml({line},{column})", error.Target);
    }
}
