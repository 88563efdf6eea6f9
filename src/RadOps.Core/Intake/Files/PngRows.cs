namespace RadOps.Core.Intake.Files;

/// <summary>Follows the rows of an image as they unfold: each begins with the number of one of five filters.</summary>
/// <param name="rows">How many of each length, the filter's byte first.</param>
internal sealed class PngRows(IEnumerable<(long Rows, long Length)> rows)
{
    private readonly Queue<(long Rows, long Length)> passes = new(rows);
    private long rowsLeft;
    private long length;
    private long untilRow;

    /// <summary>Whether each row began with a filter that there is.</summary>
    internal bool IsSound { get; private set; } = true;

    /// <summary>Goes on with what has unfolded.</summary>
    internal void Take(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            if (untilRow == 0)
            {
                if (rowsLeft == 0)
                {
                    if (!passes.TryDequeue(out var pass)) return;
                    (rowsLeft, length) = pass;
                }

                rowsLeft--;
                untilRow = length;
                IsSound &= piece[0] <= 4;
            }

            var part = (int)Math.Min(untilRow, piece.Length);
            untilRow -= part;
            piece = piece[part..];
        }
    }
}
