using System.Text.Json;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>radops outage, with a journal and nothing else.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly ToolProcess tool = new();

    public OutageTests()
    {
        tool.File("site.yaml", "site: Radiologi Borås\norganisation: SasBoras\nregister: sqlite:register.db\nfolders: { journal: journal }\n");
        tool.Environment["RADOPS_SITE"] = Path.Combine(tool.Folder, "site.yaml");
    }

    public void Dispose() => tool.Dispose();

    [Fact]
    [Requirement("D-05", "D-27", "D-28")]
    public void An_outage_from_its_beginning_to_its_report()
    {
        Assert.Contains("Kontakta TiB nu", Done("outage", "start", "--mode", "Ris"), StringComparison.Ordinal);
        var number = JsonDocument.Parse(Done("outage", "item", "add", "Referral", "--patient", "19121212-1212", "--by", "Akuten", "--reply-fax", "033-616 00 00", "--output", "json")).RootElement[0].GetProperty("Number").GetString()!;
        Assert.Contains("Get-DowntimeItem", tool.Run("outage", "stop", "--tib-contacted", "2026-01-01 00:00").Errors, StringComparison.Ordinal);
        Done("outage", "item", "complete", number, "--accession", "S1", "--patient", "191212121212", "--entered-by", "usk Ek", "--confirmed-by", "usk Al");
        Assert.Contains("Ingen driftstörning pågår", Done("outage", "stop", "--tib-contacted", "2026-01-01 00:00"), StringComparison.Ordinal);
        Done("outage", "report", "rapport.html");
        Done("outage", "report", "rapport.csv");
        Assert.Contains(number, File.ReadAllText(Path.Combine(tool.Folder, "rapport.html")), StringComparison.Ordinal);
        Assert.DoesNotContain("1212-1212", File.ReadAllText(Path.Combine(tool.Folder, "rapport.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_with_what_if()
    {
        Done("outage", "start", "--mode", "Total", "--what-if");
        Done("outage", "item", "add", "Referral", "--by", "Akuten", "--reply-fax", "033-616 00 00", "--what-if");
        Done("outage", "referral", "r.html", "--reply-fax", "033-616 00 00", "--what-if");
        Done("outage", "kit", "kit", "--what-if");
        Assert.Equal(["site.yaml"], Directory.EnumerateFileSystemEntries(tool.Folder).Select(entry => Path.GetFileName(entry)).Where(name => name != "data"));
    }

    [Fact]
    public void A_drill_has_commands_of_its_own_and_touches_nothing_real()
    {
        Assert.StartsWith("ÖVNING", Done("outage", "drill", "start", "--mode", "Total"), StringComparison.Ordinal);
        Assert.Contains("Ingen driftstörning pågår", Done("outage", "status"), StringComparison.Ordinal);
        Assert.StartsWith("OV-", Done("outage", "drill", "referral", "r.html", "--reply-fax", "033-616 00 00"), StringComparison.Ordinal);
        Done("outage", "drill", "report", "drill.html");
        Assert.Contains("Poäng", System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(tool.Folder, "drill.html"))), StringComparison.Ordinal);
        Assert.NotEqual(0, tool.Run("outage", "report", "real.html").ExitCode);
    }

    /// <summary>No file may become longer than some blocks, and writing beyond fails as on a full disk.</summary>
    [Fact]
    public void A_disk_that_takes_no_more_is_told_and_loses_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "limits of file size are set by a shell");
        List<string> told = [];
        var failed = 0;
        while (failed < 2)
        {
            var (code, output, errors) = tool.RunLimited("outage", "item", "add", "Referral", "--by", "Akuten", "--reply-fax", "033-616 00 00", "--offline", "--output", "csv");
            if (code == 0)
            {
                told.Add(output.Split('\n')[1].Split(';')[0]);
            }
            else
            {
                Assert.Contains("could not be written", errors, StringComparison.Ordinal);
                failed++;
            }
        }

        Assert.NotEmpty(told);
        var listed = Done("outage", "item", "list", "--offline", "--output", "csv");
        Assert.All(told, number => Assert.Contains(number, listed, StringComparison.Ordinal));
        told.Add(Done("outage", "item", "add", "Referral", "--by", "Akuten", "--reply-fax", "033-616 00 00", "--offline", "--output", "csv").Split('\n')[1].Split(';')[0]);
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(told.Count, Done("outage", "item", "list", "--offline", "--output", "csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
    }

    private string Done(params string[] args)
    {
        var (code, output, errors) = tool.Run(args);
        Assert.True(code == 0, errors);
        return output;
    }
}
