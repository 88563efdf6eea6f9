using System.Runtime.InteropServices;

namespace RadOps.Core.Policies.Cells;

/// <summary>
/// Groups cells that are alike into few boxes that people can read: "Recipient: Physiotherapist, Consent: Verbal" in place of twelve cells. Every cell lies in exactly
/// one box, and the same cells always give the same boxes in the same order.
/// </summary>
internal static class CellGrouping
{
    /// <summary>The label of a cell that is left out.</summary>
    internal const int None = -1;

    /// <summary>Groups the cells of a grid.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="labels">For each cell what it has in common with others, or <see cref="None"/>.</param>
    internal static IReadOnlyList<CellBox> Group(CellGrid grid, int[] labels)
    {
        // Values of an axis are alike where all that lies behind them is: found from the last axis to the first, one number for each different row of numbers.
        var rows = new List<int[]>[grid.Axes.Count];
        var level = labels;
        for (var axis = grid.Axes.Count - 1; axis >= 0; axis--)
            (level, rows[axis]) = Number(level, grid.Axes[axis].Values.Count);
        var boxes = new List<CellBox>();
        Spread(0, level[0], new ulong[grid.Axes.Count]);
        return [.. Merge(boxes, grid.Axes.Count).OrderBy(box => box.First)];

        void Spread(int axis, int number, ulong[] sets)
        {
            if (number == None)
                return;
            if (axis == grid.Axes.Count)
            {
                boxes.Add(new(grid, number, [.. sets]));
                return;
            }

            foreach (var alike in rows[axis][number].Select((next, place) => (next, place)).GroupBy(pair => pair.next, pair => pair.place))
            {
                sets[axis] = alike.Aggregate(0UL, (set, place) => set | (1UL << place));
                Spread(axis + 1, alike.Key, sets);
            }
        }
    }

    /// <summary>Cuts a level into rows of the length of an axis, and numbers the rows that differ.</summary>
    private static (int[] Level, List<int[]> Rows) Number(int[] level, int length)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<int[]>();
        var next = new int[level.Length / length];
        for (var row = 0; row < next.Length; row++)
        {
            var values = level.AsSpan(row * length, length);
            if (!values.ContainsAnyExcept(None))
            {
                next[row] = None;
                continue;
            }

            // A string of the same bits is an array that knows when it is equal to another.
            var key = new string(MemoryMarshal.Cast<int, char>(values));
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = rows.Count);
                rows.Add(values.ToArray());
            }

            next[row] = number;
        }

        return (next, rows);
    }

    /// <summary>Two boxes that differ in one axis alone are one, until there are none.</summary>
    private static List<CellBox> Merge(List<CellBox> boxes, int axes)
    {
        for (var (axis, unchanged) = (0, 0); unchanged < axes; axis = (axis + 1) % axes)
        {
            var merged = boxes
                .GroupBy(box => (box.Label, Others: string.Join(' ', box.Sets.Where((_, other) => other != axis))))
                .Select(alike => alike.First() with { Sets = [.. alike.First().Sets.Select((set, other) => other == axis ? alike.Aggregate(0UL, (all, box) => all | box.Sets[axis]) : set)] })
                .ToList();
            unchanged = merged.Count == boxes.Count ? unchanged + 1 : 1;
            boxes = merged;
        }

        return boxes;
    }
}
