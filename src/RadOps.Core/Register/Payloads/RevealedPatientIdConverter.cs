using System.Text.Json;
using System.Text.Json.Serialization;
using RadOps.Core.Identity;

namespace RadOps.Core.Register.Payloads;

/// <summary>Writes the number in clear, for the register only.</summary>
internal sealed class RevealedPatientIdConverter : JsonConverter<PatientId>
{
    public override PatientId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PatientIdText.Read(reader.GetString()!, DateOnly.MaxValue, twelveOnly: true);

    public override void Write(Utf8JsonWriter writer, PatientId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
}
