using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace RadOps.Core.Identity;

/// <summary>
/// A name that may be a patient's. Its text, its JSON and what a debugger shows are masked to initials ("Åsa Öberg" is "Å. Ö."), so that
/// no log, view or transcript can hold it by mistake; <see cref="Reveal"/> gives it out where a paper demands it.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(MaskedDebuggerView))]
[JsonConverter(typeof(PersonNameJsonConverter))]
public sealed class PersonName : IEquatable<PersonName>
{
    private static readonly char[] Separators = [' ', '\u00A0', '\t', '\r', '\n', '^', '=', ',', '-'];

    private readonly string value;

    /// <summary>Takes the name as it stands; white space at its ends is dropped.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public PersonName(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        this.value = value.Trim();
    }

    /// <summary>The name in clear. Only for the label, the papers that a rule demands, and comparison.</summary>
    public string Reveal() => value;

    /// <summary>
    /// The name in clear as an envelope bears it. DICOM's <c>Family^Given^Middle^Prefix^Suffix</c> (PS3.5 6.2.1.1) becomes prefix, given and middle names,
    /// family name, suffix; of its alphabetic, ideographic and phonetic forms the first that is there. Any other name stays as it is. For the same uses as <see cref="Reveal"/>.
    /// </summary>
    public string RevealInOrder()
    {
        if (!value.Contains('^', StringComparison.Ordinal) && !value.Contains('=', StringComparison.Ordinal)) return value;
        var parts = value.Split('=').Select(form => form.Split('^', StringSplitOptions.TrimEntries)).FirstOrDefault(form => form.Any(part => part.Length > 0)) ?? [];
        string Part(int index) => index < parts.Length ? parts[index] : "";
        return string.Join(' ', new[] { Part(3), Part(1), Part(2), Part(0), Part(4) }.Where(part => part.Length > 0));
    }

    /// <summary>
    /// The name, masked to initials; each a whole letter, also where the letter is written as base and mark (A + ring). DICOM's <c>^</c>
    /// and <c>=</c> part names as spaces do. What is no letter is not shown: a number in a name field may be the patient's.
    /// </summary>
    public override string ToString()
    {
        var initials = new StringBuilder();
        foreach (var part in value.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (initials.Length > 0)
                initials.Append(' ');
            initials.Append(char.IsLetter(part, 0) ? StringInfo.GetNextTextElement(part) : "*").Append('.');
        }

        return initials.Length > 0 ? initials.ToString() : "*.";
    }

    /// <summary>Null or blank gives null.</summary>
    public static PersonName? From(string? value) => string.IsNullOrWhiteSpace(value) ? null : new(value);

    /// <inheritdoc/>
    public bool Equals(PersonName? other) => other is not null && string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PersonName);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(value);
}
