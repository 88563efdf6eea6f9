using System.Text.RegularExpressions;
using Xunit;

namespace RadOps.Architecture.Tests;

/// <summary>What is never written here, because each has bitten somebody.</summary>
public sealed class HouseRuleTests
{
    [Theory]
    [InlineData("src/", @"\bThread\.Sleep\b")]
    [InlineData("src/", @"\bDateTime\.(Now|UtcNow|Today)\b")]
    [InlineData("src/", @"\bDateTimeOffset\.(Now|UtcNow)\b")]
    [InlineData("src/", @"\.Wait\(\)|(\)|[tT]ask)\.Result\b")]
    [InlineData("src/", @"\bcatch *(\([^)]*\))? *\{ *\}")]
    [InlineData("src/", @"#pragma warning disable (CS)?1591")]
    [InlineData("src/", @"\bNotImplementedException\b")]
    [InlineData("", @"//.*\b(TODO|FIXME|HACK)\b")]
    [InlineData("src/RadOps.Core/", @"\bTimeProvider\.System\b|\bEnvironment\.(?!ProcessorCount|NewLine)|\bCulture(Info)?\.Current|\bCurrentCulture\b")]
    [InlineData("src/RadOps.(Core|Dicom|Formats|Storage|Documents|Site|PowerShell)/", @"\bConsole\.(?!IsOutputRedirected)")]
    public void Is_not_written(string where, string what)
    {
        var files = Sources.CSharp.Where(file => Regex.IsMatch(file, $"^{where}") && !file.EndsWith(nameof(HouseRuleTests) + ".cs", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        var found =
            from file in files
            from line in Sources.Lines(file).Select((text, index) => (Text: text, Number: index + 1))
            where Regex.IsMatch(line.Text, what)
            select $"{file}:{line.Number}: {line.Text.Trim()}";
        Assert.Empty(found);
    }
}
