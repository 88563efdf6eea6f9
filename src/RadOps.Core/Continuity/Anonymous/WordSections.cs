namespace RadOps.Core.Continuity.Anonymous;

/// <summary>A list of words by section, kept in the assembly: <c>[section]</c>, then words with spaces between; a line that begins with <c>#</c> is a remark.</summary>
internal static class WordSections
{
    internal static Dictionary<string, HashSet<string>> Read(string name)
    {
        using var stream = typeof(WordSections).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var sections = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> section = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('['))
            {
                if (!sections.TryGetValue(line.Trim('[', ']'), out var known)) sections[line.Trim('[', ']')] = known = new(StringComparer.Ordinal);
                section = known;
                continue;
            }

            section.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return sections;
    }
}
