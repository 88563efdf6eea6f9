namespace RadOps.Build.Help;

/// <summary>One cmdlet's help, as its Markdown says it.</summary>
/// <param name="File">The file, for messages.</param>
/// <param name="Title">The heading: the cmdlet's name.</param>
/// <param name="Synopsis">One sentence.</param>
/// <param name="Sections">The text of each section that is no list, by its key.</param>
/// <param name="Parameters">Text by parameter.</param>
/// <param name="Examples">The examples in order.</param>
internal sealed record HelpPage(
    string File,
    string Title,
    string Synopsis,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Sections,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters,
    IReadOnlyList<HelpExample> Examples)
{
    /// <summary>Paragraphs of a section; none when the page does not have it.</summary>
    internal IReadOnlyList<string> Section(string key) => Sections.GetValueOrDefault(key) ?? [];
}
