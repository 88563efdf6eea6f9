namespace RadOps.Core.Intake.Files;

/// <summary>What a PNG's first chunk says.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="BitDepth">Bits of a sample.</param>
/// <param name="ColourType">0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha.</param>
/// <param name="IsInterlaced">Whether it comes in seven passes (Adam7).</param>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, int ColourType, bool IsInterlaced)
{
    // Where each pass of Adam7 begins and how far apart its pixels are.
    private static readonly (int X, int Y, int StepX, int StepY)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Reads it; null where it says what no PNG says.</summary>
    internal static PngHeader? Read(FileBytes bytes, PngChunk chunk)
    {
        if (chunk.Length != 13 || bytes.Span(chunk.DataAt, 13) is not [_, _, _, _, _, _, _, _, var depth, var colour, 0, 0, <= 1 and var interlace]) return null;
        var width = bytes.UInt32(chunk.DataAt);
        var height = bytes.UInt32(chunk.DataAt + 4);
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue) return null;
        var isKnown = colour switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            3 => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        return isKnown ? new((int)width, (int)height, depth, colour, interlace == 1) : null;
    }

    /// <summary>The rows that an image of this sort unfolds to: how many of each length in bytes, the filter's byte first.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    internal IEnumerable<(long Rows, long Length)> Rows(int width, int height)
    {
        if (!IsInterlaced)
        {
            yield return (height, RowLength(width));
            yield break;
        }

        foreach (var (x, y, stepX, stepY) in passes)
        {
            // A pass without pixels has no rows either.
            var columns = (width - x + stepX - 1L) / stepX;
            var rows = (height - y + stepY - 1L) / stepY;
            if (columns > 0 && rows > 0) yield return (rows, RowLength(columns));
        }
    }

    private long RowLength(long columns)
    {
        var samples = ColourType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        return 1 + (((columns * samples * BitDepth) + 7) / 8);
    }
}
