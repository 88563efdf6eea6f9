using RadOps.Core.Audit.Samples;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Audit;

/// <summary>
/// Follows the spot checks that are to be made of the register itself (HSLF-FS 2016:40, 4 kap. 9 §): finds months whose releases nobody has drawn a sample of, samples that nobody has reviewed, and
/// what a review found.
/// </summary>
/// <param name="zone">Where months begin and end.</param>
internal sealed class SampleWatch(TimeZoneInfo zone)
{
    private static readonly string[] rules = ["HSLF-FS 2016:40, 4 kap. 9 §"];

    private readonly Dictionary<DateOnly, int> months = [];
    private readonly Dictionary<string, Watched> samples = new(StringComparer.Ordinal);

    /// <summary>Takes the next event, of whatever kind.</summary>
    internal void Take(RegisterEvent item)
    {
        switch (item.Kind)
        {
            case EventKinds.AuditSampleDrawn when RegisterJson.Read(item, RegisterJson.Default.SamplePayload) is { } sample:
                samples[sample.Period] = new Watched(item, sample);
                break;
            case EventKinds.AuditReviewed when RegisterJson.Read(item, RegisterJson.Default.ReviewPayload) is { } review && samples.TryGetValue(review.Period, out var sample):
                sample.Reviews[review.ExportId] = (item, review);
                break;
        }
    }

    /// <summary>Takes a release that belongs to a month's population.</summary>
    internal void TakeRelease(RegisterEvent item)
    {
        var day = TimeZoneInfo.ConvertTime(item.Occurred, zone);
        var month = new DateOnly(day.Year, day.Month, 1);
        months[month] = months.GetValueOrDefault(month) + 1;
    }

    /// <summary>What is not done, or must be seen to.</summary>
    internal IEnumerable<AuditFinding> Findings(DateTimeOffset now, int openAfterDays)
    {
        var drawn = samples.Values.Select(sample => AuditPeriod.Parse(sample.Payload.Period)).ToList();
        foreach (var (first, count) in months.OrderBy(month => month.Key))
        {
            var period = AuditPeriod.MonthOf(first);
            var end = period.End(zone);
            if (AuditedRelease.Age(end, now) < openAfterDays || end > now || drawn.Exists(sample => sample.First <= period.First && period.Last <= sample.Last)) continue;
            yield return Finding(AuditSeverity.Warning, AuditCodes.SampleMissing, $"Ingen stickprovskontroll är gjord av utlämnandena i {period.Name} ({count} st.). Dra urvalet med New-AuditSample {period.Name}.", end, now);
        }

        foreach (var sample in samples.Values)
        {
            var left = sample.Payload.ExportIds.Count(id => !sample.Reviews.ContainsKey(id));
            if (left > 0 && AuditedRelease.Age(sample.Event.Occurred, now) >= openAfterDays)
                yield return Finding(AuditSeverity.Warning, AuditCodes.ReviewMissing, $"Stickprovet för {sample.Payload.Period} är draget, men {left} av {sample.Payload.ExportIds.Count} utlämnanden är inte granskade.", sample.Event.Occurred, now, item: sample.Event);
            foreach (var finding in sample.Reviews.Values.SelectMany(review => Findings(review.Event, review.Review, now))) yield return finding;
        }
    }

    private static IEnumerable<AuditFinding> Findings(RegisterEvent item, ReviewPayload review, DateTimeOffset now)
    {
        var isReported = !string.IsNullOrWhiteSpace(review.Reference);
        if (review.Outcome == ReviewOutcome.FollowUp)
            yield return Finding(AuditSeverity.Warning, AuditCodes.ReviewFollowUp, "Granskaren kunde inte säga om utlämnandet var befogat. Det väntar på uppföljning.", item.Occurred, now, review.ExportId, item);
        if (review.Outcome == ReviewOutcome.NotJustified)
            yield return Finding(
                isReported ? AuditSeverity.Information : AuditSeverity.Error,
                AuditCodes.NotJustified,
                isReported ? "Granskaren fann att utlämnandet inte var befogat. Avvikelsen är anmäld." : "Granskaren fann att utlämnandet inte var befogat, och ingen avvikelse är antecknad. En personuppgiftsincident anmäls inom 72 timmar.",
                item.Occurred,
                now,
                review.ExportId,
                item);
        if (review.IsOwn)
            yield return Finding(AuditSeverity.Warning, AuditCodes.ReviewOfOwnRelease, "Den som gjorde utlämnandet har själv granskat det. Låt någon annan göra om granskningen.", item.Occurred, now, review.ExportId, item);
    }

    private static AuditFinding Finding(AuditSeverity severity, string code, string message, DateTimeOffset occurred, DateTimeOffset now, string? exportId = null, RegisterEvent? item = null) => new()
    {
        Severity = severity,
        Code = code,
        Message = message,
        Rules = rules,
        ExportId = exportId,
        Occurred = occurred,
        AgeDays = AuditedRelease.Age(occurred, now),
        Operator = item?.Operator,
    };

    private sealed class Watched(RegisterEvent item, SamplePayload payload)
    {
        internal RegisterEvent Event => item;

        internal SamplePayload Payload => payload;

        internal Dictionary<string, (RegisterEvent Event, ReviewPayload Review)> Reviews { get; } = new(StringComparer.Ordinal);
    }
}
