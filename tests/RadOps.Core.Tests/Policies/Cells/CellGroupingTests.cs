using RadOps.Core.Policies.Cells;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies.Cells;

public sealed class CellGroupingTests
{
    private static readonly CellGrid Grid = new([Axis("Recipient"), Axis("Consent"), Axis("Signature"), Axis("Blocked")], []);

    [Fact]
    public void Cells_that_are_alike_become_one_box_and_the_others_are_left_out()
    {
        var box = Assert.Single(Group(values => values[0] == "Physiotherapist" && values[1] is "Verbal" or "Written" && values[3] == "no" ? 0 : CellGrouping.None));
        Assert.Equal(("Recipient: Physiotherapist, Consent: [Verbal, Written], Blocked: no", 6), (box.ToString(), box.Count));
    }

    [Fact]
    public void Boxes_that_only_differ_in_one_axis_become_one()
    {
        // All that the patient gets the company gets too, and more besides: seen from the recipients nothing is alike.
        var boxes = Group(values => (values[0], values[2]) switch { ("Patient" or "Company", "Final") => 7, ("Company", "Unsigned") => 8, _ => CellGrouping.None });
        Assert.Equal([("Recipient: [Patient, Company], Signature: Final", 7), ("Recipient: Company, Signature: Unsigned", 8)], boxes.Select(found => (found.ToString(), found.Label)));
    }

    [Fact]
    public void All_cells_are_one_box_without_conditions_and_none_are_none()
    {
        Assert.Equal("", Assert.Single(Group(_ => 0)).ToString());
        Assert.Empty(Group(_ => CellGrouping.None));
    }

    [Fact]
    public void What_the_grid_is_about_is_named_even_where_it_makes_no_difference()
    {
        var grid = new CellGrid([Axis("Consent"), Axis("Blocked") with { IsFactor = true }], []);
        Assert.Equal("Blocked: [unknown, yes, no]", Assert.Single(CellGrouping.Group(grid, new int[grid.Count])).ToString());
    }

    [Fact]
    public void Every_cell_lies_in_exactly_one_box_of_its_label()
    {
        for (var seed = 0; seed < Campaign.Count(30, 1_000); seed++)
        {
            var random = new Random(seed);
            var labels = Enumerable.Range(0, Grid.Count).Select(_ => random.Next(seed % 7 == 0 ? 2 : 4) - 1).ToArray();
            var seen = new int[Grid.Count];
            foreach (var box in CellGrouping.Group(Grid, labels))
                foreach (var cell in Enumerable.Range(0, Grid.Count).Where(cell => Lies(cell, box)))
                {
                    Assert.Equal(box.Label, labels[cell]);
                    seen[cell]++;
                }

            Assert.Equal(labels.Select(label => label == CellGrouping.None ? 0 : 1), seen);
        }
    }

    private static bool Lies(int cell, CellBox box)
    {
        for (var axis = Grid.Axes.Count - 1; axis >= 0; cell /= Grid.Axes[axis].Values.Count, axis--)
            if ((box.Sets[axis] >> cell % Grid.Axes[axis].Values.Count & 1) == 0)
                return false;
        return true;
    }

    private static IReadOnlyList<CellBox> Group(Func<string[], int> label) => CellGrouping.Group(Grid, [.. Enumerable.Range(0, Grid.Count).Select(cell => label(Grid.Values(cell)))]);

    private static CellAxis Axis(string name)
    {
        var fact = ReleaseFacts.Find(name)!;
        return new(fact, [.. Enumerable.Range(0, fact.Values.Count)]);
    }
}
