using System.Text;

namespace RadOps.Core.Export;

/// <summary>
/// The list of a medium's files with their SHA-256, as <c>sha256sum</c> writes it, so that <c>sha256sum -c IHE_PDI/MANIFEST.TXT</c> run in the
/// medium's root checks it without RadOps. The manifest does not list itself.
/// </summary>
public static class MediumManifest
{
    /// <summary>Where it lies, relative to the medium's root.</summary>
    public const string FileName = "IHE_PDI/MANIFEST.TXT";

    // A medium's manifest holds about 100 bytes a file; anything far beyond that is no manifest.
    private const long MaximumLength = 256 * 1024 * 1024;

    /// <summary>Writes the manifest, in ordinal order of the paths, whole or not at all.</summary>
    /// <param name="mediumRoot">Root folder of the medium.</param>
    /// <param name="hashes">Path relative to the root, with <c>/</c>, and its SHA-256 as 64 hexadecimal digits.</param>
    /// <exception cref="RadOpsException">A path or hash cannot stand in a manifest (<c>ManifestEntryInvalid</c>), or it cannot be written (<c>FileNotWritten</c>).</exception>
    public static void Write(string mediumRoot, IEnumerable<KeyValuePair<string, string>> hashes)
    {
        var text = new StringBuilder();
        foreach (var (path, hash) in hashes.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (!IsHash(hash) || path.Length == 0 || path == FileName || path.AsSpan().IndexOfAny("\\\r\n") >= 0)
                throw new RadOpsException("ManifestEntryInvalid", ErrorKind.InvalidInput, $"'{path}' cannot stand in the manifest: its path or its SHA-256 is malformed.", path);
            text.Append(hash.ToLowerInvariant()).Append("  ").Append(path).Append('\n');
        }

        var target = FullPath(mediumRoot);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"The manifest's folder could not be made: {error.Message}", target, error);
        }
        AtomicFile.Write(target, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Reads the manifest; null when the medium has none.</summary>
    /// <param name="mediumRoot">Root folder of the medium.</param>
    /// <returns>SHA-256 in lower case by path relative to the root, with <c>/</c>.</returns>
    /// <exception cref="RadOpsException">A line is malformed, or a path stands twice with different hashes (<c>ManifestInvalid</c>); it cannot be read (<c>ManifestNotRead</c>).</exception>
    public static IReadOnlyDictionary<string, string>? Read(string mediumRoot)
    {
        var path = FullPath(mediumRoot);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return null;
            if (file.Length > MaximumLength)
                throw Invalid(path, 0, "the file is too large to be a manifest");
            var number = 0;
            foreach (var line in File.ReadLines(path, Encoding.UTF8))
            {
                number++;
                if (line.Length == 0)
                    continue;
                // sha256sum writes two spaces, or a space and a star for a binary read: the same on every system that matters.
                if (line.Length < 67 || !IsHash(line[..64]) || line[64] != ' ' || line[65] is not (' ' or '*'))
                    throw Invalid(path, number, "a line is a SHA-256, two spaces and a path");
                var hash = line[..64].ToLowerInvariant();
                if (!hashes.TryAdd(line[66..], hash) && hashes[line[66..]] != hash)
                    throw Invalid(path, number, "the path stands twice with different hashes");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("ManifestNotRead", ErrorKind.Storage, $"The manifest could not be read: {error.Message}", path, error);
        }
        return hashes;
    }

    private static RadOpsException Invalid(string path, int line, string reason) =>
        new("ManifestInvalid", ErrorKind.Corrupt, $"The manifest, line {line}: {reason}.", path);

    private static string FullPath(string mediumRoot) => Path.Combine(mediumRoot, "IHE_PDI", "MANIFEST.TXT");

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);
}
