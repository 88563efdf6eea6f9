namespace RadOps.Core.Intake.Files;

/// <summary>The tables that hold at a place of a JPEG: each holds until another takes its number.</summary>
internal sealed class JpegTables
{
    private readonly JpegHuffman?[] direct = new JpegHuffman?[4];
    private readonly JpegHuffman?[] alternating = new JpegHuffman?[4];
    private readonly bool[] quantization = new bool[4];

    /// <summary>Units between restart markers; zero when there are none.</summary>
    internal int RestartInterval { get; private set; }

    internal JpegHuffman? Direct(int number) => number < 4 ? direct[number] : null;

    internal JpegHuffman? Alternating(int number) => number < 4 ? alternating[number] : null;

    internal bool HasQuantization(int number) => quantization[number];

    /// <summary>Takes a segment's tables, when it holds such.</summary>
    /// <returns>False where they are none.</returns>
    internal bool Take(FileBytes bytes, JpegSegment segment) => segment.Marker switch
    {
        JpegSegment.HuffmanTables => TakeHuffman(bytes, segment),
        JpegSegment.QuantizationTables => TakeQuantization(bytes, segment),
        JpegSegment.RestartInterval => segment.Length == 2 && (RestartInterval = bytes.UInt16(segment.DataAt)) >= 0,
        _ => true,
    };

    private bool TakeHuffman(FileBytes bytes, JpegSegment segment)
    {
        Span<byte> counts = stackalloc byte[16];
        Span<byte> symbols = stackalloc byte[256];
        var at = segment.DataAt;
        while (at < segment.End)
        {
            var which = bytes[at];
            if (at + 17 > segment.End || (which >> 4) > 1 || (which & 0xF) > 3) return false;
            bytes.Read(at + 1, counts);
            var sum = 0;
            foreach (var count in counts) sum += count;
            if (sum is < 1 or > 256 || at + 17 + sum > segment.End) return false;
            bytes.Read(at + 17, symbols[..sum]);
            var table = JpegHuffman.Read(counts, symbols[..sum]);
            if (table is null) return false;
            (which >> 4 == 0 ? direct : alternating)[which & 0xF] = table;
            at += 17 + sum;
        }

        return true;
    }

    private bool TakeQuantization(FileBytes bytes, JpegSegment segment)
    {
        var at = segment.DataAt;
        while (at < segment.End)
        {
            var which = bytes[at];
            var length = (which >> 4) == 0 ? 64 : 128;
            if ((which >> 4) > 1 || (which & 0xF) > 3 || at + 1 + length > segment.End) return false;
            quantization[which & 0xF] = true;
            at += 1 + length;
        }

        return true;
    }
}
