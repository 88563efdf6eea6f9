using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadOps.Core.Identity;

/// <summary>
/// A patient's identity number. Its text, and its JSON, are masked (<c>19810829-****</c>), so that no log, view or transcript can hold it
/// by mistake; <see cref="Reveal"/> gives it out where a paper demands it.
/// </summary>
[JsonConverter(typeof(PatientIdJsonConverter))]
public sealed class PatientId : IEquatable<PatientId>
{
    private readonly string value;

    private PatientId(string value, PatientIdKind kind, DateOnly? birthDate)
    {
        this.value = value;
        Kind = kind;
        BirthDate = birthDate;
    }

    /// <summary>What sort of identity it is.</summary>
    public PatientIdKind Kind { get; }

    /// <summary>The date of birth that the number bears; null where it bears none.</summary>
    public DateOnly? BirthDate { get; }

    /// <summary>The number in clear, twelve characters without a dash for a verified one. Only for the label, the papers that a rule demands, and comparison.</summary>
    public string Reveal() => value;

    /// <summary>Takes a number as it stands, without judging it; it is equal to the verified number with the same characters.</summary>
    public static PatientId Unverified(string text) => new(text.Trim().Replace("-", "", StringComparison.Ordinal), PatientIdKind.Unverified, null);

    /// <summary>The number, masked: the birth date where it bears one, and nothing that tells two people with the same birth date apart.</summary>
    public override string ToString() => BirthDate is { } day ? $"{day:yyyyMMdd}-****" : "****";

    /// <inheritdoc/>
    public bool Equals(PatientId? other) => other is not null && string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PatientId);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(value);
}

/// <summary>Writes the masked form; reading is refused, since a masked number is not a number.</summary>
internal sealed class PatientIdJsonConverter : JsonConverter<PatientId>
{
    public override PatientId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A masked number cannot be read back.");

    public override void Write(Utf8JsonWriter writer, PatientId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
