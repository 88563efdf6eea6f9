namespace RadOps.Core.Intake.Files;

/// <summary>Reads a GIF block by block to its trailer, and each frame's codes to nothing (GIF89a).</summary>
internal sealed class GifReader(FileBytes bytes, InspectionLimits limits, FileReport report)
{
    internal const int Extension = 0x21;
    internal const int Image = 0x2C;
    internal const int Trailer = 0x3B;
    internal const int CommentLabel = 0xFE;
    internal const int TextLabel = 0x01;
    internal const int ApplicationLabel = 0xFF;
    internal const int HeaderLength = 13;

    private const string BrokenPart = "en del stämmer inte med formatet";
    private const string BrokenImage = "bilden går inte att packa upp";

    private readonly MetadataNotes notes = new();
    private long canvas;
    private int frames;
    private long pixels;
    private bool hasTable;

    /// <summary>Bytes of the colour table that a packed field announces.</summary>
    internal static int TableLength(int packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);

    /// <summary>Where the data that begins there in blocks of up to 255 bytes has ended; −1 where the file ends before.</summary>
    internal static long SkipBlocks(FileBytes bytes, long at)
    {
        while (true)
        {
            var length = bytes[at];
            if (length < 0) return -1;
            at += 1 + length;
            if (length == 0) return at;
        }
    }

    /// <summary>Reads it.</summary>
    internal void Read()
    {
        if (bytes.Length < HeaderLength)
        {
            report.Add(FileFindingCode.Truncated, bytes.Length);
            return;
        }

        var width = bytes[6] | (bytes[7] << 8);
        var height = bytes[8] | (bytes[9] << 8);
        (report.Width, report.Height) = (width, height);
        canvas = (long)width * height;
        // A width of these two characters makes a comment of what follows, for whoever takes the file for JavaScript.
        if (bytes.Has(6, "/*"u8)) report.Add(FileFindingCode.Script, 6);
        if (canvas > limits.MostPixels)
        {
            report.Add(FileFindingCode.TooManyPixels, 6);
            return;
        }

        hasTable = TableLength(bytes[10]) > 0;
        long at = HeaderLength + TableLength(bytes[10]);
        for (var count = 0; ; count++)
        {
            if (count > limits.MostParts)
            {
                report.Add(FileFindingCode.TooComplex, at);
                return;
            }

            switch (bytes[at])
            {
                case Trailer:
                    ReadEnd(at);
                    return;
                case Extension:
                    at = ReadExtension(at);
                    break;
                case Image:
                    at = ReadImage(at);
                    break;
                case < 0:
                    report.Add(FileFindingCode.Truncated, Math.Min(at, bytes.Length));
                    return;
                default:
                    report.Add(FileFindingCode.Damaged, at, BrokenPart);
                    return;
            }

            if (at < 0) return;
        }
    }

    private void ReadEnd(long at)
    {
        if (frames == 0) report.Add(FileFindingCode.Damaged, at, "ingen bild i filen");
        report.End = at + 1;
        report.Frames = frames;
        report.Metadata = notes.ToMetadata();
        if (frames > 1) report.Add(FileFindingCode.Moving);
    }

    private long ReadExtension(long at)
    {
        var label = bytes[at + 1];
        var end = SkipBlocks(bytes, at + 2);
        if (end < 0 || label < 0)
        {
            report.Add(FileFindingCode.Truncated, at);
            return -1;
        }

        if (label is CommentLabel or TextLabel)
        {
            notes.HasText |= end > at + 3;
            Signatures.JudgePayload(bytes, at + 3, end, report);
        }
        else if (label == ApplicationLabel)
        {
            ReadApplication(at + 3, end);
        }

        return end;
    }

    private void ReadApplication(long at, long end)
    {
        // XMP lies there in one piece, with a tail that leads whoever counts blocks out of it.
        if (bytes.Has(at, "XMP DataXMP"u8))
            new XmpSearch(notes).Take(bytes, at + 11, end);
        else if (!IsLook(bytes, at))
            Signatures.JudgePayload(bytes, at + 12, end, report);
    }

    /// <summary>Whether an application's block is about how the picture looks: how often it is repeated, and its colours.</summary>
    internal static bool IsLook(FileBytes bytes, long at) => bytes.Has(at, "NETSCAPE2.0"u8) || bytes.Has(at, "ANIMEXTS1.0"u8) || bytes.Has(at, "ICCRGBG1012"u8);

    private long ReadImage(long at)
    {
        if (bytes.Span(at + 1, 9) is not [_, _, _, _, var w0, var w1, var h0, var h1, var packed])
        {
            report.Add(FileFindingCode.Truncated, at);
            return -1;
        }

        var size = (long)(w0 | (w1 << 8)) * (h0 | (h1 << 8));
        frames++;
        // Whoever shows it makes a canvas for each frame, and unfolds the frame.
        pixels += Math.Max(canvas, size);
        if (size > limits.MostPixels) return Refused(FileFindingCode.TooManyPixels, at);
        if (pixels > limits.MostMovingPixels) return Refused(FileFindingCode.UnfoldsTooFar, at);
        if (size == 0 || !(hasTable || TableLength(packed) > 0)) return Damaged(at, BrokenPart);
        var data = at + 10 + TableLength(packed);
        var end = SkipBlocks(bytes, data + 1);
        if (end < 0) return Refused(FileFindingCode.Truncated, at);
        switch (GifCodes.Count(bytes, data, size))
        {
            case UnfoldingEnd.Short:
                return Refused(FileFindingCode.Truncated, at);
            case UnfoldingEnd.Damaged:
                return Damaged(at, BrokenImage);
            case UnfoldingEnd.TooFar:
                report.Add(FileFindingCode.ExtraData, at);
                break;
            default:
                break;
        }

        return end;
    }

    private long Refused(FileFindingCode code, long at)
    {
        report.Add(code, at);
        return -1;
    }

    private long Damaged(long at, string why)
    {
        report.Add(FileFindingCode.Damaged, at, why);
        return -1;
    }
}
