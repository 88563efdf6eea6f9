using System.Text.Json;
using System.Text.Json.Serialization;
using RadOps.Core.Identity;

namespace RadOps.Core.Register.Payloads;

/// <summary>Writes the name in clear, for the register only.</summary>
internal sealed class RevealedPersonNameConverter : JsonConverter<PersonName>
{
    public override PersonName? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => PersonName.From(reader.GetString());

    public override void Write(Utf8JsonWriter writer, PersonName value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
}
