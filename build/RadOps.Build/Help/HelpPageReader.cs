namespace RadOps.Build.Help;

/// <summary>
/// Reads a help page from Markdown: <c># Name</c>, a synopsis, <c>##</c> sections, and <c>###</c> for each parameter and example.
/// Section headings are in the page's language; a heading that is not known is an error, so that nothing is dropped in silence.
/// </summary>
internal static class HelpPageReader
{
    internal const string Description = "Description";
    internal const string Parameters = "Parameters";
    internal const string Examples = "Examples";
    internal const string Input = "Input";
    internal const string Output = "Output";
    internal const string Errors = "Errors";

    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        [Description] = Description,
        ["Beskrivning"] = Description,
        [Parameters] = Parameters,
        ["Parametrar"] = Parameters,
        [Examples] = Examples,
        ["Exempel"] = Examples,
        [Input] = Input,
        ["Indata"] = Input,
        [Output] = Output,
        ["Utdata"] = Output,
        [Errors] = Errors,
        ["Fel"] = Errors,
    };

    /// <exception cref="BuildException">The page does not have the form that is described above.</exception>
    internal static HelpPage Read(string file)
    {
        var blocks = Split(file);
        if (blocks.Count == 0 || blocks[0].Level != 1)
            throw new BuildException($"{file}: does not begin with a heading '# Name'.");
        var sections = new Dictionary<string, IReadOnlyList<string>>();
        var parameters = new Dictionary<string, IReadOnlyList<string>>();
        var examples = new List<HelpExample>();
        var section = "";
        foreach (var block in blocks.Skip(1))
            switch (block.Level, section)
            {
                case (2, _):
                    section = Headings.GetValueOrDefault(block.Heading) ?? throw new BuildException($"{file}: the section '{block.Heading}' is not one of {string.Join(", ", Headings.Keys)}.");
                    sections.Add(section, Paragraphs(block.Lines));
                    break;
                case (3, Parameters):
                    parameters.Add(block.Heading.TrimStart('-'), Paragraphs(block.Lines));
                    break;
                case (3, Examples):
                    examples.Add(Example(file, block));
                    break;
                default:
                    throw new BuildException($"{file}: the heading '{block.Heading}' stands where none is expected.");
            }
        return new HelpPage(file, blocks[0].Heading, string.Join(' ', Paragraphs(blocks[0].Lines)), sections, parameters, examples);
    }

    private static HelpExample Example(string file, Block block)
    {
        var begin = block.Lines.FindIndex(IsFence);
        var end = begin < 0 ? -1 : block.Lines.FindIndex(begin + 1, IsFence);
        if (end < 0)
            throw new BuildException($"{file}: the example '{block.Heading}' has no code between ``` lines.");
        return new HelpExample(
            block.Heading,
            string.Join('\n', block.Lines[(begin + 1)..end]),
            Paragraphs([.. block.Lines[..begin], .. block.Lines[(end + 1)..]]));
    }

    private static List<Block> Split(string file)
    {
        var blocks = new List<Block>();
        var fenced = false;
        foreach (var line in File.ReadLines(file))
        {
            if (IsFence(line))
                fenced = !fenced;
            var level = fenced ? 0 : line.TakeWhile(letter => letter == '#').Count();
            if (level > 0)
                blocks.Add(new Block(level, line[level..].Trim(), []));
            else if (blocks.Count > 0)
                blocks[^1].Lines.Add(line);
        }
        return blocks;
    }

    /// <summary>Joins lines to paragraphs; a line that begins a list item stays a line of its own.</summary>
    private static List<string> Paragraphs(IEnumerable<string> lines)
    {
        var paragraphs = new List<string>();
        var open = false;
        foreach (var line in lines)
        {
            var text = line.Trim().Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);
            if (text.Length == 0)
                open = false;
            else if (open && !text.StartsWith("- ", StringComparison.Ordinal))
                paragraphs[^1] += " " + text;
            else
                paragraphs.Add(text);
            open = text.Length > 0;
        }
        return paragraphs;
    }

    private static bool IsFence(string line) => line.StartsWith("```", StringComparison.Ordinal);

    private sealed record Block(int Level, string Heading, List<string> Lines);
}
