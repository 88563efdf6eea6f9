using System.Text;
using RadOps.Core;
using RadOps.Core.Policies;

namespace RadOps.Formats.Policies;

/// <summary>Where packs come from: those built in, and a site's own. A pack's file bears its id.</summary>
public static class PolicyFiles
{
    private const string Extension = ".yaml";

    /// <summary>Compiles those of the packs that RadOps brings that decide releases.</summary>
    public static IReadOnlyList<ReleasePolicy> BuiltIn() => [.. BuiltInPacks().Where(pack => pack.DecidesReleases).Select(PolicyCompiler.Compile)];

    /// <summary>Reads the packs that RadOps brings, those of facts alone too.</summary>
    public static IReadOnlyList<PolicyPack> BuiltInPacks() =>
        [.. typeof(PolicyPack).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(Extension, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => ReadBuiltIn(name, BuiltInPack)!)];

    /// <summary>Reads a pack of the site's own. A document that it takes from another pack is looked for in the same folder, then among those built in.</summary>
    /// <param name="path">The YAML file, UTF-8.</param>
    /// <exception cref="RadOpsException">It cannot be read, or is no pack.</exception>
    public static PolicyPack Read(string path) => Read(PolicyFile.Load(path));

    /// <summary>Reads and compiles a pack of the site's own.</summary>
    /// <param name="path">The YAML file, UTF-8.</param>
    /// <exception cref="RadOpsException">As <see cref="Read(string)"/>, or it decides no releases.</exception>
    public static ReleasePolicy Load(string path) => PolicyCompiler.Compile(Read(path));

    internal static PolicyPack Read(PolicyFile file) => file.ReadPack(id => Beside(file, id) is { } path ? PolicyFile.Load(path).ReadPack(null) : BuiltInPack(id));

    /// <summary>The pack with an id, in the folder of a file or built in; null where there is none.</summary>
    internal static PolicyPack? Find(PolicyFile file, string id) => Beside(file, id) is { } path ? Read(path) : BuiltInPacks().FirstOrDefault(pack => pack.Id == id);

    private static string? Beside(PolicyFile file, string id) => Directory.EnumerateFiles(Path.GetDirectoryName(file.Path)!)
        .FirstOrDefault(path => Path.GetFileName(path).Equals(id + Extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>A built-in pack that others take a document from: it states its documents itself, so that this comes to an end.</summary>
    private static PolicyPack? BuiltInPack(string id) => ReadBuiltIn(id + Extension, null);

    private static PolicyPack? ReadBuiltIn(string name, Func<string, PolicyPack?>? find)
    {
        if (typeof(PolicyPack).Assembly.GetManifestResourceStream(name) is not { } stream)
            return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return PolicyPackReader.Read(reader, name, find);
    }
}
