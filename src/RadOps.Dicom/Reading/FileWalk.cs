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
        foreach (var path in paths.Select(FullPath).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal))
        {
            if (!Directory.Exists(path))
            {
                yield return new FileWalkEntry(path, null);
                continue;
            }
            foreach (var entry in EnumerateFolder(path))
                yield return entry;
        }
    }

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    // A stack of its own, not recursion: folders can be nested deeper than a thread's stack.
    private static IEnumerable<FileWalkEntry> EnumerateFolder(string folder)
    {
        var pending = new Stack<FoundEntry>();
        pending.Push(new FoundEntry(folder, true, null));
        while (pending.TryPop(out var found))
        {
            if (!found.IsFolder)
            {
                yield return new FileWalkEntry(found.Path, found.Fault, found.IsLink);
                continue;
            }
            var entries = List(found.Path, out var fault);
            if (fault is not null)
                yield return new FileWalkEntry(found.Path, fault);
            for (var i = entries.Length - 1; i >= 0; i--)
                pending.Push(entries[i]);
        }
    }

    private static FoundEntry[] List(string folder, out string? fault)
    {
        try
        {
            fault = null;
            var entries = new FileSystemEnumerable<FoundEntry>(folder, Find, AllEntries).ToArray();
            Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.SortKey, b.SortKey));
            return entries;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            fault = error is UnauthorizedAccessException ? "no permission to list the folder" : "the folder could not be listed";
            return [];
        }
    }

    private static FoundEntry Find(ref FileSystemEntry entry)
    {
        var path = entry.ToFullPath();
        var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
        if (!entry.IsDirectory)
            return new FoundEntry(path, false, null, isLink);
        return isLink
            ? new FoundEntry(path, false, "a link to a folder, which is not followed: give the folder itself", true)
            : new FoundEntry(path, true, null);
    }

    /// <summary>Where a folder's files stand among its siblings is told by the separator that follows its name.</summary>
    private readonly record struct FoundEntry(string Path, bool IsFolder, string? Fault, bool IsLink = false)
    {
        public string SortKey { get; } = IsFolder ? Path + System.IO.Path.DirectorySeparatorChar : Path;
    }
}
