using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadOps.Core.Identity;

/// <summary>
/// A name that may be a patient's. Its text, and its JSON, are masked to initials ("Åsa Öberg" is "Å. Ö."), so that no log, view or
/// transcript can hold it by mistake; <see cref="Reveal"/> gives it out where a paper demands it.
/// </summary>
[JsonConverter(typeof(PersonNameJsonConverter))]
public sealed class PersonName : IEquatable<PersonName>
{
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

    /// <summary>The name, masked to initials. DICOM's <c>^</c> and <c>=</c> part names as spaces do.</summary>
    public override string ToString() =>
        string.Join(' ', value.Split([' ', '^', '=', ',', '-'], StringSplitOptions.RemoveEmptyEntries).Select(part => $"{part[..(char.IsHighSurrogate(part[0]) && part.Length > 1 ? 2 : 1)]}."));

    /// <summary>Null or blank gives null.</summary>
    public static PersonName? From(string? value) => string.IsNullOrWhiteSpace(value) ? null : new(value);

    /// <inheritdoc/>
    public bool Equals(PersonName? other) => other is not null && string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PersonName);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(value);
}

/// <summary>Writes the masked form; reading is refused, since a masked name is not a name.</summary>
internal sealed class PersonNameJsonConverter : JsonConverter<PersonName>
{
    public override PersonName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A masked name cannot be read back.");

    public override void Write(Utf8JsonWriter writer, PersonName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
