using System.IO.Enumeration;

namespace RadOps.Dicom.Reading;

/// <summary>
/// All files under files and folders, in ordinal order of their full paths. Holds the names of one folder and those above it, no more.
/// Links to folders are named, not followed: they may lead in a circle or out of the study.
/// </summary>
internal static class FileWalk
{
    private static readonly EnumerationOptions AllEntries = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    /// <summary>Enumerates lazily; what cannot be listed is an entry with its reason.</summary>
    public static IEnumerable<FileWalkEntry> Enumerate(IEnumerable<string> paths)
    {
        var folders = new List<string>();
        foreach (var path in paths.Select(FullPath).Distinct(StringComparer.Ordinal).OrderBy(SortKey, StringComparer.Ordinal))
        {
            if (folders.Exists(folder => Reaches(folder, path)))
                continue;
            if (!Directory.Exists(path))
            {
                yield return new FileWalkEntry(path, null);
                continue;
            }
            folders.Add(path);
            foreach (var entry in EnumerateFolder(path))
                yield return entry;
        }
    }

    private static string SortKey(string path) => Directory.Exists(path) ? path + Path.DirectorySeparatorChar : path;

    // Given a folder and what lies in it, each file comes once; unless only a link leads to it, which the folder's walk does not follow.
    private static bool Reaches(string folder, string path)
    {
        if (!path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return false;
        for (var above = path; above.Length > folder.Length; above = Path.GetDirectoryName(above)!)
        {
            if (new DirectoryInfo(above) is { Exists: true, LinkTarget: not null })
                return false;
        }
        return true;
    }

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    // A stack of its own, not recursion: folders can be nested deeper than a thread's stack.
    private static IEnumerable<FileWalkEntry> EnumerateFolder(string folder)
    {
        var pending = new Stack<(string Folder, FoundEntry[] Entries, int Next)>();
        pending.Push((folder, List(folder, out var fault), 0));
        if (fault is not null)
            yield return new FileWalkEntry(folder, fault);
        while (pending.TryPop(out var level))
        {
            if (level.Next == level.Entries.Length)
                continue;
            pending.Push(level with { Next = level.Next + 1 });
            var found = level.Entries[level.Next];
            var path = Path.Join(level.Folder, found.Name);
            if (!found.IsFolder)
            {
                yield return new FileWalkEntry(path, null);
                continue;
            }
            if (found.IsLink)
            {
                yield return new FileWalkEntry(path, "a link to a folder, which is not followed: give the folder itself", IsFolderLink: true);
                continue;
            }
            pending.Push((path, List(path, out fault), 0));
            if (fault is not null)
                yield return new FileWalkEntry(path, fault);
        }
    }

    private static FoundEntry[] List(string folder, out string? fault)
    {
        try
        {
            fault = null;
            var entries = new FileSystemEnumerable<FoundEntry>(folder, Find, AllEntries).ToArray();
            Array.Sort(entries);
            return entries;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            fault = error is UnauthorizedAccessException ? "no permission to list the folder" : "the folder could not be listed";
            return [];
        }
    }

    // Attributes are asked for of folders only: each costs a call to the system.
    private static FoundEntry Find(ref FileSystemEntry entry) => entry.IsDirectory
        ? new FoundEntry(entry.FileName.ToString(), true, entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        : new FoundEntry(entry.FileName.ToString(), false, false);

    /// <summary>Where a folder's files stand among its siblings is told by the separator that follows its name.</summary>
    private readonly record struct FoundEntry(string Name, bool IsFolder, bool IsLink) : IComparable<FoundEntry>
    {
        public int CompareTo(FoundEntry other)
        {
            if (!IsFolder && !other.IsFolder)
                return string.CompareOrdinal(Name, other.Name);
            var common = Name.AsSpan().CommonPrefixLength(other.Name);
            return At(common).CompareTo(other.At(common));
        }

        private int At(int index) => index < Name.Length ? Name[index] : index == Name.Length && IsFolder ? Path.DirectorySeparatorChar : -1;
    }
}
