namespace RadOps.Core.Release;

/// <summary>What is needed to understand a request's text beside the text itself.</summary>
/// <param name="Today">The day from which ten-digit personnummer are understood.</param>
/// <param name="Zone">The time zone of times that state none.</param>
/// <param name="Organisation">The organisation of requests that state none; null when there is no such default.</param>
public sealed record RequestBinding(DateOnly Today, TimeZoneInfo Zone, string? Organisation = null)
{
    /// <summary>The binding of a moment and place.</summary>
    public static RequestBinding From(TimeProvider clock, string? organisation = null) =>
        new(DateOnly.FromDateTime(clock.GetLocalNow().DateTime), clock.LocalTimeZone, organisation);
}
