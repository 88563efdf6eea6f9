using System.Security.Cryptography;
using System.Text;
using RadOps.Core;
using RadOps.Core.Policies;

namespace RadOps.Formats.Policies;

/// <summary>A file of the site's own: a pack, or an overlay of one.</summary>
internal sealed class PolicyFile
{
    private readonly YamlMap map;
    private readonly string sha256;

    private PolicyFile(string path, byte[] contents)
    {
        Path = path;
        sha256 = Convert.ToHexStringLower(SHA256.HashData(contents));
        using var reader = new StreamReader(new MemoryStream(contents), Encoding.UTF8);
        map = YamlMap.Load(reader, System.IO.Path.GetFileName(path), "A pack is one YAML document that begins with 'pack:', and an overlay one that begins with 'overlay:'.");
        IsOverlay = map.Keys.Contains(PolicyOverlayReader.FirstKey);
    }

    /// <summary>Where it stands.</summary>
    internal string Path { get; }

    /// <summary>Whether it is an overlay; else it is a pack, or nothing that can be read.</summary>
    internal bool IsOverlay { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="RadOpsException"><c>PolicyUnreadable</c>: it cannot be opened. <c>PolicyInvalid</c>: it is no YAML.</exception>
    internal static PolicyFile Load(string path) => new(System.IO.Path.GetFullPath(path), Contents(path));

    /// <summary>As a pack. The texts of its documents are named by their full paths.</summary>
    /// <param name="find">Finds another pack by its id, whose document this one quotes too; null for a pack that must state its own.</param>
    internal PolicyPack ReadPack(Func<string, PolicyPack?>? find)
    {
        var pack = PolicyPackReader.Read(map, find);
        var folder = System.IO.Path.GetDirectoryName(Path) ?? "";
        return pack with { Documents = [.. pack.Documents.Select(document => document.Source is { } source ? document with { Source = System.IO.Path.GetFullPath(source, folder) } : document)] };
    }

    /// <summary>As an overlay.</summary>
    internal PolicyOverlay ReadOverlay() => PolicyOverlayReader.Read(map, sha256);

    private static byte[] Contents(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("PolicyUnreadable", error is FileNotFoundException or DirectoryNotFoundException ? ErrorKind.NotFound : ErrorKind.Storage, $"The policy pack '{path}' cannot be read: {error.Message}", path, error);
        }
    }
}
