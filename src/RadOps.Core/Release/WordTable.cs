using System.Collections.Frozen;

namespace RadOps.Core.Release;

/// <summary>The words that may stand for each of a set of values.</summary>
internal sealed class WordTable<T>
{
    private readonly FrozenDictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> lookup;

    internal WordTable(string allowed, IEnumerable<(T Value, string[] Words)> entries)
    {
        Allowed = allowed;
        lookup = entries
            .SelectMany(entry => entry.Words.Select(word => (Key: WordKey.Of(word), entry.Value)).DistinctBy(pair => pair.Key))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The values as an error names them: "None, Verbal or Written".</summary>
    internal string Allowed { get; }

    internal bool TryFind(ReadOnlySpan<char> text, out T value)
    {
        Span<char> key = stackalloc char[WordKey.MaxLength];
        return lookup.TryGetValue(key[..WordKey.Write(text, key)], out value!);
    }

    /// <summary>"A, B or C".</summary>
    internal static string List(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";
}
