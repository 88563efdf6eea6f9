using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RadOps.Core.Intake.Payloads;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Continuity.Payloads;

/// <summary>How the events of journals become JSON. No identity is in any of them; the key of an anonymised referral, which is one, is encrypted.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(EntryPayload))]
[JsonSerializable(typeof(JournalPayload))]
[JsonSerializable(typeof(OutagePayload))]
[JsonSerializable(typeof(ItemPayload))]
[JsonSerializable(typeof(CodePayload))]
[JsonSerializable(typeof(KeyPayload))]
[JsonSerializable(typeof(ReaderPayload))]
[JsonSerializable(typeof(IntakePayload))]
internal sealed partial class ContinuityJson : JsonSerializerContext
{
    /// <summary>Reads a payload; one of a later version, or that was disposed of, gives null.</summary>
    internal static T? Read<T>(NewEvent item, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return item.Payload is null ? null : JsonSerializer.Deserialize(item.Payload.Utf8.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
