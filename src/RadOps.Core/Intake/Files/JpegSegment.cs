namespace RadOps.Core.Intake.Files;

/// <summary>A marker of a JPEG, with its segment where it has one (ITU-T T.81, annex B).</summary>
/// <param name="At">Where it begins, at the last of the FF before its code.</param>
/// <param name="Marker">Its code, 0x01–0xFE.</param>
/// <param name="End">Where the next begins, or the coded data.</param>
internal readonly record struct JpegSegment(long At, int Marker, long End)
{
    internal const int StartOfImage = 0xD8;
    internal const int EndOfImage = 0xD9;
    internal const int StartOfScan = 0xDA;
    internal const int QuantizationTables = 0xDB;
    internal const int HuffmanTables = 0xC4;
    internal const int ArithmeticConditions = 0xCC;
    internal const int RestartInterval = 0xDD;
    internal const int NumberOfLines = 0xDC;
    internal const int Application0 = 0xE0;
    internal const int Application1 = 0xE1;
    internal const int Application2 = 0xE2;
    internal const int Application13 = 0xED;
    internal const int Application14 = 0xEE;
    internal const int Comment = 0xFE;

    internal static ReadOnlySpan<byte> JfifName => "JFIF\0"u8;

    internal static ReadOnlySpan<byte> ExifName => "Exif\0\0"u8;

    internal static ReadOnlySpan<byte> ProfileName => "ICC_PROFILE\0"u8;

    /// <summary>Where its contents begin, after marker and length.</summary>
    internal long DataAt => At + 4;

    /// <summary>Bytes of its contents.</summary>
    internal long Length => End - DataAt;

    /// <summary>Whether it opens a frame: what the picture measures and how it is coded.</summary>
    internal bool IsFrame => Marker is >= 0xC0 and <= 0xCF and not (HuffmanTables or 0xC8 or ArithmeticConditions);

    /// <summary>Whether it is one of those between which coded data goes on.</summary>
    internal static bool IsRestart(int marker) => marker is >= 0xD0 and <= 0xD7;

    /// <summary>Reads the marker that stands at a place, after as many FF as there are.</summary>
    /// <returns>Null where no marker stands, or its segment reaches past the end of the file (<paramref name="isShort"/>).</returns>
    internal static JpegSegment? Read(FileBytes bytes, long at, out bool isShort)
    {
        isShort = false;
        if (bytes[at] != 0xFF)
        {
            isShort = at >= bytes.Length;
            return null;
        }

        while (bytes[at + 1] == 0xFF) at++;
        var marker = bytes[at + 1];
        if (marker <= 0)
        {
            isShort = marker < 0;
            return null;
        }

        if (marker is StartOfImage or EndOfImage or 0x01 || IsRestart(marker)) return new(at, marker, at + 2);
        var length = bytes.UInt16(at + 2);
        isShort = length < 0 || at + 2 + length > bytes.Length;
        return length < 2 || isShort ? null : new(at, marker, at + 2 + length);
    }

    /// <summary>Where coded data ends: at the first marker that is no restart, or at the end of the file.</summary>
    internal static long EndOfData(FileBytes bytes, long at)
    {
        while (at < bytes.Length)
        {
            var part = bytes.Span(at, 1 << 15);
            var found = part.IndexOf((byte)0xFF);
            if (found < 0)
            {
                at += Math.Max(1, part.Length);
                continue;
            }

            at += found;
            // FF before FF is filling, also before the zero that makes a byte of data of it.
            var marker = bytes[at + 1];
            if (marker > 0 && marker != 0xFF && !IsRestart(marker)) return at;
            at += marker == 0xFF ? 1 : 2;
        }

        return bytes.Length;
    }
}
