using System.Text;
using RadOps.Core;
using RadOps.Core.Policies;

namespace RadOps.Formats.Policies;

/// <summary>Where packs come from: those built in, and a site's own.</summary>
public static class PolicyFiles
{
    /// <summary>Reads and compiles the packs that RadOps brings.</summary>
    public static IReadOnlyList<ReleasePolicy> BuiltIn() => [.. BuiltInPacks().Select(PolicyCompiler.Compile)];

    /// <summary>Reads the packs that RadOps brings.</summary>
    public static IReadOnlyList<PolicyPack> BuiltInPacks()
    {
        var core = typeof(PolicyPack).Assembly;
        return [.. core.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

        PolicyPack Read(string name)
        {
            using var reader = new StreamReader(core.GetManifestResourceStream(name)!, Encoding.UTF8);
            return PolicyPackReader.Read(reader, name);
        }
    }

    /// <summary>Reads and compiles a pack of the site's own.</summary>
    /// <param name="path">The YAML file, UTF-8.</param>
    /// <exception cref="RadOpsException">It cannot be read, or is no pack.</exception>
    public static ReleasePolicy Load(string path)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            return PolicyCompiler.Compile(PolicyPackReader.Read(reader, Path.GetFileName(path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("PolicyUnreadable", error is FileNotFoundException or DirectoryNotFoundException ? ErrorKind.NotFound : ErrorKind.Storage, $"The policy pack '{path}' cannot be read: {error.Message}", path, error);
        }
    }
}
