namespace RadOps.Core.Intake.Files;

/// <summary>
/// A scan of a JPEG (ITU-T T.81, B.2.3), decoded to nothing: that there is a code for every block and not more tells a whole picture from one that was
/// cut off and closed again. A scan that refines alternating coefficients needs to know all that came before, and is only walked through.
/// </summary>
internal sealed class JpegScan
{
    private readonly FileBytes bytes;
    private readonly JpegFrame frame;
    private readonly JpegTables tables;
    private readonly List<(JpegComponent Component, JpegHuffman? Direct, JpegHuffman? Alternating)> parts = [];
    private int from;
    private int until;
    private int high;
    private long run;

    private JpegScan(FileBytes bytes, JpegFrame frame, JpegTables tables) => (this.bytes, this.frame, this.tables) = (bytes, frame, tables);

    /// <summary>The components that are in it.</summary>
    internal IReadOnlyList<JpegComponent> Components => [.. parts.Select(part => part.Component)];

    /// <summary>Whether it brings the first of what makes a picture.</summary>
    internal bool IsFirst => from == 0 && high == 0;

    /// <summary>Reads a scan's header; null where it says what no JPEG says.</summary>
    internal static JpegScan? Read(FileBytes bytes, JpegSegment segment, JpegFrame frame, JpegTables tables)
    {
        var count = bytes[segment.DataAt];
        if (count is < 1 or > 4 || segment.Length != 4 + (2 * count)) return null;
        var scan = new JpegScan(bytes, frame, tables);
        for (var i = 0; i < count; i++)
        {
            var id = bytes[segment.DataAt + 1 + (2 * i)];
            var which = bytes[segment.DataAt + 2 + (2 * i)];
            if (frame.Components.FirstOrDefault(each => each.Id == id) is not { } component || scan.parts.Exists(part => part.Component == component)) return null;
            scan.parts.Add((component, tables.Direct(which >> 4), tables.Alternating(which & 0xF)));
        }

        // What only a progressive picture says; in any other all coefficients come at once, whatever stands there.
        if (frame.IsProgressive) (scan.from, scan.until, scan.high) = (bytes[segment.End - 3], bytes[segment.End - 2], bytes[segment.End - 1] >> 4);
        return scan.IsSound() ? scan : null;
    }

    /// <summary>Decodes the scan's data.</summary>
    /// <param name="at">Where it begins.</param>
    /// <param name="extra">How many bytes of it no block needed.</param>
    /// <returns>Whether every block is there, and the data sound.</returns>
    internal UnfoldingEnd Decode(long at, out long extra)
    {
        extra = 0;
        if (!frame.IsCommon || (high > 0 && from > 0)) return UnfoldingEnd.Whole;
        var bits = new JpegBits(bytes, at);
        var units = frame.Units(Components);
        var interval = tables.RestartInterval;
        var restarts = 0;
        for (long unit = 0; unit < units;)
        {
            if (interval > 0 && unit > 0 && unit % interval == 0)
            {
                run = 0;
                if (!bits.Restart(restarts++ & 7)) return At(bits.Place);
            }

            // A run of empty blocks is one code, however long.
            var passed = run > 0 ? Math.Min(run, (interval > 0 ? Math.Min(units, ((unit / interval) + 1) * interval) : units) - unit) : 0;
            if (passed > 0)
            {
                run -= passed;
                unit += passed;
                continue;
            }

            if (!DecodeUnit(bits)) return bits.IsOverdrawn ? At(bits.Place) : UnfoldingEnd.Damaged;
            if (bits.IsOverdrawn) return At(bits.Place);
            unit++;
            if ((unit & 0x3FFF) == 0) bytes.CancellationToken.ThrowIfCancellationRequested();
        }

        extra = Math.Max(0, JpegSegment.EndOfData(bytes, at) - bits.Place);
        return UnfoldingEnd.Whole;
    }

    /// <summary>What it means that the blocks are not all there: the file or the picture ends here, or the data is broken.</summary>
    private UnfoldingEnd At(long place)
    {
        var next = JpegSegment.EndOfData(bytes, place);
        return next == place || next >= bytes.Length ? UnfoldingEnd.Short : UnfoldingEnd.Damaged;
    }

    private bool IsSound()
    {
        if (!frame.IsCommon) return true;
        var isDirect = from == 0;
        if (frame.IsProgressive)
        {
            if (until > 63 || from > until || (isDirect && until != 0) || (!isDirect && parts.Count != 1) || high > 13) return false;
        }

        if (parts.Count > 1 && parts.Sum(part => part.Component.Across * part.Component.Down) > 10) return false;
        var needsDirect = isDirect && high == 0;
        var needsAlternating = !frame.IsProgressive || !isDirect;
        return parts.TrueForAll(part => (!needsDirect || part.Direct is not null) && (!needsAlternating || part.Alternating is not null) && tables.HasQuantization(part.Component.Table));
    }

    private bool DecodeUnit(JpegBits bits)
    {
        foreach (var (component, direct, alternating) in parts)
        {
            var blocks = parts.Count == 1 ? 1 : component.Across * component.Down;
            for (var block = 0; block < blocks; block++)
            {
                if (!frame.IsProgressive)
                {
                    if (!DecodeDirect(bits, direct!) || !DecodeAlternating(bits, alternating!, 1, 63)) return false;
                }
                else if (from > 0)
                {
                    if (!DecodeAlternating(bits, alternating!, from, until)) return false;
                }
                else if (high > 0)
                {
                    bits.Skip(1);
                }
                else if (!DecodeDirect(bits, direct!))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool DecodeDirect(JpegBits bits, JpegHuffman table)
    {
        var size = table.Decode(bits);
        if (size is < 0 or > 16) return false;
        bits.Skip(size);
        return true;
    }

    private bool DecodeAlternating(JpegBits bits, JpegHuffman table, int first, int last)
    {
        for (var k = first; k <= last; k++)
        {
            var symbol = table.Decode(bits);
            if (symbol < 0) return false;
            var zeros = symbol >> 4;
            var size = symbol & 0xF;
            if (size > 0)
            {
                k += zeros;
                if (k > last) return false;
                bits.Skip(size);
            }
            else if (zeros == 15)
            {
                k += 15;
            }
            else
            {
                // The block ends, and in a progressive picture as many more as are said.
                if (frame.IsProgressive) run = (1L << zeros) + bits.Take(zeros) - 1;
                return true;
            }
        }

        return true;
    }
}
