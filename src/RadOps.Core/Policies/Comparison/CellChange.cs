using RadOps.Core.Policies.Cells;

namespace RadOps.Core.Policies.Comparison;

/// <summary>One way in which cells are decided otherwise, with the answers of the first of them.</summary>
internal sealed record CellChange(PolicyAnswer Before, PolicyAnswer After, string Text, string[] RulesBefore, string[] RulesAfter)
{
    /// <summary>Ids of the rules on both sides.</summary>
    internal IEnumerable<string> RuleIds => RulesBefore.Concat(RulesAfter).Select(rule => rule.Split(':')[0]);

    internal PolicyDifference Told(CellBox box) => new()
    {
        Cells = box.Count,
        Where = box.ToString(),
        Factor = box.Grid.Factor,
        Change = Text,
        Before = Before,
        After = After,
        RulesBefore = RulesBefore,
        RulesAfter = RulesAfter,
    };

    /// <summary>
    /// Whether it tells nothing that the change of a cell of the table does not: the same rules or fewer, and for images and report the same change or none.
    /// </summary>
    internal bool FollowsFrom(CellChange table) =>
        !RulesBefore.Except(table.RulesBefore).Any() && !RulesAfter.Except(table.RulesAfter).Any()
        && (Before.Images == After.Images || (Before.Images, After.Images) == (table.Before.Images, table.After.Images))
        && (Before.Report == After.Report || (Before.Report, After.Report) == (table.Before.Report, table.After.Report));
}
