using System.Globalization;
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
            if (AuditSubject.Age(end, now) < openAfterDays || end > now || drawn.Exists(sample => sample.First <= period.First && period.Last <= sample.Last)) continue;
            yield return (new AuditSubject(now) { Occurred = end }).Find(AuditCodes.SampleMissing, values: [("period", period.Name), ("count", Number(count))]);
        }

        foreach (var sample in samples.Values)
        {
            var left = sample.Payload.ExportIds.Count(id => !sample.Reviews.ContainsKey(id));
            if (left > 0 && AuditSubject.Age(sample.Event.Occurred, now) >= openAfterDays)
                yield return AuditSubject.Of(sample.Event, now).Find(AuditCodes.ReviewMissing, values: [("period", sample.Payload.Period), ("left", Number(left)), ("all", Number(sample.Payload.ExportIds.Count))]);
            foreach (var finding in sample.Reviews.Values.SelectMany(review => Findings(review.Event, review.Review, now))) yield return finding;
        }
    }

    private static IEnumerable<AuditFinding> Findings(RegisterEvent item, ReviewPayload review, DateTimeOffset now)
    {
        var isReported = !string.IsNullOrWhiteSpace(review.Reference);
        var subject = AuditSubject.Of(item, now, review.ExportId);
        if (review.Outcome == ReviewOutcome.FollowUp) yield return subject.Find(AuditCodes.ReviewFollowUp);
        if (review.Outcome == ReviewOutcome.NotJustified) yield return subject.Find(AuditCodes.NotJustified, isReported ? "Reported" : "NotReported");
        if (review.IsOwn) yield return subject.Find(AuditCodes.ReviewOfOwnRelease);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Watched(RegisterEvent item, SamplePayload payload)
    {
        internal RegisterEvent Event => item;

        internal SamplePayload Payload => payload;

        internal Dictionary<string, (RegisterEvent Event, ReviewPayload Review)> Reviews { get; } = new(StringComparer.Ordinal);
    }
}
