using System.Text.Json;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>radops outage incident, route, and send --route, with a journal and a register in a file.</summary>
public sealed class ReaderIncidentTests : IDisposable
{
    private readonly ToolProcess tool = new();

    public ReaderIncidentTests()
    {
        tool.File("site.yaml", "site: Röntgen NÄL\norganisation: NuSjukvarden\nregister: sqlite:register.db\nfolders: { journal: journal }\n");
        tool.Environment["RADOPS_SITE"] = Path.Combine(tool.Folder, "site.yaml");
    }

    public void Dispose() => tool.Dispose();

    [Fact, Requirement("X-08", "X-09", "X-17", "X-24")]
    public void A_night_from_its_first_call_to_the_message()
    {
        Assert.Contains("Kontakta extern granskare omgående: Teleconsult koordinator +46 81 235 01 90", Done("outage", "incident", "start", "Images", "--system", "Pacs", "--symptom", "Bilderna fastnar i kön"), StringComparison.Ordinal);
        Assert.Contains("Ring igen", Done("outage", "incident", "step", "ReaderContacted", "--no-answer"), StringComparison.Ordinal);
        var refused = tool.Run("outage", "incident", "stop", "natten.eml", "--persists", "false");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("X-08", refused.Errors, StringComparison.Ordinal);
        Done("outage", "incident", "step", "ReaderContacted");
        Done("outage", "incident", "step", "VgrItContacted", "--by", "ssk Ek");
        Assert.Contains("läkare i beredskap", Done("outage", "incident", "step", "ProblemPersists"), StringComparison.Ordinal);
        Done("outage", "incident", "step", "OnCallCalledIn");
        Done("outage", "incident", "step", "ImagesSent", "--route", "Bfr");
        using (var listed = JsonDocument.Parse(Done("outage", "incident", "list", "--output", "json")))
            Assert.Equal(6, listed.RootElement[0].GetProperty("Steps").GetArrayLength());
        Done("outage", "incident", "stop", "natten.eml", "--persists", "true", "--what-if");
        Assert.False(File.Exists(Path.Combine(tool.Folder, "natten.eml")));
        Assert.Contains("KVARSTÅR", Done("outage", "incident", "stop", "natten.eml", "--persists", "true"), StringComparison.Ordinal);
        var mail = File.ReadAllText(Path.Combine(tool.Folder, "natten.eml"));
        Assert.Contains("To: nu.radiologen.administratorer@vgregion.se", mail, StringComparison.Ordinal);
        Assert.Contains("Kvarstår problemet: JA.", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Ek", mail, StringComparison.Ordinal);
        Assert.Contains("NI-", Done("outage", "incident", "list", "--all", "--output", "csv"), StringComparison.Ordinal);
    }

    /// <summary>The message is short and fits, and the journal cannot become longer: nothing is closed, and no message is left that says so.</summary>
    [Fact, Requirement("X-24")]
    public void A_journal_that_takes_no_more_takes_the_message_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "limits of file size are set by a shell");
        Done("outage", "incident", "start", "Other", "--detected-by", "ExternalReader", "--offline");
        while (tool.RunLimited("outage", "incident", "step", "ProblemPersists", "--offline").ExitCode == 0) { }
        var (code, _, errors) = tool.RunLimited("outage", "incident", "stop", "natten.txt", "--persists", "false", "--offline");
        Assert.NotEqual(0, code);
        Assert.Contains("could not be written", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(tool.Folder, "natten.txt")));
        Assert.Contains("öppen", Done("outage", "incident", "list", "--offline"), StringComparison.Ordinal);
        Assert.Contains("kvarstår inte", Done("outage", "incident", "stop", "natten.txt", "--persists", "false", "--offline"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(tool.Folder, "natten.txt")));
    }

    [Fact, Requirement("X-24")]
    public void A_patient_in_the_text_is_refused_and_repeated_nowhere()
    {
        var refused = tool.Run("outage", "incident", "start", "Images", "--symptom", "Bilderna på Anna Andersson 19121212-1212 saknas");
        Assert.Equal(2, refused.ExitCode);
        Assert.DoesNotContain("Anna", refused.Errors + refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("1212", refused.Errors + refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NI-", Done("outage", "incident", "list", "--all", "--output", "csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drill_is_apart_and_nothing_is_written_with_what_if()
    {
        Done("outage", "incident", "start", "Other", "--what-if");
        Assert.False(Directory.Exists(Path.Combine(tool.Folder, "journal")));
        Assert.StartsWith("ÖVNING", Done("outage", "drill", "incident", "start", "Other", "--detected-by", "ExternalReader"), StringComparison.Ordinal);
        Assert.DoesNotContain("NI-", Done("outage", "incident", "list", "--output", "csv"), StringComparison.Ordinal);
        Assert.Contains("Poäng", Done("outage", "drill", "incident", "stop", "övning.txt", "--persists", "false"), StringComparison.Ordinal);
    }

    [Fact, Requirement("X-19", "X-21")]
    public void The_four_ways_and_what_is_sent_by_them()
    {
        using (var routes = JsonDocument.Parse(Done("outage", "route", "--at", "2026-11-21 02:00", "--output", "json")))
        {
            Assert.Equal(["Modality", "Teleradiology", "SyngoVia", "Bfr"], routes.RootElement.EnumerateArray().Select(route => route.GetProperty("Route").GetString()!));
            Assert.Equal((false, 564), (routes.RootElement[2].GetProperty("IsOpen").GetBoolean(), routes.RootElement[2].GetProperty("AgeDays").GetInt32()));
        }

        string[] done = ["send", "--to", "reader", "--done-by", "ssk Ek", "--accession", "A1", "--proof", "kön tom 02:14"];
        Assert.Contains("går det INTE", tool.Run([.. done, "--route", "SyngoVia"]).Errors, StringComparison.Ordinal);
        Assert.Contains("Modality", Done([.. done, "--route", "Modality", "--patient", "19121212-1212", "--output", "csv"]), StringComparison.Ordinal);
        Assert.Contains("recorded already", tool.Run([.. done, "--route", "Modality"]).Errors, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(tool.Folder, "studies"));
        Assert.Contains("RadOps cannot send by Modality", tool.Run("send", "studies", "--to", "reader", "--route", "Modality").Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("send", "--to", "reader")]
    [InlineData("send", ".", "--to", "reader", "--done-by", "x", "--accession", "A1", "--proof", "y")]
    [InlineData("send", "--to", "reader", "--done-by", "x")]
    [InlineData("send", "--to", "bfr", "--transfer-purpose", "ExternalReading", "--done-by", "x", "--accession", "A1", "--proof", "y")]
    [InlineData("send", ".", "--to", "reader", "--accession", "A1")]
    [InlineData("send", ".", "--to", "bfr", "--transfer-purpose", "ExternalReading", "--route", "Bfr")]
    [InlineData("outage", "incident", "stop", "m.eml")]
    public void Bad_usage_is_code_2(params string[] args) => Assert.Equal(2, tool.Run(args).ExitCode);

    private string Done(params string[] args)
    {
        var (code, output, errors) = tool.Run(args);
        Assert.True(code == 0, errors);
        return output;
    }
}
