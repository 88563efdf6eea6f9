using System.Globalization;
using RadOps.Core;

namespace RadOps.Site.Batch;

/// <summary>What became of a batch, in figures.</summary>
public sealed record BatchSummary
{
    /// <summary>Media that were made.</summary>
    public int Made { get; init; }

    /// <summary>Instances on them.</summary>
    public long Instances { get; init; }

    /// <summary>Orders that had led to a release before.</summary>
    public int MadeBefore { get; init; }

    /// <summary>Orders that somebody said no to.</summary>
    public int Declined { get; init; }

    /// <summary>How many orders led to nothing, by the code of what failed.</summary>
    public IReadOnlyDictionary<string, int> Failures { get; init; } = new Dictionary<string, int>();

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Orders in all.</summary>
    public int Orders => Made + MadeBefore + Declined + Failures.Values.Sum();

    /// <summary>The figures in one line.</summary>
    public override string ToString()
    {
        List<string> parts = [string.Create(CultureInfo.InvariantCulture, $"{CountText.Of(Made, "medium", "media")} made ({CountText.Of(Instances, "instance")})")];
        if (MadeBefore > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{MadeBefore} made before"));
        if (Declined > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Declined} declined"));
        if (Failures.Count > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Failures.Values.Sum()} not made ({string.Join(", ", Failures.OrderByDescending(failure => failure.Value).ThenBy(failure => failure.Key, StringComparer.Ordinal).Select(failure => string.Create(CultureInfo.InvariantCulture, $"{failure.Key} {failure.Value}")))})"));
        return string.Create(CultureInfo.InvariantCulture, $"{CountText.Of(Orders, "order")} in {Elapsed:hh\\:mm\\:ss}: {string.Join(", ", parts)}.");
    }
}
