using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>radops find, against archives that run.</summary>
public sealed class FindTests : IDisposable
{
    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    private IReadOnlyList<string> Study(string accession, int count) => new SyntheticStudy
    {
        Modality = SyntheticModality.Ct,
        PatientName = new("Öberg^Åsa Märta"),
        PatientId = PatientId.Unverified("191212121212"),
        AccessionNumber = accession,
        StudyDate = new(2026, 6, 8),
        InstanceCount = count,
        PixelSize = 16,
    }.Write(Path.Combine(tool.Folder, accession), TestContext.Current.CancellationToken);

    private void WriteSite(Archive pacs, int bfrPort) => tool.File("site.yaml", $$"""
        site: Röntgen Provsjukhuset
        organisation: NuSjukvarden
        nodes:
          pacs: { role: Pacs, aeTitle: PACS, host: 127.0.0.1, port: {{pacs.Port}} }
          bfr: { role: Bfr, aeTitle: BFR, host: 127.0.0.1, port: {{bfrPort}} }
        """);

    [Fact]
    public async Task A_file_of_requests_is_told_where_its_studies_are()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        using var bfr = await Archive.StartAsync(aeTitle: "BFR");
        WriteSite(pacs, bfr.Port);
        var partly = Study("A2", 5);
        await pacs.AddAsync([.. Study("A1", 3), .. partly]);
        await bfr.AddAsync([.. Study("A1", 3), .. partly.Skip(1)]);
        tool.File("orders.csv", "RequestId;Recipient;PatientId;AccessionNumber;SignedAt\nR1;Hospital;19121212-1212;A1;\nR2;Hospital;19121212-1212;A2;2026-06-08 10:15\nR3;Hospital;19121212-1213;A2;\nR4;Hospital;;;\n");

        var (code, output, errors) = tool.Run("find", "orders.csv", "--site", "site.yaml", "--output", "json");

        Assert.Equal(2, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal([("R1", true, "Fetch"), ("R2", false, "Overdue")], json.RootElement.EnumerateArray().Select(found => (found.GetProperty("RequestId").GetString()!, found.GetProperty("ArchivedInBfr").GetBoolean(), found.GetProperty("Advice").GetString()!)));
        Assert.Equal(1, json.RootElement[1].GetProperty("Copies")[1].GetProperty("Missing").GetArrayLength());
        Assert.Equal("Partly", json.RootElement[1].GetProperty("Copies")[1].GetProperty("Status").GetString());
        Assert.Contains("row 4, column PatientId", errors, StringComparison.Ordinal);
        Assert.Contains("R4: The request names no study", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("1212-1212", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain("191212121212", output + errors, StringComparison.Ordinal);

        (code, output, errors) = tool.Run("find", "--accession", "A1", "--site", "site.yaml");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("pacs 3;bfr 3", output, StringComparison.Ordinal);
        Assert.Equal(1, tool.Run("find", "--accession", "A2", "--emergency", "--site", "site.yaml").ExitCode);
        Assert.Equal(2, tool.Run("find", "--patient", "19121212-1212", "--site", "site.yaml", "--output", "csv").Output.Split('\n').Count(line => line.Contains("19121212-****", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Media_are_made_of_what_the_archive_has()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        WriteSite(pacs, pacs.Port);
        await pacs.AddAsync(Study("A1", 3));
        tool.File("orders.csv", "RequestId;PatientId;AccessionNumber;Examination;ExaminationDate;Recipient;RecipientLocation;RecipientName;Destination;Orderer;OrderingClinic;Signature;Consent;IepConnected;Medium\n"
            + "R1;19121212-1212;A1;CT torax;2026-06-08;Hospital;OutsideRegion;Karlstad centralsjukhus;Röntgen Karlstad;dr Vik;Ortopedkliniken Karlstad;Final;Written;nej;Cd\n"
            + "R2;19121212-1212;A2;CT torax;2026-06-08;Hospital;OutsideRegion;Karlstad centralsjukhus;Röntgen Karlstad;dr Vik;Ortopedkliniken Karlstad;Final;Written;nej;Cd\n");
        string[] export = ["export", "orders.csv", "--source", "pacs", "--destination", "media", "--site", "site.yaml", "--register", "sqlite:register.db"];

        var (code, output, errors) = tool.Run([.. export, "--what-if"]);
        Assert.Equal(2, code);
        Assert.Contains("Fetch 3 instances from pacs", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(tool.Folder, "media")));

        (code, output, errors) = tool.Run([.. export, "--output", "json"]);
        Assert.Equal(2, code);
        using var made = JsonDocument.Parse(output);
        Assert.Equal(3, made.RootElement[0].GetProperty("InstanceCount").GetInt32());
        Assert.Equal(0, tool.Run("medium", made.RootElement[0].GetProperty("Path").GetString()!).ExitCode);
        Assert.Contains("orders.csv, row 3: pacs has no such study", errors, StringComparison.Ordinal);
        Assert.Equal(2, tool.Run("export", "orders.csv", "--destination", "media").ExitCode);
    }

    [Fact]
    public async Task A_node_that_is_down_is_exit_code_3_and_told_once()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        WriteSite(pacs, PeerProcess.FreePort());
        await pacs.AddAsync(Study("A1", 3));

        var (code, output, errors) = tool.Run("find", "--accession", "A1", "--accession", "A1", "--site", "site.yaml");

        Assert.Equal(3, code);
        Assert.Contains("bfr ?", output, StringComparison.Ordinal);
        Assert.Contains("inte känt: bfr svarade inte", output, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.StartsWith("radops: bfr did not answer: Nothing listens", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("find")]
    [InlineData("find", "orders.csv", "--accession", "A1")]
    [InlineData("find", "--accession", "A1", "--signed-at", "i går")]
    [InlineData("find", "--accession", "A1")]
    [InlineData("find", "--patient", "19121212-1213")]
    public void Bad_usage_is_exit_code_2(params string[] args) => Assert.Equal(2, tool.Run(args).ExitCode);
}
