using System.Globalization;
using System.Text;

namespace RadOps.Formats.Hl7;

/// <summary>A segment of a message. Fields and components are numbered from 1, as the standard does.</summary>
/// <param name="text">The segment as it stands.</param>
/// <param name="delimiters">The message's own delimiters.</param>
internal sealed class Hl7Segment(string text, Hl7Delimiters delimiters)
{
    private readonly string[] fields = text.Split(delimiters.Field);

    /// <summary>Its name, such as <c>OBR</c>.</summary>
    internal string Name => fields[0];

    /// <summary>A component of a field's first repetition; null when it is empty or not there.</summary>
    internal string? Value(int field, int component = 1) => Component(Field(field)?.Split(delimiters.Repetition)[0], component);

    /// <summary>A component of each repetition of a field that has one.</summary>
    internal IEnumerable<string> Values(int field, int component = 1) =>
        (Field(field)?.Split(delimiters.Repetition) ?? []).Select(repetition => Component(repetition, component)).OfType<string>();

    /// <summary>Components of each repetition of a field.</summary>
    internal IEnumerable<IReadOnlyList<string?>> Repetitions(int field, params IReadOnlyList<int> components) =>
        (Field(field)?.Split(delimiters.Repetition) ?? []).Select(repetition => (IReadOnlyList<string?>)[.. components.Select(component => Component(repetition, component))]);

    /// <summary>In MSH the first field is the delimiter itself.</summary>
    private string? Field(int number)
    {
        var index = Name == "MSH" ? number - 1 : number;
        // "" in quotes is a value that is to be emptied: none, like an empty one.
        return index < fields.Length && fields[index] is { Length: > 0 } field && field != "\"\"" ? field : null;
    }

    private string? Component(string? repetition, int number)
    {
        if (repetition is null || repetition.Split(delimiters.Component) is var components && number > components.Length)
            return null;
        // The first subcomponent is what a plain value is read as where a later version has parts of it.
        var value = Unescape(components[number - 1].Split(delimiters.Subcomponent)[0]).Trim();
        return value.Length > 0 && value != "\"\"" ? value : null;
    }

    /// <summary>HL7 v2, 2.7: an escape that is not known is left out, as is one that only says how text is to look.</summary>
    private string Unescape(string value)
    {
        if (!value.Contains(delimiters.Escape, StringComparison.Ordinal))
            return value;
        var plain = new StringBuilder(value.Length);
        for (var index = 0; index < value.Length; index++)
        {
            var end = value[index] == delimiters.Escape ? value.IndexOf(delimiters.Escape, index + 1) : -1;
            if (end < 0)
            {
                plain.Append(value[index]);
                continue;
            }

            plain.Append(Meaning(value[(index + 1)..end]));
            index = end;
        }

        return plain.ToString();
    }

    private string Meaning(string escape) => escape switch
    {
        "F" => $"{delimiters.Field}",
        "S" => $"{delimiters.Component}",
        "T" => $"{delimiters.Subcomponent}",
        "R" => $"{delimiters.Repetition}",
        "E" => $"{delimiters.Escape}",
        ".br" or ".sp" => " ",
        ['X', .. var hex] when hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit) =>
            Encoding.Latin1.GetString([.. hex.Chunk(2).Select(pair => byte.Parse(pair, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))]),
        _ => "",
    };
}
