using System.Text.Json.Serialization;

namespace RadOps.Core.Audit.Rules;

/// <summary>How the list is read: a member that nobody knows is an error.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AuditRuleFile))]
internal sealed partial class AuditRuleJson : JsonSerializerContext;
