using System.Buffers;

namespace RadOps.Dicom.Media;

/// <summary>File IDs and file-set IDs (PS3.10 8.1, 8.2).</summary>
internal static class FileIds
{
    /// <summary>The directory's own name.</summary>
    public const string DirectoryName = "DICOMDIR";

    private const int MaximumParts = 8, MaximumPartLength = 8, MaximumFileSetIdLength = 16;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    private static readonly SearchValues<char> FileSetCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ ");

    /// <summary>Whether it is a file ID, its parts joined by <c>/</c>.</summary>
    public static bool IsValid(string fileId)
    {
        var count = 0;
        foreach (var range in fileId.AsSpan().Split('/'))
        {
            var part = fileId.AsSpan(range);
            if (++count > MaximumParts || part.Length is 0 or > MaximumPartLength || part.ContainsAnyExcept(Characters))
                return false;
        }
        return true;
    }

    /// <summary>Whether it is a file-set ID.</summary>
    public static bool IsFileSetId(string text) => text.Length <= MaximumFileSetIdLength && !text.AsSpan().ContainsAnyExcept(FileSetCharacters);

    /// <summary>Where a file with a valid ID lies.</summary>
    public static string ToPath(string mediumRoot, string fileId) => Path.Combine(mediumRoot, fileId.Replace('/', Path.DirectorySeparatorChar));
}
