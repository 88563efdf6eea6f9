using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Site;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>The audit at the console: what it finds, records, compares and exempts.</summary>
public sealed class AuditCommandTests : IDisposable
{
    private readonly ToolProcess tool = new();

    public AuditCommandTests()
    {
        tool.File("site.yaml", "site: Röntgen Provsjukhuset\nregister: sqlite:register.db\nexemptions: undantag.csv\n");
        tool.File("undantag.csv", "Code;ExportId;Who;Why;Until\n");
        Release("R-20260215-AAAAA1");
        Release("R-20260215-AAAAA2");
    }

    public void Dispose() => tool.Dispose();

    [Fact]
    public void What_is_new_still_there_and_gone_is_told_against_the_last_recorded_audit()
    {
        var before = File.ReadAllBytes(Register);
        var (code, output, errors) = tool.Run("audit", "--trend", "--record", "--html", "rev-{date}.html", "--what-if", "--site", "site.yaml");
        Assert.True(code == 1, errors);
        Assert.Contains("no earlier audit is recorded", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(tool.Folder, "*.html"));
        Assert.Equal(before, File.ReadAllBytes(Register));

        var first = Findings(tool.Run("audit", "--record", "--html", "rev-{date}.html", "--site", "site.yaml", "--output", "json"));
        Assert.Matches(@"^rev-\d{4}-\d\d-\d\d\.html$", Path.GetFileName(Assert.Single(Directory.GetFiles(tool.Folder, "*.html"))));
        Assert.Equal(["R-20260215-AAAAA1", "R-20260215-AAAAA2"], first.Where(finding => finding.Code == "NotFinallySigned").Select(finding => finding.Id).Order(StringComparer.Ordinal));
        Release("R-20260215-AAAAA3");
        Assert.Equal([("R-20260215-AAAAA1", "Still"), ("R-20260215-AAAAA2", "Still"), ("R-20260215-AAAAA3", "New")], Findings(tool.Run("audit", "--site", "site.yaml", "--output", "json")).Where(finding => finding.Code == "NotFinallySigned").Select(finding => (finding.Id, finding.Trend)).Order());

        var trend = tool.Run("audit", "--trend", "--site", "site.yaml", "--output", "json");
        Assert.Equal(1, trend.ExitCode);
        var signed = JsonDocument.Parse(trend.Output).RootElement.EnumerateArray().Single(row => row.GetProperty("Code").GetString() == "NotFinallySigned");
        Assert.Equal((1, 2, 0), (signed.GetProperty("New").GetInt32(), signed.GetProperty("Still").GetInt32(), signed.GetProperty("Gone").GetInt32()));
    }

    [Fact]
    public void What_somebody_has_answered_for_is_shown_as_that_and_does_not_count()
    {
        var counted = tool.Run("audit", "--fail-on", "error", "--site", "site.yaml", "--output", "json");
        Assert.Equal(1, counted.ExitCode);
        // Everything that is an error here, for all releases, until a day that has not been.
        var codes = Rows(counted).Where(row => row.GetProperty("Severity").GetString() == "Error").Select(row => row.GetProperty("Code").GetString()).Distinct().ToList();
        tool.File("undantag.csv", "Code;ExportId;Who;Why;Until\n" + string.Concat(codes.Select(code => $"{code};*;Eva Ek;jourens beslut;2099-12-31\n")));
        var exempted = tool.Run("audit", "--fail-on", "error", "--site", "site.yaml", "--output", "json");
        Assert.Equal(0, exempted.ExitCode);
        var found = Rows(exempted).First(row => row.GetProperty("Code").GetString() == "NotFinallySigned");
        Assert.Equal(("Eva Ek", "2099-12-31", "jourens beslut"), (found.GetProperty("ExemptedBy").GetString(), found.GetProperty("ExemptedUntil").GetString(), found.GetProperty("ExemptionReason").GetString()));
        Assert.StartsWith("(undantaget) ", found.GetProperty("Message").GetString(), StringComparison.Ordinal);

        tool.File("undantag.csv", "Code;ExportId;Who;Why;Until\nNotFinallySigned;*;Eva Ek;jourens beslut;2026-01-31\n");
        var expired = tool.Run("audit", "--fail-on", "error", "--site", "site.yaml", "--output", "json");
        Assert.Equal(1, expired.ExitCode);
        Assert.Contains("ExemptionExpired", Findings(expired).Select(finding => finding.Code));
        tool.File("undantag.csv", "Code;Who\n");
        var (wrong, _, told) = tool.Run("audit", "--site", "site.yaml");
        Assert.Equal(2, wrong);
        Assert.Contains("undantag.csv, row 1: the column Why is missing", told, StringComparison.Ordinal);
    }

    private string Register => Path.Combine(tool.Folder, "register.db");

    private void Release(string exportId)
    {
        using var workplace = Workplace.Open(new WorkplaceOptions { Register = $"sqlite:{Register}", CareUnit = "Röntgen", Environment = _ => null });
        var request = new ReleaseRequest { RequestId = exportId[^2..], Organisation = "NuSjukvarden", PatientId = PatientId.Parse("191212121212", new(2026, 1, 1)), AccessionNumber = exportId[^2..], Examination = "CT torax", Recipient = RecipientType.Patient, Purpose = ReleasePurpose.PrivateUse, Signature = SignatureStatus.Unsigned };
        workplace.Releases.RecordManual(ReleaseRecord.From(workplace.Desk.Decide(request), exportId, ReleaseOrigin.Manual, MediumType.Cd) with { Images = true, Proof = "kvitto", Occurred = new(2026, 2, 15, 12, 0, 0, TimeSpan.Zero) }, CompletedSteps.None, PriceList.Empty);
    }

    private static List<JsonElement> Rows((int ExitCode, string Output, string Errors) run) => [.. JsonDocument.Parse(run.Output).RootElement.EnumerateArray()];

    private static List<(string Code, string? Id, string? Trend)> Findings((int ExitCode, string Output, string Errors) run) =>
        [.. Rows(run).Select(row => (row.GetProperty("Code").GetString()!, row.GetProperty("ExportId").GetString(), row.GetProperty("Trend").GetString()))];
}
