using System.IO.Compression;
using RadOps.Build;
using Xunit;

namespace RadOps.Architecture.Tests.Packaging;

/// <summary>The files that <c>build.sh package</c> makes, read as those who get them would.</summary>
internal static class Handout
{
    private static Repository Repository => Sources.Repository;

    internal static string Zip => Find($"RadOps-{Repository.Version}.zip");

    internal static string ModulePackage => Find($"RadOps.{Repository.Version}.nupkg");

    internal static string ToolPackage => Find($"RadOps.Tool.{Repository.Version}.nupkg");

    /// <summary>The contents of each entry below a folder of the zip, by name.</summary>
    internal static Dictionary<string, byte[]> Read(string zip, string below = "")
    {
        using var archive = ZipFile.OpenRead(zip);
        Dictionary<string, byte[]> entries = [];
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith(below, StringComparison.Ordinal)))
        {
            using var from = entry.Open();
            using var content = new MemoryStream();
            from.CopyTo(content);
            entries.Add(entry.FullName[below.Length..], content.ToArray());
        }
        return entries;
    }

    private static string Find(string name)
    {
        var file = Path.Combine(Repository.PackageFolder, name);
        Assert.True(File.Exists(file), $"There is no {file}; run build.sh package first.");
        return file;
    }
}
