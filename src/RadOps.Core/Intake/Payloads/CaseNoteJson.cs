using System.Text.Json.Serialization;

namespace RadOps.Core.Intake.Payloads;

/// <summary>How notes on cases become JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CaseNote))]
internal sealed partial class CaseNoteJson : JsonSerializerContext;
