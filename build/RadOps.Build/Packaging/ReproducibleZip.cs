using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace RadOps.Build.Packaging;

/// <summary>Zip files, and packages that are such, whose bytes depend on nothing but what is in them: entries in order of name, one time for all.</summary>
internal static partial class ReproducibleZip
{
    private static readonly DateTimeOffset EntryTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a folder's files.</summary>
    /// <param name="zip">The file to write, anew.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="prefix">What each entry's name begins with; ends with <c>/</c>.</param>
    internal static void Pack(string zip, string folder, string prefix) =>
        Write(zip, ProductFolder.Files(folder).Select(file => (prefix + file, File.ReadAllBytes(Path.Combine(folder, file)))));

    /// <summary>Writes a NuGet package anew: the tool that made it gives each run's metadata part a name of chance, and the time of day to all.</summary>
    /// <param name="package">The package, replaced.</param>
    internal static void Normalize(string package)
    {
        Dictionary<string, byte[]> entries = [];
        using (var archive = ZipFile.OpenRead(package))
            foreach (var entry in archive.Entries)
            {
                using var from = entry.Open();
                using var content = new MemoryStream();
                from.CopyTo(content);
                entries.Add(entry.FullName, content.ToArray());
            }

        // The part is named by its content, in the relationships too.
        if (entries.Keys.SingleOrDefault(name => CoreProperties().IsMatch(name)) is { } part)
        {
            var name = $"{part[..(part.LastIndexOf('/') + 1)]}{Convert.ToHexStringLower(SHA256.HashData(entries[part])[..16])}.psmdcp";
            var relationships = System.Text.Encoding.UTF8.GetString(entries["_rels/.rels"]).Replace(part, name, StringComparison.Ordinal);
            // Each relationship's id only has to differ from the others'.
            var number = 0;
            relationships = RelationshipId().Replace(relationships, _ => $"Id=\"R{++number}\"");
            entries["_rels/.rels"] = System.Text.Encoding.UTF8.GetBytes(relationships);
            entries.Remove(part, out var properties);
            entries[name] = properties!;
        }
        Write(package, entries.Select(entry => (entry.Key, entry.Value)));
    }

    private static void Write(string zip, IEnumerable<(string Name, byte[] Content)> entries)
    {
        File.Delete(zip);
        using var archive = ZipFile.Open(zip, ZipArchiveMode.Create);
        foreach (var (name, content) in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = EntryTime;
            using var to = entry.Open();
            to.Write(content);
        }
    }

    [GeneratedRegex(@"^package/services/metadata/core-properties/[^/]+\.psmdcp$")]
    private static partial Regex CoreProperties();

    [GeneratedRegex(@"\bId=""[^""]*""")]
    private static partial Regex RelationshipId();
}
