using RadOps.Build;

namespace RadOps.Architecture.Tests;

/// <summary>The repository's own text, for tests that read it.</summary>
internal static class Sources
{
    internal static Repository Repository { get; } = Repository.Find();

    /// <summary>Every C# file that people wrote, relative to the root with <c>/</c>.</summary>
    internal static IReadOnlyList<string> CSharp { get; } =
    [
        .. from folder in (string[])["build", "src", "tests"]
           from file in Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
           let name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
           where !name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal)
           orderby name
           select name
    ];

    /// <summary>Every file that people write line by line: code, scripts, packs, pages and settings. Not data, and not what is written by a task.</summary>
    internal static IReadOnlyList<string> Written { get; } =
    [
        .. from folder in (string[])[".ci", ".github", "build", "docs", "examples", "module", "src", "tests"]
           from file in Directory.EnumerateFiles(Repository.Path(folder), "*", SearchOption.AllDirectories)
           let name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
           where Path.GetExtension(name) is ".cs" or ".ps1" or ".psm1" or ".psd1" or ".ps1xml" or ".yaml" or ".yml" or ".md" or ".css" or ".js" or ".html" or ".csproj" or ".props" or ""
           where !name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal)
           orderby name
           select name
    ];

    internal static IEnumerable<string> ProductCSharp => CSharp.Where(file => file.StartsWith("src/", StringComparison.Ordinal));

    internal static string[] Lines(string file) => File.ReadAllLines(Repository.Path(file));
}
