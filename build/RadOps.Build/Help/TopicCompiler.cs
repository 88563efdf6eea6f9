using System.Text;
using System.Text.RegularExpressions;

namespace RadOps.Build.Help;

/// <summary>
/// Compiles the topics that are about more than one cmdlet, <c>about_*.md</c>, to the plain text that Get-Help shows. PowerShell takes
/// the fifth line of it for the synopsis, whatever the language.
/// </summary>
internal static class TopicCompiler
{
    internal const string Pattern = "about_*.md";

    /// <summary>Columns of the narrowest window that an administrator works in.</summary>
    private const int Width = 80;

    private const int Indent = 4;

    /// <summary>A line that stands for every cmdlet with its synopsis, so that no list of them falls behind.</summary>
    private const string AllCmdlets = "{cmdlets}";

    /// <summary>A line that stands for every error with its meaning.</summary>
    private const string AllErrors = "{errors}";

    private static readonly Dictionary<string, (string Topic, string Short, string Long)> Headings = new(StringComparer.Ordinal)
    {
        ["en-US"] = ("TOPIC", "SHORT DESCRIPTION", "LONG DESCRIPTION"),
        ["sv-SE"] = ("ÄMNE", "KORT BESKRIVNING", "LÅNG BESKRIVNING"),
    };

    /// <exception cref="BuildException">A topic has no title, or not that of its file, or no synopsis.</exception>
    internal static void Compile(Repository repository, string culture, IReadOnlyList<CmdletModel> cmdlets)
    {
        var folder = Path.Combine(repository.HelpSources, culture);
        var list = cmdlets.Select(cmdlet => $"- {cmdlet.Name}: {HelpCompiler.Read(folder, cmdlet).Synopsis}").ToList();
        var errors = ErrorTable.Items(repository, culture);
        foreach (var file in Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal))
            File.WriteAllText(
                Path.Combine(repository.ModuleFolder, culture, $"{Path.GetFileNameWithoutExtension(file)}.help.txt"),
                Text(file, culture, list, errors),
                // Without the mark, PowerShell on Windows takes å, ä and ö for something else.
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }

    /// <summary>The topics of a folder that are about a cmdlet: the one that lists all, the one of errors, and those that name it.</summary>
    internal static IEnumerable<string> About(string folder, string cmdlet) =>
        from file in Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal)
        let text = File.ReadAllText(file)
        where text.Contains($"\n{AllCmdlets}", StringComparison.Ordinal) || text.Contains($"\n{AllErrors}", StringComparison.Ordinal) || Regex.IsMatch(text, $@"\b{cmdlet}\b")
        select Path.GetFileNameWithoutExtension(file);

    /// <inheritdoc cref="Compile"/>
    private static string Text(string file, string culture, IReadOnlyList<string> list, IReadOnlyList<string> errors)
    {
        var lines = File.ReadAllLines(file);
        var name = Path.GetFileNameWithoutExtension(file);
        if (lines.Length < 3 || lines[0] != $"# {name}" || lines[1].Length > 0 || lines[2].Length == 0)
            throw new BuildException($"{file}: does not begin with '# {name}', an empty line and a synopsis.");
        var (topic, brief, full) = Headings[culture];
        var text = new StringBuilder();
        void Say(string line) => text.Append(line.TrimEnd()).Append('\n');
        void Heading(string heading) => Say($"\n{heading}");
        Say(topic);
        Say(Indented(name));
        Heading(brief);
        // One line, however long: it is all that Get-Help takes.
        Say(Indented(lines[2]));
        Heading(full);
        var fenced = false;
        foreach (var line in lines.Skip(3).SelectMany(line => line switch { AllCmdlets => list, AllErrors => errors, _ => [line] }))
            if (line.StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            else if (fenced)
                Say(Indented(Indented(line)));
            else if (line.StartsWith("## ", StringComparison.Ordinal))
                Say(line[3..].ToUpperInvariant());
            else
                foreach (var part in Wrapped(line))
                    Say(part);
        return text.ToString();
    }

    /// <summary>A paragraph in lines of the window's width; an item of a list hangs below its dash.</summary>
    private static IEnumerable<string> Wrapped(string paragraph)
    {
        var hang = paragraph.StartsWith("- ", StringComparison.Ordinal) ? "  " : "";
        var line = "";
        foreach (var word in paragraph.Split(' '))
        {
            if (line.Trim().Length > 0 && Indent + line.Length + 1 + word.Length > Width)
            {
                yield return Indented(line);
                line = hang;
            }

            line += line.Trim().Length > 0 ? $" {word}" : word;
        }

        yield return Indented(line);
    }

    private static string Indented(string line) => line.Length == 0 ? "" : new string(' ', Indent) + line;
}
