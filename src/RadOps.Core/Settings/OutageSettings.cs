namespace RadOps.Core.Settings;

/// <summary>What the outage routine leaves unsaid and the site decides.</summary>
/// <param name="DaytimeFrom">When daytime ("dagtid") begins; null where the site does not say.</param>
public sealed record OutageSettings(TimeOnly? DaytimeFrom = null);
