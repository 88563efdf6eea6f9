using System.Security.Cryptography;
using System.Text;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Samples;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit;

/// <summary>Spot checks of releases: drawn once, provable, reviewed and reminded of (HSLF-FS 2016:40, 4 kap. 9 §).</summary>
public sealed class SampleRegisterTests : IDisposable
{
    private static readonly AuditPeriod October = AuditPeriod.Parse("2026-10");

    private readonly SetClock clock = new(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly MemoryRegister store;
    private int number;

    public SampleRegisterTests() => store = new MemoryRegister(clock);

    public void Dispose() => store.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_sample_and_it_is_proved_to()
    {
        Fill(200);
        var drawn = Samples().Draw(October, 25, "fru-42");
        Assert.Equal((25, 200, SampleProof.Proved, true), (drawn.Releases.Count, drawn.Population, drawn.Proof, drawn.IsSeedGiven));
        using var other = new MemoryRegister(clock);
        foreach (var item in store.Read(new RegisterQuery { Kinds = [EventKinds.Release] })) other.Append([item]);
        Assert.Equal(drawn.Releases.Select(release => release.ExportId), new SampleRegister(other, clock, Context("annan")).Draw(October, 25, "fru-42").Releases.Select(release => release.ExportId));
        // What is recorded afterwards of the same period belongs to no sample of it.
        clock.Now = new DateTimeOffset(2026, 10, 31, 12, 0, 0, TimeSpan.Zero);
        Release("sve11", Decisions.ToClinic());
        clock.Now = new DateTimeOffset(2026, 11, 5, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(SampleProof.Proved, Samples().Find(October)!.Proof);
    }

    [Fact]
    public void The_method_is_what_it_is_said_to_be_and_needs_nothing_but_SHA_256()
    {
        Fill(60);
        var drawn = Samples().Draw(October, 12, "a");
        var stratum = drawn.Strata.MaxBy(each => each.Drawn)!;
        var population = store.Read(new RegisterQuery { Kinds = [EventKinds.Release] }).ToList();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(population.Select(item => $"{item.Id:d}\n"))))), drawn.PopulationSha256);
        var ofStratum = new ReleaseRegister(store, clock, Context("sve11")).Find(new MediaExportQuery()).Where(release => release.Operator == stratum.Operator && release.Recipient == stratum.Recipient).Select(release => release.ExportId).ToList();
        var expected = population.Select(item => (item.Id, ExportId: ofStratum.Find(id => EventId.For(EventKinds.Release, id) == item.Id))).Where(item => item.ExportId is not null)
            .OrderBy(item => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"a\n{item.Id:d}"))), StringComparer.Ordinal).Take(stratum.Drawn).Select(item => item.ExportId);
        Assert.Equal(expected, drawn.Releases.Where(release => release.Operator == stratum.Operator && release.Recipient == stratum.Recipient && release.Risk == stratum.Risk).Select(release => release.ExportId));
    }

    [Fact]
    public void Another_seed_gives_another_sample_and_a_random_one_is_kept()
    {
        Fill(200);
        var drawn = Samples().Draw(October, 25);
        Assert.Equal((32, false), (drawn.Seed.Length, drawn.IsSeedGiven));
        using var other = new MemoryRegister(clock);
        foreach (var item in store.Read(new RegisterQuery { Kinds = [EventKinds.Release] })) other.Append([item]);
        var again = new SampleRegister(other, clock, Context("annan")).Draw(October, 25);
        Assert.NotEqual(drawn.Seed, again.Seed);
        Assert.NotEqual(drawn.Releases.Select(release => release.ExportId), again.Releases.Select(release => release.ExportId));
    }

    [Fact]
    public void A_period_is_drawn_once()
    {
        Fill(30);
        var drawn = Samples().Draw(October, 5, "a");
        Assert.Equal(drawn.Releases.Select(release => release.ExportId), Samples("annan").Draw(October).Releases.Select(release => release.ExportId));
        Assert.Equal("SampleDrawn", Code(() => Samples().Draw(October, 5, "b")));
        Assert.Equal("SampleDrawn", Code(() => Samples().Draw(October, 6, "a")));
        Assert.Single(store.Read(new RegisterQuery { Kinds = [EventKinds.AuditSampleDrawn] }));
        Assert.Single(Samples().All());
    }

    [Fact]
    public void Every_stratum_is_in_a_sample_that_has_room_and_the_gravest_come_first()
    {
        Fill(150);
        clock.Now = new DateTimeOffset(2026, 10, 31, 12, 0, 0, TimeSpan.Zero);
        Release("ny", Decisions.ToClinic() with { ProtectedIdentity = true });
        clock.Now = new DateTimeOffset(2026, 11, 5, 8, 0, 0, TimeSpan.Zero);
        var drawn = Samples().Draw(October);
        Assert.All(drawn.Strata, stratum => Assert.InRange(stratum.Drawn, 1, stratum.Count));
        Assert.Equal((151, drawn.Size), (drawn.Strata.Sum(stratum => stratum.Count), drawn.Strata.Sum(stratum => stratum.Drawn)));
        Assert.Equal(["skyddad identitet", "utlämnat för hand"], drawn.Releases[0].Reasons);
        Assert.Equal(ReleaseRisk.High, drawn.Releases[0].Risk);
    }

    [Fact]
    public void A_sample_smaller_than_the_strata_takes_the_gravest()
    {
        SampleStratum[] strata = [Stratum(ReleaseRisk.High, 2), Stratum(ReleaseRisk.Elevated, 90), Stratum(ReleaseRisk.Elevated, 5), Stratum(ReleaseRisk.Normal, 1000)];
        Assert.Equal([1, 1, 0, 0], SampleDraw.Allocate(strata, 2));
        Assert.Equal([1, 1, 1, 1], SampleDraw.Allocate(strata, 4));
        Assert.Equal([2, 90, 5, 1000], SampleDraw.Allocate(strata, 5000));
        static SampleStratum Stratum(ReleaseRisk risk, int count) => new("sve11", RecipientType.Hospital, risk, count, 0);
    }

    [Fact]
    public void A_larger_sample_holds_every_smaller_one_and_none_has_more_than_there_is()
    {
        var random = new Random(20261128);
        for (var round = 0; round < 200; round++)
        {
            SampleStratum[] strata = [.. Enumerable.Range(0, random.Next(1, 12)).Select(index => new SampleStratum($"u{index}", RecipientType.Clinic, (ReleaseRisk)random.Next(1, 4), random.Next(1, 60), 0))];
            var before = new int[strata.Length];
            for (var size = 1; size <= strata.Sum(stratum => stratum.Count) + 2; size++)
            {
                var places = SampleDraw.Allocate(strata, size);
                Assert.Equal(Math.Min(size, strata.Sum(stratum => stratum.Count)), places.Sum());
                Assert.All(places.Zip(before), pair => Assert.True(pair.First >= pair.Second));
                Assert.All(places.Zip(strata), pair => Assert.True(pair.First <= pair.Second.Count));
                before = places;
            }
        }
    }

    [Fact]
    public void A_changed_record_is_found_out()
    {
        Fill(40);
        Samples().Draw(October, 8, "a");
        using var changed = new MemoryRegister(clock);
        foreach (var item in store.Read(new RegisterQuery()))
            changed.Append([item.Kind == EventKinds.AuditSampleDrawn ? item with { Payload = item.Payload!.Text.Replace("\"seed\":\"a\"", "\"seed\":\"b\"", StringComparison.Ordinal) } : item]);
        Assert.Equal(SampleProof.Differs, new SampleRegister(changed, clock, Context("sve11")).Find(October)!.Proof);
        using var shorter = new MemoryRegister(clock);
        foreach (var item in store.Read(new RegisterQuery()).Skip(1)) shorter.Append([item]);
        Assert.Equal(SampleProof.Differs, new SampleRegister(shorter, clock, Context("sve11")).Find(October)!.Proof);
    }

    [Theory]
    [InlineData("2026-10", "2026-10-01", "2026-10-31")]
    [InlineData("2028-02", "2028-02-01", "2028-02-29")]
    [InlineData("2026-q4", "2026-10-01", "2026-12-31")]
    [InlineData("2026-K1", "2026-01-01", "2026-03-31")]
    [InlineData(" 2026 ", "2026-01-01", "2026-12-31")]
    public void A_period_is_a_month_a_quarter_or_a_year(string text, string first, string last)
    {
        var period = AuditPeriod.Parse(text);
        Assert.Equal((first, last), ($"{period.First:yyyy-MM-dd}", $"{period.Last:yyyy-MM-dd}"));
        Assert.Equal(period, AuditPeriod.Parse(period.Name));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-Q5")]
    [InlineData("oktober")]
    [InlineData("2026-1")]
    [InlineData("")]
    [InlineData("198112189876")]
    public void Anything_else_is_none(string text)
    {
        var error = Assert.Throws<RadOpsException>(() => AuditPeriod.Parse(text));
        Assert.Equal("PeriodMalformed", error.Code);
        Assert.DoesNotContain("9876", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Equal("PeriodNotOver", Code(() => Samples().Draw(October)));
        clock.Now = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(-1);
        Assert.Equal("PeriodNotOver", Code(() => Samples().Draw(October)));
        clock.Now = clock.Now.AddTicks(1);
        Assert.Equal("PeriodEmpty", Code(() => Samples().Draw(October)));
        Assert.Equal("SampleSizeInvalid", Code(() => Samples().Draw(October, 0)));
        Assert.Equal("SeedInvalid", Code(() => Samples().Draw(October, 1, "a\nb")));
        Assert.Empty(store.Read(new RegisterQuery()));
    }

    [Fact]
    public void A_review_is_recorded_once_and_a_later_one_stands_beside_it()
    {
        Fill(20);
        var id = Samples().Draw(October, 3).Releases[1].ExportId;
        var before = store.ReadHead().Position;
        var reviewed = Samples("chef1").Review(October, id.ToLowerInvariant(), ReviewOutcome.FollowUp, "Eva Ek, verksamhetschef", "frågar om 19811218-9876");
        Assert.Equal((ReviewOutcome.FollowUp, "Eva Ek, verksamhetschef", "chef1", "frågar om 19811218-****"), (reviewed.Outcome!.Value, reviewed.By, reviewed.ReviewedBy, reviewed.Comment));
        Samples("chef1").Review(October, id, ReviewOutcome.FollowUp, "Eva Ek, verksamhetschef", "frågar om 19811218-9876");
        Assert.Equal(before + 1, store.ReadHead().Position);
        Assert.Equal(SampleStatus.UnderReview, Samples().Find(October)!.Status);
        Samples("chef1").Review(October, id, ReviewOutcome.Justified, "Eva Ek, verksamhetschef");
        Assert.Equal(ReviewOutcome.Justified, Samples().Find(October)!.Releases[1].Outcome);
        Assert.Equal(2, store.Read(new RegisterQuery { Kinds = [EventKinds.AuditReviewed] }).Count());
        Assert.DoesNotContain("9876", string.Concat(store.Read(new RegisterQuery { Kinds = [EventKinds.AuditReviewed] }).Select(item => item.Payload?.Text)), StringComparison.Ordinal);
        Assert.True(RegisterChain.Verify(store.Read(new RegisterQuery()), store.ReadHead()).Holds);
    }

    [Fact]
    public void What_cannot_be_reviewed_is_refused()
    {
        Fill(20);
        Assert.Equal("SampleNotFound", Code(() => Samples().Review(October, "R-1", ReviewOutcome.Justified)));
        var drawn = Samples().Draw(October, 3);
        Assert.Equal("ReleaseNotSampled", Code(() => Samples().Review(October, "R-20261001-XXXXXX", ReviewOutcome.Justified)));
        Assert.Equal("ReviewCommentMissing", Code(() => Samples().Review(October, drawn.Releases[0].ExportId, ReviewOutcome.NotJustified, comment: " ")));
        Assert.Empty(store.Read(new RegisterQuery { Kinds = [EventKinds.AuditReviewed] }));
    }

    [Fact]
    public void The_audit_reminds_until_a_month_is_drawn_and_reviewed()
    {
        Fill(20);
        clock.Now = new DateTimeOffset(2026, 11, 7, 23, 0, 0, TimeSpan.Zero);
        Assert.Empty(Reminders());
        clock.Now = clock.Now.AddHours(1);
        var missing = Assert.Single(Reminders());
        Assert.Equal((AuditCodes.SampleMissing, 7, "HSLF-FS 2016:40, 4 kap. 9 §"), (missing.Code, missing.AgeDays!.Value, missing.Rules[0]));
        Assert.Contains("2026-10 (20 st.)", missing.Message, StringComparison.Ordinal);
        var drawn = Samples().Draw(October, 3);
        Assert.Empty(Reminders());
        clock.Now = clock.Now.AddDays(7);
        Assert.Equal([AuditCodes.ReviewMissing], Reminders().Select(finding => finding.Code));
        Samples("chef1").Review(October, drawn.Releases[0].ExportId, ReviewOutcome.Justified);
        Samples("chef1").Review(October, drawn.Releases[1].ExportId, ReviewOutcome.FollowUp, comment: "frågar");
        Samples("chef1").Review(October, drawn.Releases[2].ExportId, ReviewOutcome.NotJustified, comment: "fel klinik");
        Assert.Equal([(AuditCodes.NotJustified, FindingSeverity.Error), (AuditCodes.ReviewFollowUp, FindingSeverity.Warning)], Reminders().Select(finding => (finding.Code, finding.Severity)));
        Samples("chef1").Review(October, drawn.Releases[1].ExportId, ReviewOutcome.Justified);
        Samples("chef1").Review(October, drawn.Releases[2].ExportId, ReviewOutcome.NotJustified, comment: "fel klinik", reference: "AV-17");
        Assert.Equal([(AuditCodes.NotJustified, FindingSeverity.Information)], Reminders().Select(finding => (finding.Code, finding.Severity)));
    }

    [Fact]
    public void A_quarter_covers_its_months_and_imported_lists_ask_for_none()
    {
        Fill(5);
        clock.Now = new DateTimeOffset(2027, 1, 20, 8, 0, 0, TimeSpan.Zero);
        new ReleaseRegister(store, clock, Context("sve11")).Import(RegisterLineReader.Read(["CT torax 200608: Länkas till Media SU/S."], Decisions.Day).SelectMany(line => ImportedRelease.From(line)));
        Assert.Equal([AuditCodes.SampleMissing], Reminders().Select(finding => finding.Code));
        Samples().Draw(AuditPeriod.Parse("2026-Q4"), 2);
        Assert.Empty(Reminders());
    }

    [Fact]
    public void Whoever_reviews_what_he_released_himself_is_found()
    {
        Fill(20);
        var release = Samples().Draw(October, 1).Releases[0];
        Samples(release.Operator.ToUpperInvariant()).Review(October, release.ExportId, ReviewOutcome.Justified);
        Assert.Equal([AuditCodes.ReviewOfOwnRelease], Reminders().Select(finding => finding.Code));
        Samples("chef1").Review(October, release.ExportId, ReviewOutcome.Justified);
        Assert.Empty(Reminders());
    }

    [Fact]
    public void Nothing_of_a_sample_shows_an_identity()
    {
        Fill(10);
        var text = string.Join("\n", Samples().Draw(October, 10).Releases.Select(release => System.Text.Json.JsonSerializer.Serialize(release)));
        Assert.Contains("19811218-****", text, StringComparison.Ordinal);
        Assert.DoesNotContain("9876", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Öberg", text, StringComparison.Ordinal);
    }

    private static OperatorContext Context(string who) => new(who, "Röntgen");

    private static string Code(Action action) => Assert.Throws<RadOpsException>(action).Code;

    private SampleRegister Samples(string who = "granskare") => new(store, clock, Context(who));

    private IReadOnlyList<AuditFinding> Reminders() =>
        [.. ReleaseAudit.Run(store, clock).Findings.Where(finding => finding.Rules.Contains("HSLF-FS 2016:40, 4 kap. 9 §"))];

    /// <summary>A month's releases of three users, to clinics and patients; the clock then stands in the month after.</summary>
    private void Fill(int count)
    {
        for (var index = 0; index < count; index++)
        {
            clock.Now = new DateTimeOffset(2026, 10, 1 + (index % 31), 8, 0, 0, TimeSpan.Zero).AddSeconds(index);
            Release($"u{index % 3}", index % 4 == 0 ? Decisions.ToPatient() : Decisions.ToClinic());
        }

        clock.Now = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    }

    private void Release(string who, ReleaseRequest request)
    {
        var name = $"R-20261001-{++number:000000}";
        var route = request.Recipient == RecipientType.Patient ? ReleaseRoute.Media : ReleaseRoute.Iep;
        new ReleaseRegister(store, clock, Context(who)).Record(ReleaseRecord.From(Decisions.Allow(request, route), name, ReleaseOrigin.Manual) with { Proof = "kvitto" });
    }
}
