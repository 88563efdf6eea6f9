namespace RadOps.Core.Intake.Files;

/// <summary>Counts the pixels that a frame's codes stand for (LZW, GIF89a appendix F), without making one of them.</summary>
internal static class GifCodes
{
    private const int MostCodes = 4096;
    private const int MostAfter = 3;

    /// <summary>Counts.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="at">Where the least code size stands.</param>
    /// <param name="wanted">Pixels of the frame.</param>
    /// <returns>Short: fewer than wanted. Too far: more, or data after the last code that is needed.</returns>
    internal static UnfoldingEnd Count(FileBytes bytes, long at, long wanted)
    {
        var least = bytes[at];
        if (least is < 1 or > 8) return UnfoldingEnd.Damaged;
        at++;
        Span<int> lengths = stackalloc int[MostCodes];
        var clear = 1 << least;
        lengths[..clear].Fill(1);
        var (size, next, previous) = (least + 1, clear + 2, -1);
        long count = 0;
        long buffer = 0;
        var bits = 0;
        for (var block = bytes[at]; block > 0; at += block + 1, block = bytes[at])
        {
            for (var i = 1; i <= block; i++)
            {
                buffer |= (long)bytes[at + i] << bits;
                bits += 8;
                while (bits >= size)
                {
                    var code = (int)(buffer & ((1L << size) - 1));
                    buffer >>= size;
                    bits -= size;
                    if (code == clear)
                    {
                        (size, next, previous) = (least + 1, clear + 2, -1);
                        continue;
                    }

                    if (code == clear + 1) return UnfoldingEnd.Short;
                    if (previous < 0)
                    {
                        if (code >= clear) return UnfoldingEnd.Damaged;
                    }
                    else
                    {
                        if (code > next || (code == next && next == MostCodes)) return UnfoldingEnd.Damaged;
                        if (next < MostCodes)
                        {
                            lengths[next++] = lengths[previous] + 1;
                            if (next == 1 << size && size < 12) size++;
                        }
                    }

                    count += lengths[code];
                    previous = code;
                    if (count < wanted) continue;
                    // Codes that clear or end may follow, and bits that fill the last byte; some encoders leave out the end.
                    return count == wanted && Rest(bytes, at + block + 1, block - i) <= MostAfter ? UnfoldingEnd.Whole : UnfoldingEnd.TooFar;
                }
            }
        }

        return UnfoldingEnd.Short;
    }

    /// <summary>Bytes of data that are left, counted no further than they matter.</summary>
    private static int Rest(FileBytes bytes, long at, int rest)
    {
        while (rest <= MostAfter && bytes[at] is > 0 and var block)
        {
            rest += block;
            at += block + 1;
        }

        return rest;
    }
}
