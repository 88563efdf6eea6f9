using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadOps.Core.Identity;

/// <summary>Writes the masked form; reading is refused, since a masked name is not a name.</summary>
internal sealed class PersonNameJsonConverter : JsonConverter<PersonName>
{
    public override PersonName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A masked name cannot be read back.");

    public override void Write(Utf8JsonWriter writer, PersonName value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, PersonName value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
