namespace RadOps.Core.Export;

/// <summary>Folders that the chain makes and takes away again.</summary>
internal static class Folders
{
    /// <summary>Deletes a folder with all that is in it; one that is not there is left at that.</summary>
    internal static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Deletes a folder if nothing is in it.</summary>
    internal static void DeleteEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>The topmost folder that making this one would make; null when it is there.</summary>
    internal static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (string? at = folder; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
            missing = at;
        return missing;
    }
}
