using System.Text.Json;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary><c>radops policy test</c>, as a process of its own.</summary>
public sealed class PolicyTestTests : IDisposable
{
    private const string Pack = "pack: Prov\norganisation: Prov\nregion: Provregionen\ndocuments:\n  P: { title: Provrutin, sha256: 0000000000000000000000000000000000000000000000000000000000000000 }\nfacts:\n  - { fact: P-1, line: 2, quote: Ring jouden }\nspellings: { jouden: jouren }\n";

    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void The_packs_in_use_are_without_error_and_their_oddities_are_told()
    {
        var (code, output, errors) = tool.Run("policy", "test", "--organisation", "NuExternGranskare", "--as-of", "2026-11-21", "--output", "json");

        Assert.Equal((0, ""), (code, errors));
        using var json = JsonDocument.Parse(output);
        var stale = json.RootElement.EnumerateArray().Single(finding => finding.GetProperty("Ambiguity").GetString() == "C33");
        Assert.Equal("StaleNotice", stale.GetProperty("Code").GetString());
        Assert.Contains("564 dagar", stale.GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, tool.Run("policy", "test", "--organisation", "NuExternGranskare", "--fail-on", "warning").ExitCode);
    }

    [Fact]
    public void A_quote_that_its_routine_does_not_have_is_an_error()
    {
        tool.File("Prov.yaml", Pack);
        tool.File("rutin.txt", "Provrutin\nRing jouden på natten\n");
        tool.File("ny.txt", "Provrutin\n\nRing jouden på natten\n");

        var (code, output, _) = tool.Run("policy", "test", "Prov.yaml", "--source", "rutin.txt");
        Assert.Equal(0, code);
        Assert.EndsWith("0 errors, 3 warnings, 0 to know\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        (code, output, _) = tool.Run("policy", "test", "Prov.yaml", "--source", "ny.txt", "--output", "csv");
        Assert.Equal(1, code);
        Assert.Contains("Error;QuoteNotOnLine;", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_is_decided_otherwise_than_it_expects_is_an_error()
    {
        const string Row = "Halland, utlåtande till patienten;RegionHalland;Patient;Final;Report;";
        tool.File("fall.csv", $"Case;Organisation;Recipient;Signature;Items;ExpectedReport\n{Row}Deny\n{Row}Allow\n{Row.Replace("RegionHalland", "Norrbotten", StringComparison.Ordinal)}Deny\n");

        var (code, output, errors) = tool.Run("policy", "test", "--organisation", "RegionHalland", "--case", "fall.csv", "--output", "csv");

        Assert.Equal(2, code);
        Assert.Contains("fall.csv, row 4: There is no policy for the organisation 'Norrbotten'", errors, StringComparison.Ordinal);
        Assert.Contains("Error;CaseFails;;RegionHalland;", output, StringComparison.Ordinal);
        Assert.Contains("Report skulle vara Allow men är Deny", output, StringComparison.Ordinal);
        Assert.Contains("fall.csv(3,1)", output, StringComparison.Ordinal);
        Assert.DoesNotContain("fall.csv(2,1)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hospital_of_the_examples_is_right_with_its_decisions_its_routine_and_its_cases()
    {
        var example = Path.Combine(AppContext.BaseDirectory, "bjorkdalen");

        var (code, output, errors) = tool.Run("policy", "test", Path.Combine(example, "policies"), "--case", Path.Combine(example, "fall.csv"), "--fail-on", "warning");
        Assert.Equal((0, ""), (code, errors));
        Assert.EndsWith("0 errors, 0 warnings, 1 to know\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        // An overlay by itself amends the pack beside it.
        Assert.Equal(0, tool.Run("policy", "test", Path.Combine(example, "policies", "beslut-2027-01-barn.yaml")).ExitCode);
    }

    [Fact]
    public void A_letter_is_written_to_the_one_who_answers_for_the_routine()
    {
        var (code, output, _) = tool.Run("policy", "test", "--organisation", "SasBoras", "--letter");
        Assert.Equal(0, code);
        Assert.StartsWith("Till Aina Reimer Årebäck, systemförvaltare", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy", "test", "none.yaml")]
    [InlineData("policy", "test", "--organisation", "Norrbotten")]
    [InlineData("policy", "test", "--source", "none.txt")]
    [InlineData("policy", "test", "Prov.yaml", "--organisation", "Prov")]
    [InlineData("policy", "test", "--fail-on", "nothing")]
    public void What_is_not_there_or_makes_no_sense_is_bad_input(params string[] arguments) => Assert.Equal(2, tool.Run(arguments).ExitCode);
}
