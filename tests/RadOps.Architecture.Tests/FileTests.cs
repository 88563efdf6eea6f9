using System.Text.RegularExpressions;
using RadOps.Tests.Shared;
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

    /// <summary>Longer than 400 lines, each for a reason.</summary>
    private static readonly Dictionary<string, string> Long = new()
    {
        ["module/RadOps.Format.ps1xml"] = "a list of views that stand by themselves, in order of type",
        ["src/RadOps.Core/Policies/Packs/NuSjukvarden.yaml"] = "one routine is one pack, which its owner reads from top to bottom",
        ["src/RadOps.Core/Policies/Packs/RegionHalland.yaml"] = "one routine is one pack, which its owner reads from top to bottom",
    };

    [Fact]
    public void Every_file_is_under_400_lines_or_has_a_reason()
    {
        Assert.True(Sources.Written.Count > Sources.CSharp.Count);
        var tooLong = Sources.Written.Where(file => Sources.Lines(file).Length >= 400).ToList();
        Assert.Equal(Long.Keys.Order(StringComparer.Ordinal), tooLong);
    }

    [Fact]
    public void Blanks_stand_where_dotnet_format_puts_them()
    {
        var format = Peer.Run("dotnet", ["format", "whitespace", Sources.Repository.Root, "--folder", "--exclude", Sources.Repository.Path("artifacts"), "--verify-no-changes"]);
        Assert.True(format.ExitCode == 0, $"`dotnet format whitespace . --folder` would change\n{format.All}");
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
