namespace RadOps.Core.Continuity.Systems;

/// <summary>The outage mode that what was found speaks for. It is a suggestion to a person, who starts it or does not.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Reason">Why, as one Swedish sentence.</param>
/// <param name="Rules">Ids of what it stands on: D-03 where the organisation's own routine has the mode, C42 where the mode is RadOps' reading of it; none where no routine speaks of outages.</param>
/// <param name="Heading">The routine's heading of the mode, verbatim; null where the organisation's routine has none.</param>
public sealed record OutageSuggestion(OutageMode Mode, string Reason, IReadOnlyList<string> Rules, string? Heading);
