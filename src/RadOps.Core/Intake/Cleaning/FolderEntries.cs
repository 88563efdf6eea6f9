namespace RadOps.Core.Intake.Cleaning;

/// <summary>What is in a folder, hidden things too.</summary>
internal static class FolderEntries
{
    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    /// <summary>Full paths, in order of name; none where the folder is not there, null where it cannot be read.</summary>
    internal static IReadOnlyList<string>? Of(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder, "*", All).Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
