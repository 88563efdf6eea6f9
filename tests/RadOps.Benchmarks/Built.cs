namespace RadOps.Benchmarks;

/// <summary>What <c>build.sh build</c> lays out: the measurements are of what is shipped.</summary>
internal static class Built
{
    /// <summary>The console tool; null when it has not been built.</summary>
    internal static string? Tool => Newest("radops", OperatingSystem.IsWindows() ? "radops.exe" : "radops");

    /// <summary>The module's manifest; null when it has not been built.</summary>
    internal static string? Manifest => Newest("RadOps", "RadOps.psd1");

    private static string? Newest(string folder, string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "RadOps.sln")))
            root = root.Parent;
        var artifacts = Path.Combine(root?.FullName ?? "", "artifacts", folder);
        return Directory.Exists(artifacts) ? Directory.EnumerateFiles(artifacts, file, SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc) : null;
    }
}
