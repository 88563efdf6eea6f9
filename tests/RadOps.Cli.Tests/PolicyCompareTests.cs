using System.Text.Json;
using Xunit;

namespace RadOps.Cli.Tests;

public sealed class PolicyCompareTests : IDisposable
{
    private const string Pack =
        """
        pack: Provsjukhuset
        organisation: Provsjukhuset
        region: Provregionen
        media: [Usb]
        documents:
          P: { title: Påhittad rutin, sha256: "0000000000000000000000000000000000000000000000000000000000000000" }
        sections:
          - { section: alla, title: Alla }
        table:
          axes: { Recipient: [Patient, Physiotherapist, Hospital], Consent: [None, Verbal, Written, VerbalViaOrderer] }
        rules:
          - { rule: P-1, quote: får, line: 1, images: Allow, report: Allow, route: Media, media: Usb }
          - { rule: P-2, quote: samtycke, line: 2, when: { Recipient: Physiotherapist, Consent: None }, needs: Consent.Verbal }

        """;

    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void Two_packs_are_compared_cell_by_cell_and_a_difference_gives_exit_code_1()
    {
        var (before, after) = (tool.File("before.yaml", Pack), tool.File("after.yaml", Pack.Replace("Consent: None }", "Consent: { not: Written } }", StringComparison.Ordinal)));

        var (code, output, errors) = tool.Run("policy", "compare", before, after, "--output", "json");

        Assert.Equal((1, ""), (code, errors));
        using var json = JsonDocument.Parse(output);
        var difference = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("Cells", 2), (difference.GetProperty("Kind").GetString(), difference.GetProperty("Cells").GetInt32()));
        Assert.Equal("Recipient: Physiotherapist, Consent: [Verbal, VerbalViaOrderer]", difference.GetProperty("Where").GetString());
        Assert.Equal("Outcome Allow → Needs; Images Allow → Needs; Report Allow → Needs; Needs +Consent.Verbal", difference.GetProperty("Change").GetString());
        Assert.Equal("P-2:2", Assert.Single(difference.GetProperty("RulesAfter").EnumerateArray()).GetString());
        Assert.StartsWith("Outcome Allow; Images Allow; Report Allow; Route Media; Media Usb", difference.GetProperty("Before").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"\n[\d,]+ of [\d,]+ cells are decided otherwise; there is no register\n$", tool.Run("policy", "compare", before, after).Output);
    }

    [Fact]
    public void The_same_pack_gives_exit_code_0()
    {
        var file = tool.File("pack.yaml", Pack);
        var (code, output, errors) = tool.Run("policy", "compare", file, file);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("0 of ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_pack_is_compared_on_two_days()
    {
        var file = tool.File("pack.yaml", Pack.Replace("rule: P-2,", "rule: P-2, validFrom: 2026-03-01,", StringComparison.Ordinal));
        var (code, output, _) = tool.Run("policy", "compare", file, "--since", "2026-02-28", "--as-of", "2026-03-01", "--output", "csv");
        Assert.Equal(1, code);
        Assert.Contains("Outcome Open → Needs", output, StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("policy", "compare", file, "--since", "2026-03-01", "--as-of", "2026-11-21").ExitCode);
    }

    [Fact]
    public void A_rule_that_no_cell_shows_is_told_of()
    {
        var (before, after) = (tool.File("before.yaml", Pack), tool.File("after.yaml", Pack + "  - { rule: P-3, quote: sällan, line: 3, when: { Blocked: yes, Deceased: yes, Minor: yes }, hold: yes }\n"));
        var (code, _, errors) = tool.Run("policy", "compare", before, after);
        Assert.Equal((1, "radops: these rules say something else too, though no cell that was compared shows it: P-3\n"), (code, errors));
    }

    [Theory]
    [InlineData("compare: name a second pack, or a day with --since.", "RegionHalland")]
    [InlineData("compare: name a second pack, or a day with --since.", "RegionHalland", "NuSjukvarden", "--since", "2026-01-01")]
    [InlineData("There is no policy for the organisation 'Norrbotten'", "RegionHalland", "Norrbotten")]
    [InlineData("There is no such file or folder: saknas.yaml", "RegionHalland", "saknas.yaml")]
    [InlineData("There is no register at ", "RegionHalland", "NuSjukvarden", "--register", "sqlite:saknas.db")]
    public void What_cannot_be_compared_is_said(string words, params string[] args)
    {
        var (code, output, errors) = tool.Run(["policy", "compare", .. args]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(words, errors, StringComparison.Ordinal);
    }
}
