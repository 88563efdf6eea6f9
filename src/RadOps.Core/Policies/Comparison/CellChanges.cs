using System.Runtime.CompilerServices;
using RadOps.Core.Policies.Cells;
using RadOps.Core.Release;

namespace RadOps.Core.Policies.Comparison;

/// <summary>The ways in which cells are decided otherwise, numbered as labels for <see cref="CellGrouping"/>.</summary>
internal sealed class CellChanges(RuleChanges rules)
{
    // Cells whose facts are alike share their verdicts, so that most pairs come again and again.
    private readonly Dictionary<(ReleaseVerdict Before, ReleaseVerdict After), int> pairs = new(new SamePair());
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<CellChange> changes = [];

    internal CellChange this[int label] => changes[label];

    /// <summary>The number of the change from one verdict to another; <see cref="CellGrouping.None"/> where they mean the same.</summary>
    internal int Of(ReleaseVerdict before, ReleaseVerdict after)
    {
        if (!pairs.TryGetValue((before, after), out var label))
            pairs.Add((before, after), label = Number(before, after));
        return label;
    }

    /// <summary>Whether what happens to a cell beside the table is worth telling, when what happens to those of the table is told.</summary>
    internal bool IsNews(int label, HashSet<int>? table) =>
        label != CellGrouping.None && table?.Any(told => told == label || changes[label].FollowsFrom(changes[told])) != true;

    private int Number(ReleaseVerdict before, ReleaseVerdict after)
    {
        var (was, now) = (PolicyAnswer.Of(before), PolicyAnswer.Of(after));
        if (AnswerText.Change(was.ToString(), now.ToString()) is not { Length: > 0 } text)
            return CellGrouping.None;
        var (gone, come) = rules.Between([.. before.Rules.Select(AnswerText.Cite)], [.. after.Rules.Select(AnswerText.Cite)]);
        var change = new CellChange(was, now, text, gone, come);
        var key = $"{text}\n{string.Join(' ', gone)}\n{string.Join(' ', come)}";
        if (numbers.TryGetValue(key, out var label))
            return label;
        numbers.Add(key, label = changes.Count);
        changes.Add(change);
        return label;
    }

    private sealed class SamePair : IEqualityComparer<(ReleaseVerdict Before, ReleaseVerdict After)>
    {
        public bool Equals((ReleaseVerdict Before, ReleaseVerdict After) one, (ReleaseVerdict Before, ReleaseVerdict After) other) =>
            ReferenceEquals(one.Before, other.Before) && ReferenceEquals(one.After, other.After);

        public int GetHashCode((ReleaseVerdict Before, ReleaseVerdict After) pair) => HashCode.Combine(RuntimeHelpers.GetHashCode(pair.Before), RuntimeHelpers.GetHashCode(pair.After));
    }
}
