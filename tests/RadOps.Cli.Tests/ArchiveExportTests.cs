using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary><c>radops export --source</c> as a process of its own that is killed while the archive delivers.</summary>
public sealed class ArchiveExportTests : IDisposable
{
    private const int Instances = 300;

    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_killed_while_it_fetched_is_fetched_again_by_resuming()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        var staging = Directory.CreateDirectory(Path.Combine(tool.Folder, "staging")).FullName;
        tool.File("site.yaml", $$"""
            site: Röntgen Provsjukhuset
            organisation: NuSjukvarden
            register: sqlite:register.db
            folders: { staging: staging }
            nodes:
              pacs: { role: Pacs, aeTitle: PACS, host: 127.0.0.1, port: {{pacs.Port}} }
            """);
        await pacs.AddAsync(Study());
        tool.File("orders.csv", "RequestId;PatientId;AccessionNumber;Examination;ExaminationDate;Recipient;RecipientLocation;RecipientName;Destination;Orderer;OrderingClinic;Signature;Consent;IepConnected;Medium\n"
            + "R1;19121212-1212;A1;CT torax;2026-06-08;Hospital;OutsideRegion;Karlstad centralsjukhus;Röntgen Karlstad;dr Vik;Ortopedkliniken Karlstad;Final;Written;nej;Cd\n");

        using (var process = tool.Start("export", "orders.csv", "--source", "pacs", "--destination", "media", "--site", "site.yaml"))
        {
            while (Directory.EnumerateFiles(staging, "*", SearchOption.AllDirectories).Count() < 5 && !process.HasExited)
                await Task.Delay(5, Cancel);
            pacs.Process.Freeze(); // so that it cannot come to its end before it is killed
            process.Kill();
            await process.WaitForExitAsync(Cancel);
        }

        pacs.Process.Thaw();
        Assert.False(Directory.Exists(Path.Combine(tool.Folder, "media")) && Directory.EnumerateDirectories(Path.Combine(tool.Folder, "media"), "R-*").Any());
        var (code, output, errors) = tool.Run("export", "--resume", "--site", "site.yaml", "--output", "json");
        Assert.True(code == 0, $"{code}: {errors}");
        using var json = JsonDocument.Parse(output);
        var made = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("R1", Instances), (made.GetProperty("RequestId").GetString(), made.GetProperty("InstanceCount").GetInt32()));
        Assert.Equal(0, tool.Run("medium", made.GetProperty("Path").GetString()!).ExitCode);
        Assert.Equal(0, tool.Run("export", "--resume", "--site", "site.yaml").ExitCode); // nothing is left to finish
    }

    private IReadOnlyList<string> Study() =>
    [
        .. new SyntheticStudy
        {
            Modality = SyntheticModality.Ct,
            PatientName = new("Öberg^Åsa Märta"),
            PatientId = PatientId.Unverified("191212121212"),
            AccessionNumber = "A1",
            StudyDate = new(2026, 6, 8),
            InstanceCount = Instances,
            PixelSize = 256,
        }.Write(Path.Combine(tool.Folder, "A1"), Cancel),
    ];
}
