namespace RadOps.Core.Intake.Files;

/// <summary>Reads a PNG chunk by chunk, and unfolds its image to nothing: whole, and as large as it says, or not (ISO/IEC 15948).</summary>
internal sealed class PngReader(FileBytes bytes, InspectionLimits limits, FileReport report)
{
    private const string Checksum = "kontrollsumman stämmer inte";
    private const string Order = "delarna står i fel ordning";
    private const string BrokenPart = "en del stämmer inte med formatet";
    private const string BrokenImage = "bilden går inte att packa upp";
    private const long MostText = 64 << 20;

    private readonly List<(long At, long Length)> data = [];
    private readonly MetadataNotes notes = new();
    private PngHeader header;
    private (int Width, int Height) frame;
    private bool isPalette;
    private bool wasData;
    private bool isDataOver;
    private int frames;
    private long unfolded;

    /// <summary>Reads it.</summary>
    internal void Read()
    {
        var at = (long)PngChunk.Signature.Length;
        var isWhole = false;
        for (var count = 0; !isWhole; count++)
        {
            if (count > limits.MostParts)
            {
                report.Add(FileFindingCode.TooComplex, at);
                return;
            }

            if (PngChunk.Read(bytes, at) is not { } chunk)
            {
                report.Add(at + 12 > bytes.Length ? FileFindingCode.Truncated : FileFindingCode.Damaged, at, BrokenPart);
                return;
            }

            if (chunk.Next > bytes.Length)
            {
                report.Add(FileFindingCode.Truncated, at);
                return;
            }

            if (!HasChecksum(chunk))
            {
                report.Add(FileFindingCode.Damaged, at, Checksum);
                return;
            }

            if (count == 0 ? !ReadHeader(chunk) : !ReadChunk(chunk)) return;
            isWhole = chunk.Type == PngChunk.End;
            at = chunk.Next;
        }

        report.End = at;
        report.Frames = Math.Max(1, frames);
        if (frames > 1) report.Add(FileFindingCode.Moving);
        report.Metadata = notes.ToMetadata();
    }

    private bool ReadHeader(PngChunk chunk)
    {
        if (chunk.Type != PngChunk.Header || PngHeader.Read(bytes, chunk) is not { } read) return Damaged(chunk, BrokenPart);
        header = read;
        frame = (read.Width, read.Height);
        (report.Width, report.Height) = frame;
        if ((long)read.Width * read.Height > limits.MostPixels) return Refused(FileFindingCode.TooManyPixels, chunk);
        return Expected(frame) <= limits.MostUnfoldedBytes || Refused(FileFindingCode.UnfoldsTooFar, chunk);
    }

    private bool ReadChunk(PngChunk chunk)
    {
        if (chunk.Type != PngChunk.Data && chunk.Type != PngChunk.FrameData && data.Count > 0 && !Unfold()) return false;
        switch (chunk.Type)
        {
            case PngChunk.Header:
                return Damaged(chunk, Order);
            case PngChunk.Palette:
                if (wasData || isPalette || header.ColourType is 0 or 4 || chunk.Length is < 3 or > 768 || chunk.Length % 3 != 0) return Damaged(chunk, Order);
                isPalette = true;
                return true;
            case PngChunk.Transparency:
                return (!wasData && header.ColourType is 0 or 2 or 3) || Damaged(chunk, Order);
            case PngChunk.Data:
                if (isDataOver || (header.ColourType == 3 && !isPalette)) return Damaged(chunk, Order);
                wasData = true;
                data.Add((chunk.DataAt, chunk.Length));
                return true;
            case PngChunk.End:
                if (chunk.Length != 0) return Damaged(chunk, BrokenPart);
                return wasData || Damaged(chunk, BrokenPart);
            case PngChunk.Frame:
                return ReadFrame(chunk);
            case PngChunk.FrameData:
                if (frames == 0 || !isDataOver || chunk.Length < 4) return Damaged(chunk, Order);
                data.Add((chunk.DataAt + 4, chunk.Length - 4));
                return true;
            case PngChunk.Exif:
                new ExifReader(bytes, notes).Read(chunk.DataAt, chunk.DataAt + chunk.Length);
                return true;
            case PngChunk.Text or PngChunk.PackedText or PngChunk.InternationalText or PngChunk.Profile:
                return ReadText(chunk);
            default:
                if (!chunk.IsLook) Signatures.JudgePayload(bytes, chunk.DataAt, chunk.DataAt + chunk.Length, report);
                return !chunk.IsCritical || Damaged(chunk, "en okänd del som behövs för att visa bilden");
        }
    }

    /// <summary>A frame of a PNG that moves (acTL, fcTL, fdAT).</summary>
    private bool ReadFrame(PngChunk chunk)
    {
        var width = bytes.UInt32(chunk.DataAt + 4);
        var height = bytes.UInt32(chunk.DataAt + 8);
        if (chunk.Length != 26 || width < 1 || height < 1 || width > header.Width || height > header.Height) return Damaged(chunk, BrokenPart);
        frame = ((int)width, (int)height);
        frames++;
        return (long)header.Width * header.Height * frames <= limits.MostMovingPixels || Refused(FileFindingCode.UnfoldsTooFar, chunk);
    }

    private bool ReadText(PngChunk chunk)
    {
        var keyword = bytes.Span(chunk.DataAt, (int)Math.Min(80, chunk.Length));
        var zero = keyword.IndexOf((byte)0);
        if (zero is < 1 or > 79) return Damaged(chunk, BrokenPart);
        var name = keyword[..zero].ToArray();
        var text = chunk.DataAt + zero + 1;
        var end = chunk.DataAt + chunk.Length;
        var isPacked = chunk.Type is PngChunk.PackedText or PngChunk.Profile;
        if (isPacked) text++; // the method, of which there is one
        if (chunk.Type == PngChunk.InternationalText)
        {
            isPacked = bytes[text] == 1;
            text += 2;
            // The language and the translated keyword, each ended by a zero.
            for (var zeros = 0; zeros < 2 && text < end; text++)
            {
                if (bytes[text] == 0) zeros++;
            }
        }

        if (!isPacked)
        {
            notes.AddText(name, bytes, text, end);
            Signatures.JudgePayload(bytes, text, end, report);
            return true;
        }

        var search = chunk.Type == PngChunk.Profile ? null : new XmpSearch(notes);
        var unfolding = Unfolding.Zlib(new PackedStream(bytes, [(text, Math.Max(0, end - text))]), MostText, search is null ? null : search.Take);
        unfolded += unfolding.Bytes;
        if (unfolding.End == UnfoldingEnd.TooFar || unfolded > limits.MostUnfoldedInAll) return Refused(FileFindingCode.UnfoldsTooFar, chunk);
        if (chunk.Type != PngChunk.Profile) notes.AddKeyword(name, unfolding.Bytes > 0);
        return unfolding.End == UnfoldingEnd.Whole || Damaged(chunk, BrokenPart);
    }

    /// <summary>Unfolds the frame that has come to its end.</summary>
    private bool Unfold()
    {
        var at = data[0].At;
        isDataOver = true;
        var expected = Expected(frame);
        unfolded += expected;
        if (unfolded > limits.MostUnfoldedInAll) return Refused(FileFindingCode.UnfoldsTooFar, at);
        var rows = new PngRows(header.Rows(frame.Width, frame.Height));
        var unfolding = Unfolding.Zlib(new PackedStream(bytes, data), expected, rows.Take);
        data.Clear();
        if (unfolding.End == UnfoldingEnd.TooFar || (unfolding.End == UnfoldingEnd.Whole && unfolding.Left > 0)) report.Add(FileFindingCode.ExtraData, at);
        if (unfolding.End == UnfoldingEnd.Short || (unfolding.End == UnfoldingEnd.Whole && unfolding.Bytes < expected)) return Refused(FileFindingCode.Truncated, at);
        if (unfolding.End != UnfoldingEnd.Damaged && rows.IsSound) return true;
        report.Add(FileFindingCode.Damaged, at, BrokenImage);
        return false;
    }

    private long Expected((int Width, int Height) size)
    {
        long sum = 0;
        foreach (var (rows, length) in header.Rows(size.Width, size.Height)) sum += rows * length;
        return sum;
    }

    private bool HasChecksum(PngChunk chunk)
    {
        var sum = Crc32.Start;
        for (var at = chunk.At + 4; at < chunk.DataAt + chunk.Length;)
        {
            var part = bytes.Span(at, (int)Math.Min(1 << 15, chunk.DataAt + chunk.Length - at));
            if (part.IsEmpty) return false;
            sum = Crc32.Append(sum, part);
            at += part.Length;
        }

        return Crc32.Finish(sum) == bytes.UInt32(chunk.DataAt + chunk.Length);
    }

    private bool Damaged(PngChunk chunk, string why)
    {
        report.Add(FileFindingCode.Damaged, chunk.At, why);
        return false;
    }

    private bool Refused(FileFindingCode code, PngChunk chunk) => Refused(code, chunk.At);

    private bool Refused(FileFindingCode code, long at)
    {
        report.Add(code, at);
        return false;
    }
}
