namespace RadOps.Core.Intake.Files;

/// <summary>
/// Reads what Samsung's telephones write after nearly every photograph: parts, each with a name, and a table of them at the end of the file (SEFH … SEFT). Only where the parts
/// cover every byte is it nothing else.
/// </summary>
internal static class SamsungNotes
{
    private const int EntryLength = 12;
    private const int MostParts = 100;

    /// <summary>Reads them.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="at">Where they should begin.</param>
    /// <returns>What each part holds, after type and name; null where something else, or more, stands there.</returns>
    internal static List<(long At, long Length)>? Read(FileBytes bytes, long at)
    {
        var end = bytes.Length;
        if (!bytes.Has(end - 4, "SEFT"u8)) return null;
        var length = Number(bytes, end - 8);
        var table = end - 8 - length;
        var count = Number(bytes, table + 8);
        if (length < EntryLength || table < at || !bytes.Has(table, "SEFH"u8) || count is < 1 or > MostParts || length != EntryLength + (count * EntryLength)) return null;
        var parts = new List<(long At, long Length)>();
        for (var entry = table + EntryLength; entry < end - 8; entry += EntryLength) parts.Add((table - Number(bytes, entry + 4), Number(bytes, entry + 8)));
        parts.Sort();
        var next = at;
        for (var i = 0; i < parts.Count; i++)
        {
            var (start, size) = parts[i];
            // A type, the length of its name, the name.
            var name = Number(bytes, start + 4);
            if (start != next || size < 8 + name || name is < 1 or > 64) return null;
            next = start + size;
            parts[i] = (start + 8 + name, size - 8 - name);
        }

        return next == table ? parts : null;
    }

    private static long Number(FileBytes bytes, long at) => bytes.Span(at, 4) is [var a, var b, var c, var d] ? a | ((long)b << 8) | ((long)c << 16) | ((long)d << 24) : -1;
}
