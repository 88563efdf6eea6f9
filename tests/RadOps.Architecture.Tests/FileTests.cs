using System.Text.RegularExpressions;
using Xunit;

namespace RadOps.Architecture.Tests;

/// <summary>How files are cut and named, so that a reader finds things where they are looked for.</summary>
public sealed partial class FileTests
{
    /// <summary>Many small types that are read as one table: finite values, and the four names that a stand-in lends.</summary>
    private static readonly string[] Tables =
    [
        "src/RadOps.Core/Release/ReleaseValues.cs",
        "src/RadOps.Core/Release/DecisionValues.cs",
        "src/RadOps.Core/Policies/Facts/FactValues.cs",
        "src/Microsoft.SqlServer.Server/UserDefinedTypes.cs",
    ];

    [Fact]
    public void Every_file_is_under_400_lines()
    {
        Assert.NotEmpty(Sources.CSharp);
        Assert.DoesNotContain(Sources.CSharp, file => Sources.Lines(file).Length >= 400);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var astray =
            from file in Sources.ProductCSharp
            let wanted = Path.GetDirectoryName(file)!.Replace('\\', '/')["src/".Length..].Replace('/', '.')
            let stated = Sources.Lines(file).Select(line => NamespaceLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value
            where stated is not null && stated != wanted
            select $"{file}: {stated}";
        Assert.Empty(astray);
    }

    [Fact]
    public void A_file_holds_one_type_and_bears_its_name()
    {
        var astray =
            from file in Sources.ProductCSharp.Except(Tables)
            let types = Sources.Lines(file).Select(line => TypeLine().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value).Distinct().ToList()
            where types.Count > 1 || (types.Count == 1 && types[0] != Path.GetFileName(file).Split('.')[0])
            select $"{file}: {string.Join(", ", types)}";
        Assert.Empty(astray);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^(public|internal) ((static|sealed|abstract|partial|readonly|ref|unsafe) )*(record struct|record class|class|record|struct|interface|enum) (?<name>\w+)")]
    private static partial Regex TypeLine();
}
