namespace RadOps.Core.Settings;

/// <summary>What the outage routine leaves unsaid and the site decides.</summary>
/// <param name="DaytimeFrom">When daytime ("dagtid") begins; null where the site does not say.</param>
/// <param name="DaytimeUntil">When daytime ends and the on-call time ("jourtid") begins; null where the site does not say.</param>
/// <param name="EvesAreHolidays">Whether midsommarafton, julafton and nyårsafton are no workdays; null where the site does not say.</param>
/// <param name="Share">Full path of a folder over which the department's machines exchange their journals; null where they have the register alone.</param>
public sealed record OutageSettings(TimeOnly? DaytimeFrom = null, TimeOnly? DaytimeUntil = null, bool? EvesAreHolidays = null, string? Share = null);
