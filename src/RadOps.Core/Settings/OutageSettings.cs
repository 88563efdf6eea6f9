using RadOps.Core.Policies.Facts;

namespace RadOps.Core.Settings;

/// <summary>What the outage routine leaves unsaid and the site decides.</summary>
/// <param name="DaytimeFrom">When daytime ("dagtid") begins; null where the site does not say.</param>
/// <param name="DaytimeUntil">When daytime ends and the on-call time ("jourtid") begins; null where the site does not say.</param>
/// <param name="EvesAreHolidays">Whether midsommarafton, julafton and nyårsafton are no workdays; null where the site does not say.</param>
/// <param name="Share">Full path of a folder over which the department's machines exchange their journals; null where they have the register alone.</param>
/// <param name="Routes">Ways to the external reader that are otherwise than the routine says; null where the site says nothing of any.</param>
public sealed record OutageSettings(
    TimeOnly? DaytimeFrom = null, TimeOnly? DaytimeUntil = null, bool? EvesAreHolidays = null, string? Share = null, IReadOnlyDictionary<TransferRoute, RouteStatement>? Routes = null);
