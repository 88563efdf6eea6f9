using System.Text.Json;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>radops site: show, test, new.</summary>
public sealed class SiteCommandTests : IDisposable
{
    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_site_file_is_written_shown_and_looked_through()
    {
        var (code, output, errors) = tool.Run("site", "new", "--name", "Röntgen Åre", "--organisation", "RegionHalland", "--care-unit", "Röntgen", "--register", "sqlite:register.db", "--node", "Pacs=PACS1@pacs1:104", "--node", "self=RADOPS:11120", "--system", "Ris=ris1:2575");
        Assert.Equal((0, "", ""), (code, output, errors));

        Assert.Contains("Nodes             pacs=PACS1@pacs1:104;self=RADOPS:11120\n", tool.Run("site", "show", "--site", "site.yaml").Output, StringComparison.Ordinal);
        Assert.Contains("Systems           Ris=ris1:2575\n", tool.Run("site", "show", "--site", "site.yaml").Output, StringComparison.Ordinal);
        using var shown = JsonDocument.Parse(tool.Run("site", "show", "--site", "site.yaml", "--output", "json").Output);
        Assert.Equal("Röntgen Åre", shown.RootElement[0].GetProperty("Site").GetString());
        Assert.Equal("SiteFile", shown.RootElement[0].GetProperty("RegisterSource").GetString());

        Assert.Contains("  ris: [ \"ris1:2575\" ]", File.ReadAllText(Path.Combine(tool.Folder, "site.yaml")), StringComparison.Ordinal);
        (code, output, _) = tool.Run("site", "test", "--site", "site.yaml", "--output", "csv");
        Assert.Equal((0, "Severity;Code;Place;Message\n"), (code, output[..28]));
        Assert.Contains("Information;RegisterNotYetMade;register;", output, StringComparison.Ordinal);

        tool.File("site.yaml", File.ReadAllText(Path.Combine(tool.Folder, "site.yaml")) + "nonsense: 1\n");
        (code, output, _) = tool.Run("site", "test", "--site", "site.yaml");
        Assert.Equal(1, code);
        Assert.Contains("There is no key 'nonsense' here", output, StringComparison.Ordinal);
        Assert.Equal(2, tool.Run("site", "show", "--site", "site.yaml").ExitCode);
    }

    [Fact]
    public void A_file_that_is_there_is_left_and_what_if_writes_nothing()
    {
        Assert.Contains("would be written", tool.Run("site", "new", "a.yaml", "--name", "S", "--what-if").Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(tool.Folder, "a.yaml")));
        tool.File("a.yaml", "site: mine\n");
        Assert.Equal((2, ""), tool.Run("site", "new", "a.yaml", "--name", "S") is var (code, output, _) ? (code, output) : default);
        Assert.Equal("site: mine\n", File.ReadAllText(Path.Combine(tool.Folder, "a.yaml")));
        Assert.Equal(0, tool.Run("site", "new", "a.yaml", "--name", "S", "--force", "--language", "English").ExitCode);
        Assert.Contains("# The workplace in words.", File.ReadAllText(Path.Combine(tool.Folder, "a.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_it_asks()
    {
        var (code, output, errors) = tool.RunWith("Röntgen\nNuSjukvarden\n\n\n\n\n\nPACS1@pacs1:104\n\n\n\n\n\nhttps://om.example.se\n", "site", "new", "b.yaml");
        Assert.Equal((0, ""), (code, output));
        Assert.Contains("Arbetsplatsens namn: ", errors, StringComparison.Ordinal);
        Assert.Contains("pacs: { role: Pacs, aeTitle: PACS1, host: pacs1, port: 104 }", File.ReadAllText(Path.Combine(tool.Folder, "b.yaml")), StringComparison.Ordinal);
        Assert.Contains("  om: [ \"https://om.example.se:443\" ]", File.ReadAllText(Path.Combine(tool.Folder, "b.yaml")), StringComparison.Ordinal);
        Assert.Equal(2, tool.RunWith("Röntgen\n", "site", "new", "c.yaml").ExitCode);
        Assert.False(File.Exists(Path.Combine(tool.Folder, "c.yaml")));
    }

    [Theory]
    [InlineData("site", "new", "d.yaml", "--name", "S", "--node", "PACS1@pacs1:104")]
    [InlineData("site", "new", "d.yaml", "--name", "S", "--node", "Pacs=pacs1")]
    [InlineData("site", "new", "d.yaml", "--name", "S", "--system", "Ris=ris1")]
    [InlineData("site", "new", "d.yaml", "--name", "S", "--system", "Moon=ris1:1")]
    [InlineData("site", "test", "--site", "none.yaml")]
    public void Bad_usage_is_exit_code_2(params string[] args) => Assert.Equal(2, tool.Run(args).ExitCode);
}
