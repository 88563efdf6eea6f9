using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadOps.Core.Register.Payloads;

/// <summary>Instants in the register's one form.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => RegisterTime.FromText(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(RegisterTime.ToText(value));
}
