using System.Text;
using RadOps.Core.Intake.Cleaning;

namespace RadOps.Site.Intake;

/// <summary>Where a Linux desktop keeps downloads, thumbnails and what was thrown away, by the specifications of freedesktop.org.</summary>
/// <param name="environment">Gives an environment variable's value.</param>
internal sealed class LinuxFolders(Func<string, string?> environment)
{
    private const UnixFileMode Sticky = UnixFileMode.StickyBit;

    private string Home => Full(environment("HOME")) ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>The folder for downloads: what xdg-user-dirs says, or <c>Downloads</c> in the home; null where the account has no home.</summary>
    internal string? Downloads() =>
        Home.Length == 0 ? null
        : Full(environment("XDG_DOWNLOAD_DIR")) ?? FromUserDirs() ?? Path.Combine(Home, "Downloads");

    /// <summary>Folders of thumbnails that there are, one a size; those of pictures that could not be made, too.</summary>
    internal IReadOnlyList<string> Thumbnails() =>
    [
        .. from place in (string[])[Path.Combine(Base("XDG_CACHE_HOME", ".cache"), "thumbnails"), Path.Combine(Home, ".thumbnails")]
           from folder in Folders(place).SelectMany(size => Path.GetFileName(size) == "fail" ? Folders(size) : [size])
           select folder,
    ];

    /// <summary>The home bin, and those at the top of the file system that a folder is on.</summary>
    internal IReadOnlyList<RecycleBin> Bins(string folder)
    {
        var bins = new List<RecycleBin> { new(Path.Combine(Base("XDG_DATA_HOME", ".local/share"), "Trash"), null, BinForm.Freedesktop) };
        if (MountPoint(folder) is not { } top) return bins;
        var shared = Path.Combine(top, ".Trash");
        // The specification: a shared one counts only as a folder of its own with the sticky bit.
        if (LinuxFiles.Look(shared).Kind == FileKind.Folder && OperatingSystem.IsLinux() && File.GetUnixFileMode(shared).HasFlag(Sticky))
            bins.Add(new(Path.Combine(shared, $"{LinuxFiles.UserId}"), top, BinForm.Freedesktop));
        bins.Add(new(Path.Combine(top, $".Trash-{LinuxFiles.UserId}"), top, BinForm.Freedesktop));
        return bins;
    }

    /// <summary>Where the file system of a folder is mounted; null where the system does not say.</summary>
    private static string? MountPoint(string folder)
    {
        try
        {
            return File.ReadLines("/proc/self/mountinfo").Select(line => line.Split(' ')).Where(parts => parts.Length > 4).Select(parts => Unescape(parts[4]))
                .Where(place => place == "/" || folder == place || folder.StartsWith(place + "/", StringComparison.Ordinal)).MaxBy(place => place.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Spaces and the like stand as \040 in the table of mounts.
    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var octets = new List<byte>();
        var source = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == (byte)'\\' && i + 3 < source.Length && source.AsSpan(i + 1, 3).IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0)
            {
                octets.Add((byte)(((source[i + 1] - '0') << 6) | ((source[i + 2] - '0') << 3) | (source[i + 3] - '0')));
                i += 3;
            }
            else
            {
                octets.Add(source[i]);
            }
        }

        return Encoding.UTF8.GetString([.. octets]);
    }

    private string? FromUserDirs()
    {
        const string key = "XDG_DOWNLOAD_DIR=";
        try
        {
            var line = File.ReadLines(Path.Combine(Base("XDG_CONFIG_HOME", ".config"), "user-dirs.dirs")).LastOrDefault(each => each.TrimStart().StartsWith(key, StringComparison.Ordinal));
            var text = line?.Trim()[key.Length..].Trim().Trim('"').Replace("\\", "", StringComparison.Ordinal);
            return text is null ? null : Full(text.StartsWith("$HOME", StringComparison.Ordinal) ? Home + text["$HOME".Length..] : text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string Base(string variable, string otherwise) => Full(environment(variable)) ?? Path.Combine(Home, otherwise);

    /// <summary>The specifications tell to ignore what is no full path.</summary>
    private static string? Full(string? path) => !string.IsNullOrWhiteSpace(path) && Path.IsPathRooted(path) ? path.Length > 1 ? path.TrimEnd('/') : path : null;

    private static IEnumerable<string> Folders(string place)
    {
        try
        {
            return Directory.Exists(place) ? [.. Directory.EnumerateDirectories(place)] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
