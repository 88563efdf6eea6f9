using RadOps.Build;
using RadOps.Build.Help;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Architecture.Tests.Build;

public sealed class HelpPageReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Reads_a_page_in_Swedish()
    {
        var page = Read("""
            # Get-Sak

            Ger en
            `sak`.

            ## Beskrivning

            Första stycket.

            Andra:
            - en
            - två

            ## Parametrar

            ### -Namn

            Sakens namn.

            ## Exempel

            ### Så här

            ```powershell
            Get-Sak
            # en kommentar är ingen rubrik
            ```

            Mer att säga.
            """);
        Assert.Equal("Get-Sak", page.Title);
        Assert.Equal("Ger en sak.", page.Synopsis);
        Assert.Equal(["Första stycket.", "Andra:", "- en", "- två"], page.Section(HelpPageReader.Description));
        Assert.Equal(["Sakens namn."], page.Parameters["Namn"]);
        var example = Assert.Single(page.Examples);
        Assert.Equal("Get-Sak\n# en kommentar är ingen rubrik", example.Code);
        Assert.Equal(["Mer att säga."], example.Remarks);
    }

    [Theory]
    [InlineData("no heading")]
    [InlineData("# Get-Sak\n## Nonsense\n")]
    [InlineData("# Get-Sak\n### Loose\n")]
    [InlineData("# Get-Sak\n## Examples\n### No code\ntext")]
    public void Refuses_a_page_of_another_form(string text) => Assert.Throws<BuildException>(() => Read(text));

    private HelpPage Read(string text)
    {
        var file = folder.File("page.md");
        File.WriteAllText(file, text);
        return HelpPageReader.Read(file);
    }
}
