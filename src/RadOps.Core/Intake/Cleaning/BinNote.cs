using System.Buffers.Binary;
using System.Text;

namespace RadOps.Core.Intake.Cleaning;

/// <summary>A recycle bin's note on where a thing came from.</summary>
internal static class BinNote
{
    private const int MostBytes = 1 << 20;
    private const string PathKey = "Path=";

    /// <summary>Where the thing was, full path; null where the note does not say.</summary>
    internal static string? OriginalPath(string note, RecycleBin bin)
    {
        try
        {
            if (new FileInfo(note).Length > MostBytes) return null;
            return bin.Form == BinForm.Windows ? Windows(File.ReadAllBytes(note)) : Freedesktop(File.ReadAllText(note, Encoding.UTF8), bin.Top);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or UriFormatException)
        {
            return null;
        }
    }

    /// <summary>A <c>.trashinfo</c>: the path is percent-encoded, and relative to the top folder in a bin of a file system of its own.</summary>
    internal static string? Freedesktop(string text, string? top)
    {
        var line = text.Split('\n').Select(each => each.TrimEnd('\r')).FirstOrDefault(each => each.StartsWith(PathKey, StringComparison.Ordinal));
        if (line is null) return null;
        var path = Uri.UnescapeDataString(line[PathKey.Length..]);
        return Path.IsPathRooted(path) ? path : top is null ? null : Path.Combine(top, path);
    }

    /// <summary>A <c>$I…</c>: version 1 (Windows Vista to 8.1) has the path in 520 bytes, version 2 (Windows 10 and later) says its length.</summary>
    internal static string? Windows(ReadOnlySpan<byte> bytes)
    {
        const int head = 24, fixedPath = 520;
        if (bytes.Length < head + 4) return null;
        var path = BinaryPrimitives.ReadInt64LittleEndian(bytes) switch
        {
            1 when bytes.Length >= head + fixedPath => bytes.Slice(head, fixedPath),
            2 when BinaryPrimitives.ReadInt32LittleEndian(bytes[head..]) is > 0 and var count && count <= (bytes.Length - head - 4) / 2 => bytes.Slice(head + 4, count * 2),
            _ => [],
        };
        var text = Encoding.Unicode.GetString(path);
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        return path.IsEmpty ? null : end < 0 ? text : text[..end];
    }
}
