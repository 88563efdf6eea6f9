namespace RadOps.Core.Continuity.Reports;

/// <summary>
/// A time by which an incident is reported under cybersäkerhetslagen (2025:1506), which carries out NIS2 (directive 2022/2555, article 23): a prompt for the one who decides whether it
/// is one to be reported, never a decision.
/// </summary>
/// <param name="What">What is due, in Swedish.</param>
/// <param name="Due">When, counted from the beginning of the outage.</param>
/// <param name="IsPast">Whether that has been.</param>
public sealed record ReportClock(string What, DateTimeOffset Due, bool IsPast);
