using System.IO.Compression;
using System.Security.Cryptography;

namespace RadOps.Build.Tasks;

/// <summary>One zip of the module's folder, and its hash beside it: what is carried to a machine without a network.</summary>
internal static class PackageTask
{
    // The same sources give the same zip: entries in order of name, one time for all.
    private static readonly DateTimeOffset EntryTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static int Run(Repository repository)
    {
        BuildTask.Run(repository);
        var zip = repository.Path("artifacts", $"RadOps-{repository.Version}.zip");
        File.Delete(zip);
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
            foreach (var file in Directory.EnumerateFiles(repository.ModuleFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                Add(archive, file, $"RadOps/{repository.Version}/{Path.GetRelativePath(repository.ModuleFolder, file).Replace('\\', '/')}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(zip)));
        File.WriteAllText($"{zip}.sha256", $"{hash}  {Path.GetFileName(zip)}\n");
        Console.WriteLine($"{zip}\n{hash}");
        return 0;
    }

    private static void Add(ZipArchive archive, string file, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = EntryTime;
        using var to = entry.Open();
        using var from = File.OpenRead(file);
        from.CopyTo(to);
    }
}
