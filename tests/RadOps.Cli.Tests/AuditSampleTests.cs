using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Site;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>Spot checks and accounts to patients at the console.</summary>
public sealed class AuditSampleTests : IDisposable
{
    private readonly ToolProcess tool = new();

    public AuditSampleTests()
    {
        tool.File("site.yaml", "site: Röntgen Provsjukhuset\nregister: sqlite:register.db\n");
        using var workplace = Workplace.Open(new WorkplaceOptions { Register = $"sqlite:{Path.Combine(tool.Folder, "register.db")}", CareUnit = "Röntgen" });
        for (var number = 1; number <= 4; number++)
        {
            var request = new ReleaseRequest
            {
                RequestId = $"P{number}",
                Organisation = "NuSjukvarden",
                PatientId = PatientId.Parse("191212121212", new(2026, 1, 1)),
                AccessionNumber = $"N{number}",
                Examination = "CT torax",
                Recipient = RecipientType.Patient,
                Purpose = ReleasePurpose.PrivateUse,
                Signature = SignatureStatus.Final,
            };
            var record = ReleaseRecord.From(workplace.Desk.Decide(request), $"R-20200215-AAAAA{number}", ReleaseOrigin.Manual, MediumType.Cd) with { Images = true, Proof = "kvitto", Occurred = new(2020, 2, 15, 12, number, 0, TimeSpan.Zero) };
            workplace.Releases.RecordManual(record, CompletedSteps.None, PriceList.Empty);
        }
    }

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_sample_is_drawn_reviewed_and_shown()
    {
        var (code, output, errors) = Run("sample", "draw", "2020-02", "--size", "3", "--sheet", "blad.html", "--sheet", "blad.csv");
        Assert.Equal((0, ""), (code, errors));
        var drawn = JsonDocument.Parse(output).RootElement.EnumerateArray().Select(row => row.GetProperty("ExportId").GetString()!).ToList();
        Assert.Equal(3, drawn.Count);
        Assert.All(drawn, id => Assert.Contains(id, File.ReadAllText(Path.Combine(tool.Folder, "blad.csv")), StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(tool.Folder, "blad.html")));
        Assert.Equal(output, Run("sample", "draw", "2020-02").Output);

        Assert.Equal(1, Run("sample", "list").ExitCode);
        Assert.Equal(0, Run(["sample", "review", "2020-02", .. drawn, "--outcome", "Justified", "--by", "Eva Ek"]).ExitCode);
        var (listed, list, _) = Run("sample", "list");
        var sample = JsonDocument.Parse(list).RootElement[0];
        Assert.Equal((0, "Reviewed", "Proved", 4, 3), (listed, sample.GetProperty("Status").GetString(), sample.GetProperty("Proof").GetString(), sample.GetProperty("Population").GetInt32(), sample.GetProperty("Size").GetInt32()));
        Assert.Equal(2, Run("sample", "draw", "2020-02", "--seed", "annat").ExitCode);
        Assert.Equal(2, Run("sample", "draw", "februari").ExitCode);
    }

    [Fact]
    public void What_if_draws_and_writes_nothing()
    {
        var before = File.ReadAllBytes(Path.Combine(tool.Folder, "register.db"));
        Assert.Equal("What if: draw the sample of 2020-02.", Run("sample", "draw", "2020-02", "--sheet", "blad.html", "--what-if").Output.Trim());
        Assert.Contains("What if: write the account of 4 releases", Run("disclosure", "R-20200215-AAAAA1", "--file", "utdrag.html", "--what-if").Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(tool.Folder, "register.db")));
        Assert.Equal(["register.db", "site.yaml"], Directory.GetFiles(tool.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void What_is_old_enough_is_disposed_of_when_it_is_meant()
    {
        // The release and its invoice basis, taken in by the register in 2020, and not merely said to have happened then.
        using (var former = Workplace.Open(new WorkplaceOptions { Register = $"sqlite:{Path.Combine(tool.Folder, "old.db")}", CareUnit = "Röntgen", Clock = new SetClock(new(2020, 3, 1, 8, 0, 0, TimeSpan.Zero)) }))
        {
            var request = new ReleaseRequest { RequestId = "P1", Organisation = "NuSjukvarden", PatientId = PatientId.Parse("191212121212", new(2020, 1, 1)), Recipient = RecipientType.Patient, Signature = SignatureStatus.Final };
            former.Releases.RecordManual(ReleaseRecord.From(former.Desk.Decide(request), "R-20200301-AAAAA1", ReleaseOrigin.Manual, MediumType.Cd) with { Images = true, Proof = "kvitto" }, CompletedSteps.None, PriceList.Empty);
        }

        string[] dispose = ["register", "dispose", "--before", "2021-01-01", "--decision", "dnr 2026/17", "--register", "sqlite:old.db"];
        Assert.StartsWith("2 payloads would be disposed of, 1 of them of a release", Run([.. dispose, "--what-if"]).Output, StringComparison.Ordinal);
        Assert.Equal(2, Run(dispose).ExitCode);
        var (code, output, errors) = Run([.. dispose, "--yes"]);
        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("2 payloads disposed of, 1 of them of a release", output, StringComparison.Ordinal);
        Assert.Equal(0, Run("register", "verify", "--register", "sqlite:old.db").ExitCode);
        Assert.Equal(1, Run("register", "dispose", "--before", "2090-01-01", "--decision", "dnr", "--yes", "--register", "sqlite:old.db").ExitCode);
    }

    [Fact]
    public void A_patient_is_named_by_a_release_or_by_a_number_that_is_never_an_argument()
    {
        var (code, output, errors) = Run("disclosure", "R-20200215-AAAAA2", "--file", "utdrag.csv");
        Assert.Equal((0, "", 4), (code, errors, JsonDocument.Parse(output).RootElement.GetArrayLength()));
        Assert.Contains("19121212-****", File.ReadAllText(Path.Combine(tool.Folder, "utdrag.csv")), StringComparison.Ordinal);
        Assert.Equal(output, tool.RunWith("19121212-1212\n", "disclosure", "--site", "site.yaml", "--output", "json").Output);
        var wrong = tool.RunWith("19121212-1213\n", "disclosure", "--site", "site.yaml");
        Assert.Equal(2, wrong.ExitCode);
        Assert.DoesNotContain("1213", wrong.Output + wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Run("disclosure", "R-20200215-AAAAA2", "--file", "utdrag.csv").ExitCode);
    }

    private (int ExitCode, string Output, string Errors) Run(params string[] args) => tool.Run([.. args, "--site", "site.yaml", "--output", "json"]);
}
