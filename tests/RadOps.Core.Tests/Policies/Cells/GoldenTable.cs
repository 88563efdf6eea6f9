using System.Globalization;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Cells;
using RadOps.Core.Release;

namespace RadOps.Core.Tests.Policies.Cells;

/// <summary>
/// Every cell of a pack's table with its answer, rules and lines, as lines of text that are kept in golden/. A line that begins with = is an answer; the cells that
/// get it stand below. The inputs beside the table follow, one after the other: which cells they change, and what to, as boxes.
/// </summary>
internal sealed class GoldenTable
{
    private const string Grid = "## ";
    private const string Answer = "= ";
    private const string Table = "Table";

    private GoldenTable(IReadOnlyList<string> lines) => Lines = lines;

    /// <summary>The lines of the file.</summary>
    internal IReadOnlyList<string> Lines { get; }

    internal static GoldenTable Read(string path) => new(File.ReadAllLines(path));

    /// <summary>Decides every cell.</summary>
    internal static GoldenTable Of(ReleasePolicy policy, DateOnly day)
    {
        var table = CellTable.Of(policy.Pack)!;
        var lines = new List<string>
        {
            $"# {policy.Id}, decided for {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; written by ./build.sh golden.",
            $"# Given: {string.Join(", ", policy.Pack.Table!.Given)}",
            $"# {string.Join(", ", policy.Pack.Table.Axes)}",
            "",
        };
        var answers = new Index();
        var own = Decide(table.Grids[0], policy, day, answers);
        AddTable(lines, table.Grids[0], own, answers);
        foreach (var grid in table.Grids.Skip(1))
            AddFactor(lines, grid, Decide(grid, policy, day, answers), own, answers);
        return new(lines);
    }

    /// <summary>What is otherwise than it was, in few lines that a person can judge; empty when nothing is.</summary>
    internal static IReadOnlyList<string> Differences(GoldenTable was, GoldenTable now, CellGrid table)
    {
        var (before, after) = (was.Grids(), now.Grids());
        var told = new List<string>();
        foreach (var name in before.Keys.Union(after.Keys))
        {
            var (old, current) = (before.GetValueOrDefault(name, []), after.GetValueOrDefault(name, []));
            if (name != Table)
                told.AddRange(Boxes(old, current, inFull: before[Table].Count == after[Table].Count && !before[Table].Except(after[Table]).Any()));
            else if (old.Keys.ToHashSet().SetEquals(current.Keys))
                told.AddRange(Cells(table, old, current));
            else
                told.Add(FormattableString.Invariant($"The table is another one: {old.Keys.Except(current.Keys).Count()} cells are gone, {current.Keys.Except(old.Keys).Count()} are new."));
        }

        // Whatever else may be written otherwise is no difference of cells.
        return told.Count > 0 || was.Lines.SequenceEqual(now.Lines) ? told : ["The cells are the same, but the file is written otherwise."];
    }

    private static IEnumerable<string> Cells(CellGrid table, Dictionary<string, string> old, Dictionary<string, string> current)
    {
        var changes = new Index();
        var labels = Enumerable.Range(0, table.Count).Select(cell => Cell(table, cell)).Select(cell => old[cell] == current[cell] ? CellGrouping.None : changes.Of(AnswerText.Change(old[cell], current[cell]))).ToArray();
        return CellGrouping.Group(table, labels).Select(box => FormattableString.Invariant($"{box.Count} cells: {box}: {changes[box.Label]}"));
    }

    /// <summary>What a factor does. Where the table itself has changed, most of it follows from that: it is only counted then.</summary>
    private static IEnumerable<string> Boxes(Dictionary<string, string> old, Dictionary<string, string> current, bool inFull)
    {
        var (gone, come) = (Except(old, current), Except(current, old));
        if (inFull)
            return [.. gone.Select(box => $"no longer with {box}"), .. come.Select(box => $"with {box}")];
        return come.Count == 0 && gone.Count == 0 ? [] : [FormattableString.Invariant($"and beside the table: {come.Concat(gone).First().Split(": ")[0]} …, {gone.Count} boxes are gone, {come.Count} are new")];
    }

    private static List<string> Except(Dictionary<string, string> those, Dictionary<string, string> these) =>
        [.. those.Where(pair => these.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => $"{pair.Key}: {pair.Value}")];

    /// <summary>The grids by name, each with its cells or boxes and their answers.</summary>
    private Dictionary<string, Dictionary<string, string>> Grids()
    {
        var grids = new Dictionary<string, Dictionary<string, string>>();
        Dictionary<string, string> grid = [];
        var answer = "";
        foreach (var line in Lines.Where(line => line.Length > 0))
        {
            if (line.StartsWith(Grid, StringComparison.Ordinal))
                grids.Add(line[Grid.Length..line.IndexOf(':', StringComparison.Ordinal)], grid = []);
            else if (line.StartsWith(Answer, StringComparison.Ordinal))
                answer = line[Answer.Length..];
            else if (line[0] != '#')
                grid.Add(line, answer);
        }

        return grids;
    }

    private static void AddTable(List<string> lines, CellGrid grid, int[] own, Index answers)
    {
        lines.Add(FormattableString.Invariant($"{Grid}{Table}: {grid.Count} cells"));
        foreach (var alike in Enumerable.Range(0, grid.Count).GroupBy(cell => own[cell]))
            lines.AddRange(alike.Select(cell => Cell(grid, cell)).Prepend(Answer + answers[alike.Key]));
    }

    private static void AddFactor(List<string> lines, CellGrid grid, int[] decided, int[] own, Index answers)
    {
        var changes = new Dictionary<(int, int), string>();
        var told = new Index();
        // Where the factor takes the place of an axis there is no one cell of the table to compare with.
        var replaces = grid.Count / grid.RunLength != own.Length;
        var labels = decided.Select((answer, cell) => replaces ? told.Of(answers[answer]) : answer == own[cell / grid.RunLength] ? CellGrouping.None : told.Of(Change(own[cell / grid.RunLength], answer))).ToArray();
        lines.Add(replaces
            ? FormattableString.Invariant($"{Grid}{grid.Factor}: {grid.Count} cells besides")
            : FormattableString.Invariant($"{Grid}{grid.Factor}: {labels.Count(label => label != CellGrouping.None)} of {grid.Count} cells are decided otherwise than in the table"));
        foreach (var alike in CellGrouping.Group(grid, labels).GroupBy(box => box.Label))
            lines.AddRange(alike.Select(box => box.ToString()).Prepend(Answer + told[alike.Key]));

        string Change(int from, int to) => changes.TryGetValue((from, to), out var text) ? text : changes[(from, to)] = AnswerText.Change(answers[from], answers[to]);
    }

    private static string Cell(CellGrid grid, int cell) => string.Join(' ', grid.Values(cell));

    private static int[] Decide(CellGrid grid, ReleasePolicy policy, DateOnly day, Index answers)
    {
        // Cells whose facts are alike share their verdict.
        var known = new Dictionary<ReleaseVerdict, int>(ReferenceEqualityComparer.Instance);
        return [.. grid.Decide(policy, day).Select(decision => known.TryGetValue(decision.Verdict, out var answer) ? answer : known[decision.Verdict] = answers.Of(AnswerText.Whole(decision.Verdict)))];
    }

    /// <summary>Numbers texts.</summary>
    private sealed class Index
    {
        private readonly Dictionary<string, int> numbers = [];
        private readonly List<string> texts = [];

        internal string this[int number] => texts[number];

        internal int Of(string text)
        {
            if (!numbers.TryGetValue(text, out var number))
            {
                numbers.Add(text, number = texts.Count);
                texts.Add(text);
            }

            return number;
        }
    }
}
