using RadOps.Core.Identity;
using RadOps.Core.Policies.Cells;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Policies.Comparison;

/// <summary>
/// What two packs, or one pack on two days, decide otherwise: which cells of their table and beside it, and which of a register's releases. Not for use by several
/// threads at once.
/// </summary>
public sealed class PolicyComparison
{
    private readonly CompiledPolicy before;
    private readonly DateOnly beforeDay;
    private readonly CompiledPolicy after;
    private readonly DateOnly afterDay;
    private readonly RuleChanges rules;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>Compares two packs that are free of contradictions.</summary>
    /// <param name="before">The pack before.</param>
    /// <param name="beforeDay">The day for which it decides.</param>
    /// <param name="after">The pack after; the same for a comparison of two days.</param>
    /// <param name="afterDay">The day for which that decides.</param>
    public PolicyComparison(ReleasePolicy before, DateOnly beforeDay, ReleasePolicy after, DateOnly afterDay)
    {
        (this.before, this.beforeDay) = (CompiledPolicy.Of(before), beforeDay);
        (this.after, this.afterDay) = (CompiledPolicy.Of(after), afterDay);
        rules = new(before.Pack, beforeDay, after.Pack, afterDay);
    }

    /// <summary>How many cells have been compared.</summary>
    public long CellCount { get; private set; }

    /// <summary>How many of them are decided otherwise.</summary>
    public long ChangedCellCount { get; private set; }

    /// <summary>How many releases have been decided anew.</summary>
    public long ReleaseCount { get; private set; }

    /// <summary>Ids of the rules that say something else, or are new or gone, though no cell that was compared is decided otherwise because of them.</summary>
    public IReadOnlyList<string> UnseenRules => [.. rules.Ids.Except(seen).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The cells that are decided otherwise, in boxes: those of the table, then, fact by fact, those beside it that the table does not show already. Where the packs have
    /// different tables, the cells of both, one table after the other.
    /// </summary>
    /// <param name="progress">Told how many grids of how many are done.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException"><c>PolicyTableMissing</c>: neither pack says which cells to decide.</exception>
    public IEnumerable<PolicyDifference> CompareCells(IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellationToken = default)
    {
        var grids = CellTable.Of(before.Pack, after.Pack).SelectMany(table => table.Grids).ToList();
        var changes = new CellChanges(rules);
        CellGrid table = grids[0];
        int[] own = [];
        for (var done = 0; done < grids.Count; done++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var grid = grids[done];
            var labels = grid.Requests(afterDay).Select(cell => changes.Of(Judge(before, beforeDay, cell), Judge(after, afterDay, cell))).ToArray();
            CellCount += labels.Length;
            ChangedCellCount += labels.Count(label => label != CellGrouping.None);
            foreach (var label in labels.Distinct().Where(label => label != CellGrouping.None))
                seen.UnionWith(changes[label].RuleIds);
            if (grid.Factor.Length == 0)
                (table, own) = (grid, labels);
            else
                labels = News(labels, grid, table, own, changes);
            foreach (var box in CellGrouping.Group(grid, labels))
                yield return changes[box.Label].Told(box);
            progress?.Report((done + 1, grids.Count));
        }
    }

    private ReleaseVerdict Judge(CompiledPolicy policy, DateOnly rulesOn, RequestSketch cell) => policy.Judge(cell.Request, rulesOn, afterDay, cell.EarlierRelease);

    /// <summary>The labels of a grid beside the table, without those that tell what the table has told of the cells that they stand beside.</summary>
    private static int[] News(int[] labels, CellGrid grid, CellGrid table, int[] own, CellChanges changes)
    {
        var told = new HashSet<int>?[labels.Length / grid.RunLength];
        for (var cell = 0; cell < own.Length; cell++)
            if (own[cell] != CellGrouping.None)
                (told[grid.RunBeside(table, cell)] ??= []).Add(own[cell]);
        return [.. labels.Select((label, cell) => changes.IsNews(label, told[cell / grid.RunLength]) ? label : CellGrouping.None)];
    }

    /// <summary>
    /// The releases of the first pack's organisation that the second would decide otherwise: the recorded request is decided anew by the rules of the day compared, with its
    /// facts as they were then. Streamed in the register's order. Imported ones, whose requests nobody knows, are left out.
    /// </summary>
    /// <param name="store">The register.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">The register cannot be read.</exception>
    public IEnumerable<ReleaseDifference> CompareReleases(IRegisterStore store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var organisation = WordKey.Of(before.Organisation);
        var aboutHits = before.Pack.Rules.Where(AsksAboutHits).Select(rule => rule.RuleId).ToHashSet(StringComparer.Ordinal);
        foreach (var item in store.Read(new RegisterQuery { Kinds = [EventKinds.Release] }, cancellationToken))
        {
            if (RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) is not { Decision: { } then } release || WordKey.Of(then.Organisation) != organisation)
                continue;
            ReleaseCount++;
            // Whether there was an earlier release is not recorded as such: it shows in what was acknowledged, or in the rules that ask about it.
            var earlier = release.Request.RegisterHitAcknowledged || then.Rules.Any(rule => aboutHits.Contains(rule.Id));
            var now = after.Judge(release.Request, afterDay, then.AsOf, earlier);
            if (Difference(item, release, then, now) is { } difference)
                yield return difference;
        }
    }

    private ReleaseDifference? Difference(RegisterEvent item, ReleasePayload release, DecisionPayload then, ReleaseVerdict now)
    {
        var (was, would) = (PolicyAnswer.Of(then), PolicyAnswer.Of(now));
        // The register does not keep which media were permitted.
        if (AnswerText.Change(was.ToString(), (would with { Media = [] }).ToString()) is not { Length: > 0 } change)
            return null;
        var (gone, come) = rules.Between([.. then.Rules.Select(rule => AnswerText.Cite(rule.Id, rule.Line))], [.. now.Rules.Select(AnswerText.Cite)]);
        return new()
        {
            ExportId = release.ExportId,
            RequestId = IdentityMask.MaskOrNull(release.Request.RequestId),
            Occurred = item.Occurred,
            DecidedFor = then.AsOf,
            PolicyVersion = then.PolicyVersion,
            Change = change,
            Before = was,
            After = would,
            RulesBefore = gone,
            RulesAfter = come,
        };
    }

    private static bool AsksAboutHits(PolicyRule rule) =>
        rule.Clauses.Select(clause => clause.When).Prepend(rule.When).SelectMany(condition => condition.Alternatives).SelectMany(terms => terms).Any(term => term.Fact == ReleaseFacts.RegisterHit.Name);
}
