using System.Security.Cryptography;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Audit.Samples;

/// <summary>Samples of releases and their review, in the register (HSLF-FS 2016:40, 4 kap. 9 §). What is drawn, and what was found, are events like all else.</summary>
/// <param name="store">The register.</param>
/// <param name="clock">Gives the time, and the zone in which periods begin and end.</param>
/// <param name="context">On whose behalf it is written.</param>
public sealed class SampleRegister(IRegisterStore store, TimeProvider clock, OperatorContext context)
{
    private const int SeedBytes = 16;
    private const int LongestSeed = 64;

    private readonly EventDraft draft = new(store.SubjectSecret, clock, context);

    /// <summary>The sample of a period, drawn once more to prove it; null when none was drawn.</summary>
    /// <exception cref="RadOpsException">The register cannot be read.</exception>
    public AuditSample? Find(AuditPeriod period, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(period);
        var item = store.Read(new RegisterQuery { Ids = [IdOf(period.Name)] }, cancellationToken).FirstOrDefault();
        return item is null ? null : Show(item, cancellationToken);
    }

    /// <summary>Every sample, in the order in which they were drawn.</summary>
    /// <exception cref="RadOpsException">The register cannot be read.</exception>
    public IEnumerable<AuditSample> All(CancellationToken cancellationToken = default)
    {
        foreach (var item in store.Read(new RegisterQuery { Kinds = [EventKinds.AuditSampleDrawn] }, cancellationToken))
        {
            if (Show(item, cancellationToken) is { } sample) yield return sample;
        }
    }

    /// <summary>Draws the sample of a period that is over, and records it. When one is drawn already, gives that.</summary>
    /// <param name="period">The period.</param>
    /// <param name="size">How many, 1 or more; null for one in twenty, 10 to 60, and one of each stratum at least.</param>
    /// <param name="seed">The seed, 1 to 64 printable characters; null for a random one.</param>
    /// <param name="cancellationToken">Cancels; nothing is recorded then.</param>
    /// <exception cref="RadOpsException">
    /// <c>PeriodNotOver</c>; <c>PeriodEmpty</c>: it has no releases; <c>SampleSizeInvalid</c>, <c>SeedInvalid</c>; <c>SampleDrawn</c>: it was drawn before with another seed or size.
    /// </exception>
    public AuditSample Draw(AuditPeriod period, int? size = null, string? seed = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(period);
        Check(period, size, seed);
        if (Find(period, cancellationToken) is { } drawn) return Same(drawn, size, seed);
        var (from, to) = (RegisterTime.Truncate(period.Start(clock.LocalTimeZone)), RegisterTime.Truncate(period.End(clock.LocalTimeZone)));
        var used = seed ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SeedBytes));
        var through = store.ReadHead().Position;
        var draw = SampleDraw.Of(store, from, to, through, used, size, cancellationToken);
        if (draw.Population == 0)
            throw new RadOpsException("PeriodEmpty", ErrorKind.NotFound, $"The register holds no releases of {period.Name} to draw from{(draw.Disposed > 0 ? ": their payloads were disposed of" : "")}.", period.Name);
        var payload = new SamplePayload
        {
            Period = period.Name,
            From = from,
            To = to,
            Through = through,
            Method = SampleDraw.Method,
            Seed = used,
            IsSeedGiven = seed is not null,
            Population = draw.Population,
            PopulationSha256 = draw.PopulationSha256,
            ExportIds = draw.ExportIds,
        };
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            store.Append([draft.Make(IdOf(period.Name), EventKinds.AuditSampleDrawn, "", CanonicalJson.Of(payload, RegisterJson.Default.SamplePayload))], CancellationToken.None);
        }
        catch (RadOpsException error) when (error.Code == "EventExists")
        {
            return Same(Find(period, cancellationToken)!, size, seed); // somebody else drew it meanwhile
        }

        return Find(period, cancellationToken)!;
    }

    /// <summary>Records what a reviewer found of a release in a sample. Said twice it is recorded once; what is found later stands beside what was found before.</summary>
    /// <param name="period">The sample's period.</param>
    /// <param name="exportId">The release.</param>
    /// <param name="outcome">What was found.</param>
    /// <param name="by">Who signs: name and role; null for the account.</param>
    /// <param name="comment">The reviewer's words; demanded of all but a justified release. Identities are masked before it is recorded.</param>
    /// <param name="reference">Number of the deviation report.</param>
    /// <exception cref="RadOpsException">
    /// <c>SampleNotFound</c>; <c>ReleaseNotSampled</c>; <c>ReviewCommentMissing</c>; <c>ReviewedMeanwhile</c>: somebody else recorded a review at the same moment.
    /// </exception>
    public SampledRelease Review(AuditPeriod period, string exportId, ReviewOutcome outcome, string? by = null, string? comment = null, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(period);
        var sampled = FindSampled(period, exportId);
        if (outcome != ReviewOutcome.Justified && string.IsNullOrWhiteSpace(comment))
            throw new RadOpsException("ReviewCommentMissing", ErrorKind.InvalidInput, $"{sampled.ExportId} is said to be {outcome}; a comment must say why.", sampled.ExportId);
        var (_, before, count) = LatestReview(period.Name, sampled.ExportId);
        var review = new ReviewPayload
        {
            Period = period.Name,
            ExportId = sampled.ExportId,
            Number = count + 1,
            Outcome = outcome,
            By = IdentityMask.Mask(string.IsNullOrWhiteSpace(by) ? context.Operator : by.Trim()),
            Comment = Given(comment),
            Reference = Given(reference),
            IsOwn = string.Equals(sampled.Operator, context.Operator, StringComparison.OrdinalIgnoreCase),
        };
        if (sampled.ReviewedBy == context.Operator && before is not null && before with { Number = review.Number } == review) return sampled;
        var subject = store.Read(new RegisterQuery { Ids = [EventId.For(EventKinds.Release, sampled.ExportId)] }).First().Subject;
        var id = IdOf(review.Period, review.ExportId, review.Number);
        try
        {
            store.Append([draft.Make(id, EventKinds.AuditReviewed, subject, CanonicalJson.Of(review, RegisterJson.Default.ReviewPayload))]);
        }
        catch (RadOpsException error) when (error.Code == "EventExists")
        {
            throw new RadOpsException("ReviewedMeanwhile", ErrorKind.Conflict, $"Somebody else recorded a review of {sampled.ExportId} at the same moment. Look at it, and record yours again.", sampled.ExportId, error);
        }

        return FindSampled(period, sampled.ExportId);
    }

    /// <summary>A release of a sample.</summary>
    /// <exception cref="RadOpsException"><c>SampleNotFound</c>; <c>ReleaseNotSampled</c>.</exception>
    public SampledRelease FindSampled(AuditPeriod period, string exportId)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(exportId);
        var wanted = exportId.Trim().ToUpperInvariant();
        var item = store.Read(new RegisterQuery { Ids = [IdOf(period.Name)] }).FirstOrDefault();
        if (item is null || RegisterJson.Read(item, RegisterJson.Default.SamplePayload) is not { } sample)
            throw new RadOpsException("SampleNotFound", ErrorKind.NotFound, $"No sample of {period.Name} is drawn. Draw it with New-AuditSample or 'radops sample draw'.", period.Name);
        if (!sample.ExportIds.Contains(wanted) || Sampled(sample.Period, wanted) is not { } release)
            throw new RadOpsException("ReleaseNotSampled", ErrorKind.NotFound, $"{wanted} is not among the {CountText.Of(sample.ExportIds.Count, "release")} of the sample of {period.Name}.", wanted);
        return release;
    }

    private static Guid IdOf(string period) => EventId.For(EventKinds.AuditSampleDrawn, period);

    private static Guid IdOf(string period, string exportId, int number) => EventId.For(EventKinds.AuditReviewed, FormattableString.Invariant($"{period}\n{exportId}\n{number}"));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : IdentityMask.Mask(text.Trim());

    private void Check(AuditPeriod period, int? size, string? seed)
    {
        if (size < 1) throw new RadOpsException("SampleSizeInvalid", ErrorKind.InvalidInput, "A sample holds one release or more.");
        if (seed is not null && (seed.Length is 0 or > LongestSeed || seed.Any(char.IsControl)))
            throw new RadOpsException("SeedInvalid", ErrorKind.InvalidInput, $"A seed is 1 to {LongestSeed} printable characters.");
        if (period.End(clock.LocalTimeZone) > clock.GetUtcNow())
            throw new RadOpsException("PeriodNotOver", ErrorKind.InvalidInput, $"{period.Name} is not over until {period.Last:yyyy-MM-dd} is; a sample of it now would leave out what is still to come.", period.Name);
    }

    private static AuditSample Same(AuditSample drawn, int? size, string? seed) =>
        (size is null || size == drawn.Size || (size > drawn.Size && drawn.Size == drawn.Population)) && (seed is null || seed == drawn.Seed)
            ? drawn
            : throw new RadOpsException(
                "SampleDrawn", ErrorKind.Conflict, FormattableString.Invariant($"The sample of {drawn.Period} was drawn on {drawn.Drawn:yyyy-MM-dd} by {drawn.DrawnBy}: {drawn.Size} releases. A period is drawn once, so that nobody draws until it suits."), drawn.Period);

    private AuditSample? Show(RegisterEvent item, CancellationToken cancellationToken)
    {
        if (RegisterJson.Read(item, RegisterJson.Default.SamplePayload) is not { } sample) return null;
        var period = AuditPeriod.Parse(sample.Period);
        var again = SampleDraw.Of(store, sample.From, sample.To, sample.Through, sample.Seed, sample.ExportIds.Count, cancellationToken);
        return new AuditSample
        {
            Period = sample.Period,
            First = period.First,
            Last = period.Last,
            Drawn = item.Occurred,
            DrawnBy = item.Operator,
            Seed = sample.Seed,
            IsSeedGiven = sample.IsSeedGiven,
            Method = sample.Method,
            Population = sample.Population,
            PopulationSha256 = sample.PopulationSha256,
            Through = sample.Through,
            Size = sample.ExportIds.Count,
            Strata = again.Strata,
            Releases = sample.ExportIds.Select(id => Sampled(sample.Period, id)).OfType<SampledRelease>().ToArray(),
            Proof = sample.Method == SampleDraw.Method && again.PopulationSha256 == sample.PopulationSha256 && again.ExportIds.SequenceEqual(sample.ExportIds) ? SampleProof.Proved
                : again.Disposed > 0 ? SampleProof.Disposed
                : SampleProof.Differs,
        };
    }

    private SampledRelease? Sampled(string period, string exportId)
    {
        var item = store.Read(new RegisterQuery { Ids = [EventId.For(EventKinds.Release, exportId)] }).FirstOrDefault();
        if (item is null) return null;
        var (recorded, review, _) = LatestReview(period, exportId);
        var release = item.Payload is null ? null : RegisterJson.Read(item, RegisterJson.Default.ReleasePayload);
        var (risk, reasons) = release is null ? (ReleaseRisk.Normal, []) : RiskRules.Of(release);
        return new SampledRelease
        {
            Period = period,
            ExportId = exportId,
            Occurred = item.Occurred,
            Operator = item.Operator,
            CareUnit = item.CareUnit,
            Recipient = release?.Request.Recipient ?? default,
            Risk = risk,
            Reasons = reasons,
            PatientId = release?.Request.PatientId,
            RegisterLine = release is null ? "Uppgifterna är gallrade." : ReleaseLine.Of(release),
            Medium = release?.Medium ?? default,
            Images = release?.Images ?? false,
            Report = release?.Report ?? false,
            Consent = release?.Request.Consent ?? default,
            Rules = (release?.Decision?.Rules ?? []).Select(MediaExportReader.Show).ToArray(),
            Outcome = review?.Outcome,
            By = review?.By,
            ReviewedBy = recorded?.Operator,
            Reviewed = recorded?.Occurred,
            Comment = review?.Comment,
            Reference = review?.Reference,
        };
    }

    /// <summary>The latest review of a release in a sample, and how many there are. Their ids are made of their numbers, so that no search through the register is needed.</summary>
    private (RegisterEvent? Event, ReviewPayload? Review, int Count) LatestReview(string period, string exportId)
    {
        RegisterEvent? latest = null;
        var count = 0;
        while (store.Read(new RegisterQuery { Ids = [IdOf(period, exportId, count + 1)] }).FirstOrDefault() is { } next) (latest, count) = (next, count + 1);
        return (latest, latest is null ? null : RegisterJson.Read(latest, RegisterJson.Default.ReviewPayload), count);
    }
}
