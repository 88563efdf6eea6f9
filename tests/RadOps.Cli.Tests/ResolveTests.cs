using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>radops resolve: facts filled in, with their sources.</summary>
public sealed class ResolveTests : IDisposable
{
    private const string Directory = "Name;Type;Location;MediaUnit;IepConnected;Fax;Checked\nSjukhuset Öster;Sjukhus;Inom regionen;Röntgen Öster;ja;;2020-05-01\n";

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

    [Fact]
    public void The_directory_fills_in_what_an_order_lacks_and_what_it_contradicts_is_told()
    {
        tool.File("site.yaml", "site: S\norganisation: NuSjukvarden\nrecipients: mottagare.csv\n");
        tool.File("mottagare.csv", Directory);
        tool.File("orders.csv", "RequestId;Recipient;RecipientName;IepConnected;PatientId\nR1;Hospital;Sjukhuset Öster;;19121212-1212\nR2;Hospital;sjukhuset öster;nej;\nR3;Fel;;;\n");
        var (code, output, errors) = tool.Run("resolve", "orders.csv", "--site", "site.yaml", "--output", "json");
        Assert.Equal(2, code);
        using var json = JsonDocument.Parse(output);
        var (first, second) = (json.RootElement[0], json.RootElement[1]);
        Assert.Equal(("InsideRegion", "Röntgen Öster", "true"), (first.GetProperty("RecipientLocation").GetString(), first.GetProperty("MediaUnit").GetString(), first.GetProperty("IepConnected").GetString()));
        Assert.Contains(first.GetProperty("Facts").EnumerateArray(), fact => fact.GetProperty("Column").GetString() == "MediaUnit" && fact.GetProperty("Source").GetString() == "mottagarkatalogen, kontrollerad 2020-05-01");
        Assert.Equal("RecipientStale", first.GetProperty("Flags")[0].GetString());
        Assert.Equal("IepConnected", second.GetProperty("Disputes")[0].GetProperty("Column").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("IepConnected").ValueKind);
        Assert.Contains("row 4, column Recipient", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("1212-1212", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_without_sources_says_what_to_set()
    {
        tool.File("orders.csv", "RequestId;Recipient\nR1;Hospital\n");
        var (code, _, errors) = tool.Run("resolve", "orders.csv");
        Assert.Equal(2, code);
        Assert.Contains("ris.view, ris.hl7, recipients", errors, StringComparison.Ordinal);
    }

    [Fact, Requirement("N-19")]
    public async Task Many_studies_are_looked_for_in_bfr_at_once_and_the_uid_comes_from_pacs_where_nobody_knows_it()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        using var bfr = await Archive.StartAsync(aeTitle: "BFR");
        tool.File("site.yaml", $$"""
            site: S
            organisation: NuSjukvarden
            nodes:
              pacs: { role: Pacs, aeTitle: PACS, host: 127.0.0.1, port: {{pacs.Port}} }
              bfr: { role: Bfr, aeTitle: BFR, host: 127.0.0.1, port: {{bfr.Port}} }
            """);
        var partly = Study("A2", 5);
        await pacs.AddAsync([.. Study("A1", 3), .. partly, .. Study("A3", 2)]);
        await bfr.AddAsync([.. Study("A1", 3), .. partly.Skip(1)]);
        tool.File("orders.csv", "RequestId;Recipient;PatientId;AccessionNumber\nR1;Hospital;19121212-1212;A1\nR2;Hospital;19121212-1212;A2\nR3;Hospital;19121212-1212;A3\n");
        var (code, output, errors) = tool.Run("resolve", "orders.csv", "--site", "site.yaml", "--output", "json");
        Assert.Equal((0, ""), (code, errors));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["true", "false", "false"], json.RootElement.EnumerateArray().Select(one => one.GetProperty("ArchivedInBfr").GetString()));

        // With the UIDs that it told, they are asked for together, and counted.
        var uids = json.RootElement.EnumerateArray().Select(one => one.GetProperty("StudyInstanceUid").GetString()).ToList();
        tool.File("named.csv", $"RequestId;Recipient;PatientId;AccessionNumber;StudyInstanceUid\nR1;Hospital;19121212-1212;A1;{uids[0]}\nR2;Hospital;19121212-1212;A2;{uids[1]}\nR3;Hospital;19121212-1212;A3;{uids[2]}\n");
        (code, output, errors) = tool.Run("resolve", "named.csv", "--site", "site.yaml", "--output", "json");
        Assert.Equal((0, ""), (code, errors));
        using var counted = JsonDocument.Parse(output);
        Assert.Equal(["true", "false", "false"], counted.RootElement.EnumerateArray().Select(one => one.GetProperty("ArchivedInBfr").GetString()));
        Assert.Contains("bfr har 4 av 5 bilder (nodernas egen räkning)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bfr_that_does_not_answer_is_told_and_is_no_answer()
    {
        tool.File("site.yaml", "site: S\norganisation: NuSjukvarden\nnodes:\n  pacs: { role: Pacs, aeTitle: P, host: 127.0.0.1, port: 1 }\n  bfr: { role: Bfr, aeTitle: B, host: 127.0.0.1, port: 1 }\n");
        tool.File("orders.csv", "RequestId;Recipient;AccessionNumber;StudyInstanceUid\nR1;Hospital;A1;1.2.3\nR2;Hospital;A2;1.2.4\n");
        var (code, output, errors) = tool.Run("resolve", "orders.csv", "--site", "site.yaml", "--output", "json");
        Assert.Equal(3, code);
        Assert.Contains("did not answer", errors, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        Assert.All(json.RootElement.EnumerateArray(), one => Assert.Equal(JsonValueKind.Null, one.GetProperty("ArchivedInBfr").ValueKind));
    }
}
