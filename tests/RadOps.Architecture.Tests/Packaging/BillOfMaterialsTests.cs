using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RadOps.Build;
using RadOps.Build.Packaging;
using Xunit;

namespace RadOps.Architecture.Tests.Packaging;

/// <summary>The bill of materials and the notices say what is in the very files that are handed out.</summary>
public sealed class BillOfMaterialsTests
{
    private const string ToolFolder = "tools/net10.0/any/";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Names_every_file_with_its_hash_and_no_other(bool tool)
    {
        var shipped = Shipped(tool);
        var listed = Files(Bill(shipped).GetProperty("components")).ToDictionary(file => file.Name, file => file.Sha256);
        // The tool's own start program is made for the machine that installs it, by whom it is installed.
        var made = tool ? new HashSet<string> { "DotnetToolSettings.xml", "radops", "radops.exe" } : [];
        Assert.Equal(shipped.Keys.Except([BillOfMaterials.FileName]).Except(made).Order(StringComparer.Ordinal), listed.Keys.Except(made).Order(StringComparer.Ordinal));
        Assert.All(listed.Where(file => !made.Contains(file.Key)), file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(shipped[file.Key])), file.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Counts_no_library_of_somebody_else_s_as_ours(bool tool)
    {
        var own = Bill(Shipped(tool)).GetProperty("components").EnumerateArray().Where(component => Text(component, "type") == "file").Select(file => Path.GetFileName(Text(file, "name")))
            .Where(name => Path.GetExtension(name) is ".dll" or ".so" or ".dylib" or ".exe").ToList();
        Assert.NotEmpty(own);
        Assert.All(own, name => Assert.Matches(@"^RadOps\.|^radops\.|^Microsoft\.SqlServer\.Server\.dll$", name));
    }

    [Theory]
    [InlineData(false, "Npgsql")]
    [InlineData(true, "Spectre.Console")]
    public void Has_the_version_licence_and_notice_of_every_package(bool tool, string one)
    {
        var shipped = Shipped(tool);
        var packages = Bill(shipped).GetProperty("components").EnumerateArray().Where(component => Text(component, "type") == "library").ToList();
        Assert.Contains(packages, package => Text(package, "name") == one);
        var notices = Encoding.UTF8.GetString(shipped[ThirdPartyNotices.FileName]);
        var pinned = XDocument.Load(Sources.Repository.Path("Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(package => (string)package.Attribute("Include")!, package => (string)package.Attribute("Version")!);
        Assert.All(packages, package =>
        {
            var (name, version) = (Text(package, "name"), Text(package, "version"));
            Assert.Equal(version, pinned.GetValueOrDefault(name, version));
            Assert.Equal($"pkg:nuget/{name}@{version}", Text(package, "purl"));
            Assert.Equal(128, Text(package.GetProperty("hashes")[0], "content").Length);
            Assert.Equal(1, package.GetProperty("licenses").GetArrayLength());
            Assert.Contains($"\n{name} {version}\n", notices, StringComparison.Ordinal);
        });
        foreach (var licence in (string[])["MIT", "Apache-2.0", "PostgreSQL"])
            Assert.Matches($@"\nThe licence {Regex.Escape(licence)}, of ", notices);
        Assert.DoesNotContain("{Copyright}", notices, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_dependency_that_is_named_is_there()
    {
        var bill = Bill(Shipped(tool: false));
        var known = bill.GetProperty("dependencies").EnumerateArray().Select(dependency => Text(dependency, "ref")).ToHashSet();
        Assert.All(bill.GetProperty("dependencies").EnumerateArray().SelectMany(dependency => dependency.GetProperty("dependsOn").EnumerateArray()), needed => Assert.Contains(needed.GetString()!, known));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Text(bill, "serialNumber"));
    }

    [Fact]
    public void A_licence_that_nobody_has_read_stops_the_build()
    {
        var package = new ShippedPackage("Sak", "1.0.0", "", "AGPL-3.0-only", null, null, "Någon", null, [], []);
        Assert.Contains("AGPL-3.0-only", Assert.Throws<BuildException>(() => ThirdPartyNotices.Write(Sources.Repository, [package])).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, byte[]> Shipped(bool tool) =>
        tool ? Handout.Read(Handout.ToolPackage, ToolFolder) : Handout.Read(Handout.Zip, $"RadOps/{Sources.Repository.Version}/");

    private static JsonElement Bill(Dictionary<string, byte[]> shipped) => JsonDocument.Parse(shipped[BillOfMaterials.FileName]).RootElement;

    private static IEnumerable<(string Name, string Sha256)> Files(JsonElement components) =>
        components.EnumerateArray().SelectMany(component => Text(component, "type") == "file" ? [(Text(component, "name"), Text(component.GetProperty("hashes")[0], "content"))] : Files(component.GetProperty("components")));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
