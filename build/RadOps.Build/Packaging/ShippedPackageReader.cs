using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;

namespace RadOps.Build.Packaging;

/// <summary>
/// Finds out which packages a product's folder holds, from the <c>deps.json</c> that the host itself goes by, and what each says of itself. Every file that
/// is counted to a package is compared with the package's own: what is written about it is about this very file.
/// </summary>
internal sealed class ShippedPackageReader
{
    private readonly Repository repository;
    private readonly string product, assemblies;
    private readonly IReadOnlyList<string> packageFolders;

    /// <param name="repository">The repository.</param>
    /// <param name="project">The source project whose output was published.</param>
    /// <param name="product">The product's folder.</param>
    /// <param name="assemblies">The folder below it, or itself, in which its assemblies are.</param>
    internal ShippedPackageReader(Repository repository, string project, string product, string assemblies)
    {
        (this.repository, this.product, this.assemblies) = (repository, product, assemblies);
        using var assets = JsonDocument.Parse(File.ReadAllText(repository.Path("src", project, "obj", "project.assets.json")));
        packageFolders = [.. assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
    }

    /// <summary>The packages, in order of name.</summary>
    /// <exception cref="BuildException">A file is not there, or is not the package's.</exception>
    internal IReadOnlyList<ShippedPackage> Read()
    {
        using var deps = JsonDocument.Parse(File.ReadAllText(Directory.EnumerateFiles(assemblies, "*.deps.json").Single()));
        var target = deps.RootElement.GetProperty("targets").EnumerateObject().Single().Value;
        return
        [
            .. deps.RootElement.GetProperty("libraries").EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package")
                .Select(library => Read(library.Name.Split('/'), library.Value.GetProperty("sha512").GetString()!, target.GetProperty(library.Name)))
                .OrderBy(package => package.Id, StringComparer.Ordinal)
        ];
    }

    private ShippedPackage Read(string[] name, string sha512, JsonElement target)
    {
        var (id, version) = (name[0], name[1]);
        var folder = packageFolders.Select(root => Path.Combine(root, id.ToLowerInvariant(), version.ToLowerInvariant())).FirstOrDefault(Directory.Exists)
            ?? throw new BuildException($"{id} {version} is not among the restored packages.");
        var metadata = XDocument.Load(Path.Combine(folder, $"{id.ToLowerInvariant()}.nuspec")).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        var license = metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "license")
            ?? throw new BuildException($"{id} {version} says nothing of its licence.");
        var isFile = (string?)license.Attribute("type") == "file";
        return new ShippedPackage(
            id, version, Convert.ToHexStringLower(Convert.FromBase64String(sha512["sha512-".Length..])),
            isFile ? null : license.Value, isFile ? File.ReadAllText(Path.Combine(folder, license.Value)) : null, Notices(folder),
            Text(metadata, "copyright") ?? Text(metadata, "authors") ?? id, Text(metadata, "projectUrl"),
            [.. Files(folder, target).Order(StringComparer.Ordinal)],
            target.TryGetProperty("dependencies", out var needs) ? [.. needs.EnumerateObject().Select(need => need.Name).Order(StringComparer.Ordinal)] : []);
    }

    private IEnumerable<string> Files(string folder, JsonElement target)
    {
        // Assemblies for every platform stand flat; those for one stand below runtimes/, as in the package.
        foreach (var (group, isFlat) in (IEnumerable<(string, bool)>)[("runtime", true), ("native", true), ("runtimeTargets", false)])
        {
            if (!target.TryGetProperty(group, out var assets))
                continue;
            foreach (var asset in assets.EnumerateObject().Select(asset => asset.Name))
            {
                var shipped = Path.Combine(assemblies, isFlat ? Path.GetFileName(asset) : asset);
                if (!File.Exists(shipped) || !Sha256(shipped).SequenceEqual(Sha256(Path.Combine(folder, asset))))
                    throw new BuildException($"{Path.GetRelativePath(repository.Root, shipped)} is not {asset} of {Path.GetRelativePath(Path.GetDirectoryName(Path.GetDirectoryName(folder))!, folder)}.");
                yield return Path.GetRelativePath(product, shipped).Replace('\\', '/');
            }
        }
    }

    private static byte[] Sha256(string file) => SHA256.HashData(File.ReadAllBytes(file));

    private static string? Notices(string folder) =>
        Directory.EnumerateFiles(folder).FirstOrDefault(file => Path.GetFileName(file).Equals("THIRD-PARTY-NOTICES.TXT", StringComparison.OrdinalIgnoreCase)) is { } file ? File.ReadAllText(file) : null;

    private static string? Text(XElement metadata, string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim();
}
