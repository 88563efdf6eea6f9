using System.Runtime.InteropServices;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>Counts releases and refusals by month while a register is walked.</summary>
/// <param name="zone">Where months begin and end.</param>
internal sealed class AuditTally(TimeZoneInfo zone)
{
    private readonly SortedDictionary<DateOnly, Counts> months = [];

    /// <summary>Takes a release.</summary>
    internal void Add(RegisterEvent item, ReleasePayload release)
    {
        var counts = MonthOf(item.Occurred);
        counts.Releases++;
        Count(counts.Recipients, release.Request.Recipient);
        Count(counts.Ways, WayOf(release));
        Count(counts.Outcomes, OutcomeOf(release));
    }

    /// <summary>Takes a refusal.</summary>
    internal void AddRefused(DateTimeOffset occurred) => Count(MonthOf(occurred).Outcomes, AuditOutcome.Refused);

    /// <summary>Takes a request that still waits.</summary>
    internal void AddWaiting(DateTimeOffset occurred, bool forPerson) => Count(MonthOf(occurred).Outcomes, forPerson ? AuditOutcome.AwaitsPerson : AuditOutcome.AwaitsFacts);

    /// <summary>What was counted, the earliest month first; months without anything are left out.</summary>
    internal IReadOnlyList<AuditMonth> Months =>
        [.. months.Select(month => new AuditMonth { First = month.Key, Releases = month.Value.Releases, Recipients = month.Value.Recipients, Ways = month.Value.Ways, Outcomes = month.Value.Outcomes })];

    private static AuditWay WayOf(ReleasePayload release) => (release.Medium, release.Route) switch
    {
        (MediumType.Usb, _) => AuditWay.Usb,
        (MediumType.Cd, _) => AuditWay.Cd,
        (MediumType.Dvd, _) => AuditWay.Dvd,
        (MediumType.Iep, _) or (_, ReleaseRoute.Iep) => AuditWay.Iep,
        (_, ReleaseRoute.Bfr or ReleaseRoute.FetchFromBfr) => AuditWay.Bfr,
        (_, ReleaseRoute.ExternalReader) => AuditWay.ExternalReader,
        (_, ReleaseRoute.Paper) => AuditWay.Paper,
        _ => AuditWay.Other,
    };

    private static AuditOutcome OutcomeOf(ReleasePayload release) => release switch
    {
        { Request.HumanDecision: HumanAnswer.Release } => AuditOutcome.ByPerson,
        { Decision.Outcome: DecisionOutcome.Partial } => AuditOutcome.Partly,
        _ when ReleaseRules.NotAllowed(release) != (false, false) => AuditOutcome.AgainstDecision,
        _ => AuditOutcome.Released,
    };

    private Counts MonthOf(DateTimeOffset occurred)
    {
        var day = TimeZoneInfo.ConvertTime(occurred, zone);
        var first = new DateOnly(day.Year, day.Month, 1);
        if (!months.TryGetValue(first, out var counts)) months.Add(first, counts = new Counts());
        return counts;
    }

    private static void Count<T>(Dictionary<T, int> counts, T key)
        where T : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

    private sealed class Counts
    {
        internal int Releases { get; set; }

        internal Dictionary<RecipientType, int> Recipients { get; } = [];

        internal Dictionary<AuditWay, int> Ways { get; } = [];

        internal Dictionary<AuditOutcome, int> Outcomes { get; } = [];
    }
}
