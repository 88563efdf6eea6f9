namespace RadOps.Formats.Site;

/// <summary>Paths in a site file are relative to the file, wherever radops is started.</summary>
internal sealed class SitePaths(string siteFile)
{
    private readonly string folder = Path.GetDirectoryName(Path.GetFullPath(siteFile))!;

    /// <summary>The full path; one that begins with a variable is left for whoever resolves it.</summary>
    internal string Full(string path) => Path.IsPathFullyQualified(path) || IsWindowsDrive(path) || path.StartsWith("${", StringComparison.Ordinal) ? path : Path.GetFullPath(path, folder);

    internal string? FullOrNull(string? path) => path is null ? null : Full(path);

    /// <summary>A site file that is shared between machines may name a drive that this one does not know: it stays as it stands.</summary>
    private static bool IsWindowsDrive(string path) => path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '/' or '\\';
}
