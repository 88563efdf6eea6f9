using System.Text.Json;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary><c>radops system</c> as a process of its own, against real nodes.</summary>
public sealed class SystemCommandTests : IDisposable
{
    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task Systems_that_answer_are_code_0_and_one_that_is_down_code_3()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS1");
        Site($"organisation: SasBoras\nnodes:\n  pacs: {{ role: Pacs, aeTitle: PACS1, host: 127.0.0.1, port: {pacs.Port} }}\nsystems: {{ ris: [ \"127.0.0.1:{pacs.Port}\" ] }}\n");
        tool.Run("demo", "--output-dir", "demo"); // a register to ask
        var (code, output, errors) = tool.Run("system", "--site", "site.yaml", "--register", "demo/register.db");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("Pacs    Up        pacs", output, StringComparison.Ordinal);
        Assert.Contains("register", output, StringComparison.Ordinal);
        Assert.Contains("Om OM, BFR och IEP vet RadOps ingenting", output, StringComparison.Ordinal);

        pacs.Process.Kill();
        (code, output, _) = tool.Run("system", "--site", "site.yaml", "--output", "json");
        Assert.Equal(3, code);
        using var json = JsonDocument.Parse(output);
        var report = json.RootElement[0];
        Assert.Equal(("Total", "Totalt driftstopp"), (report.GetProperty("Suggestion").GetProperty("Mode").GetString(), report.GetProperty("Suggestion").GetProperty("Heading").GetString()));
        Assert.Equal(("Down", "Down"), (report.GetProperty("Systems")[0].GetProperty("Status").GetString(), report.GetProperty("Systems")[1].GetProperty("Status").GetString()));
        Assert.Equal("NodeRefused", report.GetProperty("Nodes")[0].GetProperty("Code").GetString());
        Assert.Equal(JsonValueKind.Number, report.GetProperty("Nodes")[0].GetProperty("LookupMs").ValueKind);
    }

    [Fact]
    public async Task One_that_does_not_let_us_in_is_code_1()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS1");
        Site($"nodes:\n  pacs: {{ role: Pacs, aeTitle: SOMEONE, host: 127.0.0.1, port: {pacs.Port} }}\n");
        var (code, output, errors) = tool.Run("system", "--site", "site.yaml", "--output", "csv");
        Assert.Equal(1, code);
        Assert.StartsWith("Name;Kind;Address;Systems;Status;LookupMs;", output, StringComparison.Ordinal);
        Assert.Contains(";Refuses;", output, StringComparison.Ordinal);
        Assert.Contains("är inte nere", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("system", "--timeout", "0")]
    [InlineData("system", "--timeout", "301")]
    [InlineData("system", "--site", "none.yaml")]
    public void Bad_usage_is_code_2(params string[] args) => Assert.Equal(2, tool.Run(args).ExitCode);

    private void Site(string text) => tool.File("site.yaml", $"register: sqlite:register.db\n{text}");
}
