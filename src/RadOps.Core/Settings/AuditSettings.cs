namespace RadOps.Core.Settings;

/// <summary>Where audit messages are sent, and what stands in them.</summary>
/// <param name="Repository">The repository; null when the site has none.</param>
/// <param name="Patients">How patients are named.</param>
/// <param name="Domain">What stands after <c>@</c> in a user's id (PS3.15 A.5.2.1); null for the workplace's own name.</param>
public sealed record AuditSettings(AuditRepositorySettings? Repository = null, AuditPatients Patients = AuditPatients.Key, string? Domain = null);
