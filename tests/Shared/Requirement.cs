using System.Globalization;

namespace RadOps.Tests.Shared;

/// <summary>A row of docs/requirements.csv: something that a routine demands, or an ambiguity in one and how it is read.</summary>
/// <param name="Id">Such as <c>H-14</c>, or <c>C16</c> for an ambiguity.</param>
/// <param name="Places">The lines of the routine on which its words begin, as in <c>16-20,22</c>; empty where it is about what the routine does not say.</param>
/// <param name="Text">What it demands, in few words.</param>
/// <param name="Human">What a person does, where RadOps only asks or records; empty where no person is needed.</param>
public sealed record Requirement(string Id, string Places, string Text, string Human)
{
    /// <summary>Every requirement and ambiguity, in the file's order.</summary>
    public static IReadOnlyList<Requirement> All { get; } = [.. File.ReadLines(RepositoryFile.Find("docs", "requirements.csv")).Skip(1).Select(Read)];

    /// <summary>The same lines, one by one.</summary>
    public IReadOnlyList<int> Lines { get; } =
    [
        .. from range in Places.Split(',', StringSplitOptions.RemoveEmptyEntries)
           let ends = range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList()
           from line in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
           select line
    ];

    public bool IsAmbiguity => Id[0] == 'C';

    private static Requirement Read(string row) =>
        row.Split(';') is [var id, var places, var text, var human] ? new(id, places, text, human) : throw new InvalidDataException($"docs/requirements.csv: '{row}' has not four fields.");
}
