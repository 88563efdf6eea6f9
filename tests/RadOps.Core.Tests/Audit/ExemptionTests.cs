using RadOps.Core.Audit;
using RadOps.Core.Audit.Exemptions;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit;

public sealed class ExemptionTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    private readonly SetClock clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly MemoryRegister store;
    private readonly string id;

    public ExemptionTests()
    {
        store = new MemoryRegister(clock);
        var register = new ReleaseRegister(store, clock, new OperatorContext("sve11", "Röntgen"));
        id = register.NewExportId();
        register.Record(ReleaseRecord.From(Decisions.Allow(Decisions.ToPatient() with { Signature = SignatureStatus.Preliminary }, ReleaseRoute.Media), id, ReleaseOrigin.Manual) with { Proof = "kvitto" });
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void What_somebody_has_answered_for_is_shown_as_that_and_counts_as_nothing()
    {
        Assert.Equal(1, Audit().Count(FindingSeverity.Error));
        var report = Audit(Exemption());
        var finding = Assert.Single(report.Findings);
        Assert.Equal((AuditCodes.NotFinallySigned, FindingSeverity.Error, true), (finding.Code, finding.Severity, finding.IsExempted));
        Assert.Equal(("Eva Ek, verksamhetschef", "jourens beslut 12/11", Day), (finding.Exemption!.Who, finding.Exemption.Why, finding.Exemption.Until));
        Assert.Equal((0, 0, 1), (report.Count(FindingSeverity.Error), report.CountFrom(FindingSeverity.Information), report.Exempted));
    }

    [Fact]
    public void It_counts_on_its_last_day_and_is_itself_a_finding_on_the_day_after()
    {
        clock.Now = new DateTimeOffset(2026, 11, 30, 20, 0, 0, TimeSpan.Zero);
        Assert.True(Audit(Exemption()).Findings.Single(finding => finding.Code == AuditCodes.NotFinallySigned).IsExempted);
        clock.Now = clock.Now.AddDays(1);
        var report = Audit(Exemption());
        Assert.False(report.Findings.Single(finding => finding.Code == AuditCodes.NotFinallySigned).IsExempted);
        var expired = report.Findings.Single(finding => finding.Code == AuditCodes.ExemptionExpired);
        Assert.Equal(FindingSeverity.Warning, expired.Severity);
        Assert.Contains("gick ut 2026-11-30", expired.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Code", "vilket slags fynd")]
    [InlineData("Unknown", "koden NoSuchCode finns inte")]
    [InlineData("Chain", "ChainBroken kan inte undantas")]
    [InlineData("ExportId", "vilket utlämnande")]
    [InlineData("Patient", "betecknad med ett personnummer")]
    [InlineData("Who", "vem som beslutade")]
    [InlineData("Why", "varför")]
    [InlineData("Until", "till vilken dag")]
    public void One_that_does_not_say_all_does_not_count_and_is_itself_a_finding(string what, string words)
    {
        var whole = Exemption();
        var report = Audit(what switch
        {
            "Code" => whole with { Code = null },
            "Unknown" => whole with { Code = "NoSuchCode" },
            "Chain" => whole with { Code = AuditCodes.ChainBroken },
            "ExportId" => whole with { ExportId = null },
            "Patient" => whole with { ExportId = null, RequestId = "19811218-9876" },
            "Who" => whole with { Who = null },
            "Why" => whole with { Why = null },
            _ => whole with { Until = null },
        });
        Assert.False(report.Findings.Single(finding => finding.Code == AuditCodes.NotFinallySigned).IsExempted);
        var incomplete = report.Findings.Single(finding => finding.Code == AuditCodes.ExemptionIncomplete);
        Assert.Equal(FindingSeverity.Error, incomplete.Severity);
        Assert.Contains("rad 2", incomplete.Message, StringComparison.Ordinal);
        Assert.Contains(words, incomplete.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_about_what_it_names_and_nothing_else()
    {
        Assert.Equal(0, Audit(Exemption() with { ExportId = "R-20261101-AAAAAA" }).Exempted);
        Assert.Equal(0, Audit(Exemption() with { Organisation = "RegionHalland" }).Exempted);
        Assert.Equal(0, Audit(Exemption() with { Code = AuditCodes.UnsignedReport }).Exempted);
        Assert.Equal(1, Audit(Exemption() with { ExportId = "*", Organisation = "nusjukvarden" }).Exempted);
        Assert.Equal(1, Audit(Exemption() with { ExportId = null, RequestId = "P-1" }).Exempted);
    }

    [Fact]
    public void An_identity_in_the_reason_is_masked() =>
        Assert.DoesNotContain("9876", Audit(Exemption() with { Why = "gällde 19811218-9876" }).Findings[0].ToString(), StringComparison.Ordinal);

    private AuditExemption Exemption() => new(2, AuditCodes.NotFinallySigned, id, null, null, "Eva Ek, verksamhetschef", "jourens beslut 12/11", Day);

    private AuditReport Audit(params AuditExemption[] exemptions) => ReleaseAudit.Run(store, clock, new AuditOptions { Exemptions = exemptions, OpenAfterDays = 3000 }, TestContext.Current.CancellationToken);
}
