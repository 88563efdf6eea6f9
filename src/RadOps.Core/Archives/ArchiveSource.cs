using System.Diagnostics.CodeAnalysis;

namespace RadOps.Core.Archives;

/// <summary>A study in an archive as a place that studies are read from, beside files and folders: <c>archive:pacs/1.2.3</c>.</summary>
/// <param name="Archive">The name that the site gives the archive.</param>
/// <param name="StudyInstanceUid">The study.</param>
public sealed record ArchiveSource(string Archive, string StudyInstanceUid)
{
    private const string Prefix = "archive:";

    /// <summary>Reads a source; false for a file or folder.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ArchiveSource? source)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.LastIndexOf('/');
        source = text.StartsWith(Prefix, StringComparison.Ordinal) && slash > Prefix.Length ? new(text[Prefix.Length..slash], text[(slash + 1)..]) : null;
        return source is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Prefix}{Archive}/{StudyInstanceUid}";
}
