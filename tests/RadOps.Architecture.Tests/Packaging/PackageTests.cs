using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using RadOps.Build.Packaging;
using RadOps.Build.Tasks;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Architecture.Tests.Packaging;

/// <summary>What is handed out is what was built, and the same each time.</summary>
public sealed class PackageTests
{
    /// <summary>What a NuGet package holds besides its contents.</summary>
    private static readonly string[] Wrapping = ["[Content_Types].xml", "_rels/", "package/", "RadOps.nuspec"];

    [Fact]
    public void The_zip_and_the_package_hold_the_module_and_nothing_else()
    {
        var module = Sources.Repository.ModuleFolder;
        var files = ProductFolder.Files(module);
        Assert.NotEmpty(files);
        var zip = Handout.Read(Handout.Zip, $"RadOps/{Sources.Repository.Version}/");
        Assert.Equal(files, zip.Keys);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(module, file)), zip[file]));
        var package = Handout.Read(Handout.ModulePackage);
        Assert.Equal(files, package.Keys.Where(name => !Wrapping.Any(part => name.StartsWith(part, StringComparison.Ordinal))));
        Assert.All(files, file => Assert.Equal(zip[file], package[file]));
    }

    [Fact]
    public void The_hashes_of_all_stand_in_one_list() => Assert.Equal(
        from file in (string[])[Handout.Zip, Handout.ModulePackage, Handout.ToolPackage]
        select $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Path.GetFileName(file)}",
        File.ReadAllLines(Path.Combine(Sources.Repository.PackageFolder, PackageTask.HashList)));

    [Fact]
    public void A_package_is_the_same_bytes_whenever_and_in_whatever_order_it_was_packed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("again.nupkg");
        var entries = Handout.Read(Handout.ModulePackage);
        var part = entries.Keys.Single(name => name.EndsWith(".psmdcp", StringComparison.Ordinal));
        using (var archive = ZipFile.Open(file, ZipArchiveMode.Create))
            foreach (var (name, content) in entries.Reverse())
            {
                // As the packer names it: by chance, in the relationships too.
                var entry = archive.CreateEntry(name == part ? part.Replace(Path.GetFileNameWithoutExtension(part), "d2c1", StringComparison.Ordinal) : name, CompressionLevel.NoCompression);
                using var to = entry.Open();
                to.Write(name == "_rels/.rels" ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(Path.GetFileNameWithoutExtension(part), "d2c1", StringComparison.Ordinal).Replace("\"R1\"", "\"R81F\"", StringComparison.Ordinal)) : content);
            }
        Assert.NotEqual(File.ReadAllBytes(Handout.ModulePackage), File.ReadAllBytes(file));
        ReproducibleZip.Normalize(file);
        Assert.Equal(File.ReadAllBytes(Handout.ModulePackage), File.ReadAllBytes(file));
    }

    [Fact]
    public void The_same_build_packs_to_the_same_bytes()
    {
        Assert.SkipUnless(Campaign.IsFull, "packs everything once more, under RADOPS_TEST_FULL=1");
        using var folder = new TemporaryFolder();
        var again = PackageTask.Pack(Sources.Repository, folder.File("again"));
        Assert.Equal(3, again.Count);
        Assert.All(again, file => Assert.Equal(File.ReadAllBytes(Path.Combine(Sources.Repository.PackageFolder, Path.GetFileName(file))), File.ReadAllBytes(file)));
    }

    [Fact]
    public void The_package_bears_the_words_that_galleries_find_modules_by()
    {
        var metadata = XDocument.Parse(Encoding.UTF8.GetString(Handout.Read(Handout.ModulePackage)["RadOps.nuspec"]).TrimStart('\uFEFF')).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal("RadOps", Value("id"));
        Assert.Equal(Sources.Repository.Version, Value("version"));
        Assert.Equal("MIT", Value("license"));
        Assert.Contains("hospital's own routine", Value("description"), StringComparison.Ordinal);
        Assert.Superset((HashSet<string>)["PSModule", "PSEdition_Core", "PSIncludes_Cmdlet", "DICOM", "PSCmdlet_Test-ReleaseEligibility", "PSCommand_Test-ReleaseEligibility"], Value("tags").Split(' ').ToHashSet());
        Assert.DoesNotContain(metadata.Elements(), element => element.Name.LocalName == "dependencies");
    }

    [Fact]
    public void No_machine_s_folder_is_named_in_what_we_compiled()
    {
        var root = Encoding.UTF8.GetBytes(Sources.Repository.Root);
        var ours = Handout.Read(Handout.ToolPackage, "tools/").Concat(Handout.Read(Handout.Zip)).Where(entry => entry.Key.Contains("RadOps", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ours);
        Assert.All(ours, entry => Assert.Equal(-1, entry.Value.AsSpan().IndexOf(root)));
    }
}
