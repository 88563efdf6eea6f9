using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadOps.Core.Identity;

/// <summary>Writes the masked form; reading is refused, since a masked number is not a number.</summary>
internal sealed class PatientIdJsonConverter : JsonConverter<PatientId>
{
    public override PatientId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A masked number cannot be read back.");

    public override void Write(Utf8JsonWriter writer, PatientId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, PatientId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
