using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary><c>radops send</c> and <c>radops confirm</c>, each as a process of its own, to a real archive.</summary>
public sealed class SendTests : IDisposable
{
    private const string Header = "RequestId;Organisation;PatientId;AccessionNumber;Examination;ExaminationDate;Recipient;RecipientLocation;RecipientName;Destination;Orderer;OrderingClinic;Signature;Consent;ConsentBy;ConsentAt;IepConnected\n";

    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Order(string id, string accession, string connected = "ja") =>
        $"{id};NuSjukvarden;19121212-1212;{accession};CT torax;2026-06-08;Hospital;OutsideRegion;Karlstad centralsjukhus;Röntgen Karlstad;dr Vik;Ortopedkliniken Karlstad;Final;Written;dr Vik;2026-06-08;{connected}\n";

    [Fact, Requirement("N-21", "C53")]
    public async Task Studies_are_sent_to_bfr_proved_and_sent_once()
    {
        using var archive = await StartAsync();
        AddStudy("N1", 5);
        AddStudy("N2", 3);
        var (code, output, errors) = Send("--to", "bfr", "--transfer-purpose", "InRegionCare", "--output", "json");
        Assert.Equal((0, ""), (code, errors));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["N1", "N2"], json.RootElement.EnumerateArray().Select(result => result.GetProperty("RequestId").GetString()!).Order());
        Assert.All(json.RootElement.EnumerateArray(), result => Assert.Equal("Complete", result.GetProperty("Outcome").GetString()));
        Assert.All(json.RootElement.EnumerateArray(), result => Assert.Equal("Skickat bilder till BFR via Teleradiologidestination.", result.GetProperty("ReferralNote").GetString()));
        Assert.Equal(8, json.RootElement.EnumerateArray().Sum(result => result.GetProperty("Instances").EnumerateArray().Count(instance => instance.GetProperty("Verified").GetBoolean())));
        Assert.Equal(8, await archive.CountAsync());
        Assert.DoesNotContain("1212121212", output, StringComparison.Ordinal);
        Assert.DoesNotContain("berg", output, StringComparison.Ordinal);

        var again = Send("--to", "bfr", "--transfer-purpose", "inregioncare", "--output", "csv");
        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        Assert.Contains(";NotNeeded;", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("audit", "--site", "site.yaml").ExitCode);
    }

    [Fact]
    public async Task What_if_names_every_step_and_changes_nothing()
    {
        using var archive = await StartAsync();
        AddStudy("N1", 5);
        var before = Tree();
        var (code, output, errors) = Send("--to", "bfr", "--transfer-purpose", "ExternalReading", "--what-if");
        Assert.Equal((0, ""), (code, errors));
        foreach (var step in new[] { "Begin", "Send", "Prove", "Record" })
            Assert.Contains($"  {step} ", output, StringComparison.Ordinal);
        Assert.Equal(before, Tree());
        Assert.Equal(0, await archive.CountAsync());
    }

    [Fact]
    public async Task A_system_that_is_down_is_code_3_and_what_was_meant_is_told()
    {
        using var archive = await StartAsync();
        archive.Process.Kill();
        AddStudy("N1", 5);
        var (code, output, errors) = Send("--to", "bfr", "--transfer-purpose", "InRegionCare", "--output", "json");
        Assert.Equal(3, code);
        Assert.Contains("Nothing listens", errors, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(("NodeRefused", "5 NotSent"), (json.RootElement[0].GetProperty("Failure").GetString(), json.RootElement[0].GetProperty("Counts").GetString()));
        Assert.Equal(1, tool.Run("audit", "--site", "site.yaml").ExitCode);
        await archive.RestartAsync();
        Assert.Equal(0, Send("--to", "bfr", "--transfer-purpose", "InRegionCare").ExitCode);
        Assert.Equal(0, tool.Run("audit", "--site", "site.yaml").ExitCode);
    }

    [Fact]
    public async Task A_broken_file_is_code_1_and_the_rest_is_sent()
    {
        using var archive = await StartAsync();
        AddStudy("N1", 5);
        await File.WriteAllTextAsync(Path.Combine(tool.Folder, "studies", "N1", "broken"), "not an image", Cancel);
        var (code, _, errors) = Send("--to", "bfr", "--transfer-purpose", "InRegionCare");
        Assert.Equal(1, code);
        Assert.Contains("proved to have 5 of the 6 instances", errors, StringComparison.Ordinal);
        Assert.Contains("not DICOM", errors, StringComparison.Ordinal);
        Assert.Equal(5, await archive.CountAsync());
    }

    [Fact]
    public async Task A_release_through_iep_stands_on_an_order_and_waits_for_the_portal()
    {
        using var archive = await StartAsync();
        AddStudy("N1", 4);
        tool.File("orders.csv", Header + Order("A", "N1") + Order("B", "N1", connected: "nej"));
        var (code, output, errors) = Send("--to", "iep", "--orders", "orders.csv", "--output", "json");
        Assert.Equal(1, code);
        Assert.Contains("Välj mottagare i IEP-portalen", errors, StringComparison.Ordinal);
        Assert.Contains("Use New-MediaExport", errors, StringComparison.Ordinal); // B is not connected
        using var json = JsonDocument.Parse(output);
        var pushed = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal("AwaitingConfirmation", pushed.GetProperty("Outcome").GetString());
        var id = pushed.GetProperty("TransferId").GetString()!;

        Assert.Contains(id, tool.Run("confirm", id, "--proof", "IEP 4711", "--site", "site.yaml", "--what-if").Output, StringComparison.Ordinal);
        var confirmed = tool.Run("confirm", id, "--proof", "IEP 4711", "--site", "site.yaml", "--output", "json");
        Assert.Equal((0, ""), (confirmed.ExitCode, confirmed.Errors));
        Assert.Contains("Länkas till Röntgen Karlstad", confirmed.Output, StringComparison.Ordinal);
        Assert.Equal(2, tool.Run("confirm", id, "--proof", "IEP 4711", "--site", "site.yaml").ExitCode);
    }

    [Fact]
    public async Task The_report_goes_along_through_iep_and_is_in_the_note()
    {
        using var archive = await StartAsync();
        AddStudy("N1", 4);
        tool.File("orders.csv", Header + Order("A", "N1"));
        Directory.CreateDirectory(Path.Combine(tool.Folder, "reports"));
        tool.File("reports/N1.pdf", "%PDF-1.4\n%%EOF\n");
        Assert.Contains("and the report", Send("--to", "iep", "--orders", "orders.csv", "--report-root", "reports", "--what-if").Output, StringComparison.Ordinal);
        var (_, output, _) = Send("--to", "iep", "--orders", "orders.csv", "--report-root", "reports", "--output", "json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal((true, 5), (json.RootElement[0].GetProperty("Report").GetBoolean(), json.RootElement[0].GetProperty("Verified").GetInt32()));
        Assert.Equal(5, await archive.CountAsync());
        var confirmed = tool.Run("confirm", json.RootElement[0].GetProperty("TransferId").GetString()!, "--proof", "IEP 4711", "--site", "site.yaml", "--output", "json");
        Assert.Contains("Skickat bilder och utlåtande via IEP", confirmed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--to", "bfr")]
    [InlineData("--to", "bfr", "--transfer-purpose", "InRegionCare", "--report-root", ".")]
    [InlineData("--to", "iep")]
    [InlineData("--to", "moon")]
    [InlineData("--to", "bfr", "--transfer-purpose", "None")]
    [InlineData("--to", "bfr", "--transfer-purpose", "InRegionCare", "--throttle", "17")]
    [InlineData("--to", "reader", "--transfer-purpose", "InRegionCare")]
    public void Bad_usage_is_code_2(params string[] args)
    {
        tool.File("site.yaml", "nodes:\n");
        Assert.Equal(2, Send(args).ExitCode);
    }

    [Fact]
    public void A_site_without_the_node_is_code_2()
    {
        AddStudy("N1", 1);
        tool.File("site.yaml", "register: sqlite:register.db\n");
        var (code, _, errors) = Send("--to", "bfr", "--transfer-purpose", "InRegionCare");
        Assert.Equal(2, code);
        Assert.Contains("names no node in the role Bfr", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_killed_is_finished_by_the_next_run()
    {
        using var archive = await StartAsync();
        AddStudy("N1", 400);
        using (var process = tool.Start("send", "studies", "--site", "site.yaml", "--to", "bfr", "--transfer-purpose", "InRegionCare"))
        {
            while (await archive.CountAsync() < 20)
                await Task.Delay(10, Cancel);
            process.Kill();
            await process.WaitForExitAsync(Cancel);
        }
        var (code, output, errors) = Send("--to", "bfr", "--transfer-purpose", "InRegionCare", "--output", "json");
        Assert.Equal((0, ""), (code, errors));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(("Complete", 400), (json.RootElement[0].GetProperty("Outcome").GetString(), json.RootElement[0].GetProperty("Verified").GetInt32()));
        Assert.Contains(" AlreadyThere", json.RootElement[0].GetProperty("Counts").GetString(), StringComparison.Ordinal);
        Assert.Equal(400, await archive.CountAsync());
        Assert.Equal(0, tool.Run("audit", "--site", "site.yaml").ExitCode);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_soon_and_the_next_run_finishes_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        using var archive = await StartAsync();
        AddStudy("N1", 400);
        using var process = tool.Start("send", "studies", "--site", "site.yaml", "--to", "bfr", "--transfer-purpose", "InRegionCare", "--output", "json");
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        _ = process.StandardError.ReadToEndAsync(Cancel);
        while (await archive.CountAsync() < 20)
            await Task.Delay(10, Cancel);
        var watch = Stopwatch.StartNew();
        using (var kill = Process.Start("/bin/kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}"); // half a second, and what a busy machine adds; a timeout is 60
        Assert.Equal(130, process.ExitCode);
        using var json = JsonDocument.Parse(await output);
        Assert.Equal(("Stopped", 400), (json.RootElement[0].GetProperty("Outcome").GetString(), json.RootElement[0].GetProperty("Meant").GetInt32()));
        Assert.Equal(0, Send("--to", "bfr", "--transfer-purpose", "InRegionCare").ExitCode);
        Assert.Equal(400, await archive.CountAsync());
        Assert.Equal(0, tool.Run("audit", "--site", "site.yaml").ExitCode);
    }

    private (int ExitCode, string Output, string Errors) Send(params string[] more) => tool.Run(["send", "studies", "--site", "site.yaml", .. more]);

    private async Task<Archive> StartAsync()
    {
        var archive = await Archive.StartAsync(aeTitle: "BFR");
        tool.File("site.yaml", $$"""
            site: Röntgen Provsjukhuset
            organisation: NuSjukvarden
            register: sqlite:register.db
            nodes:
              bfr:    { role: Bfr, aeTitle: BFR, host: 127.0.0.1, port: {{archive.Port}} }
              iep:    { role: Iep, aeTitle: BFR, host: 127.0.0.1, port: {{archive.Port}} }
              reader: { role: ExternalReader, aeTitle: BFR, host: 127.0.0.1, port: {{archive.Port}} }
            """);
        return archive;
    }

    private void AddStudy(string accession, int count) => new SyntheticStudy
    {
        Modality = SyntheticModality.Ct,
        PatientName = new("Öberg^Åsa Märta"),
        PatientId = PatientId.Unverified("191212121212"),
        AccessionNumber = accession,
        StudyDate = new(2026, 6, 8),
        InstanceCount = count,
        PixelSize = 16,
    }.Write(Path.Combine(tool.Folder, "studies", accession), Cancel);

    private string[] Tree() => [.. Directory.EnumerateFileSystemEntries(tool.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
