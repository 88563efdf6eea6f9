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
    public static PolicyPack Read(string path)
    {
        return ReadFile(path, Find);

        PolicyPack? Find(string id)
        {
            var beside = Path.Combine(Path.GetDirectoryName(path) ?? "", id + Extension);
            return File.Exists(beside) ? ReadFile(beside, null) : BuiltInPack(id);
        }
    }

    /// <summary>Reads and compiles a pack of the site's own.</summary>
    /// <param name="path">The YAML file, UTF-8.</param>
    /// <exception cref="RadOpsException">It cannot be read, is no pack, or decides no releases.</exception>
    public static ReleasePolicy Load(string path) => PolicyCompiler.Compile(Read(path));

    /// <summary>A built-in pack that others take a document from: it states its documents itself, so that this comes to an end.</summary>
    private static PolicyPack? BuiltInPack(string id) => ReadBuiltIn(id + Extension, null);

    private static PolicyPack? ReadBuiltIn(string name, Func<string, PolicyPack?>? find)
    {
        if (typeof(PolicyPack).Assembly.GetManifestResourceStream(name) is not { } stream)
            return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return PolicyPackReader.Read(reader, name, find);
    }

    private static PolicyPack ReadFile(string path, Func<string, PolicyPack?>? find)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            return PolicyPackReader.Read(reader, Path.GetFileName(path), find);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("PolicyUnreadable", error is FileNotFoundException or DirectoryNotFoundException ? ErrorKind.NotFound : ErrorKind.Storage, $"The policy pack '{path}' cannot be read: {error.Message}", path, error);
        }
    }
}
