using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RadOps.Core.Register.Payloads;

/// <summary>Money as a text, since JSON's numbers are binary fractions to most readers.</summary>
internal sealed class MoneyConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => decimal.Parse(reader.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
