namespace RadOps.Core.Intake.Files;

/// <summary>How much work a PDF may ask for. A file whose parts point into each other could else ask for the square of its length.</summary>
/// <param name="length">Bytes of the file.</param>
/// <param name="limits">What it may unfold to.</param>
internal sealed class PdfBudget(long length, InspectionLimits limits)
{
    private const int TimesRead = 8;
    private const int MostValues = 200_000;

    private long read = (length * TimesRead) + (1 << 20);
    private long unfold = limits.MostUnfoldedInAll;
    private int values;

    /// <summary>Whether more was asked for than there is: what was read until then counts, and the file is refused.</summary>
    internal bool IsSpent { get; private set; }

    /// <summary>The most bytes that the next part may unfold to.</summary>
    internal long Unfold => Math.Min(unfold, limits.MostUnfoldedBytes);

    /// <summary>Ends it.</summary>
    internal void Spend() => IsSpent = true;

    /// <summary>Bytes of text read.</summary>
    internal void Read(long count) => IsSpent |= (read -= count) < 0;

    /// <summary>More text to read: what was unfolded.</summary>
    internal void Add(long count) => read += count * 2;

    /// <summary>Bytes unfolded.</summary>
    internal void Unfolded(long count) => unfold -= count;

    /// <summary>A value of an object.</summary>
    internal void Value() => IsSpent |= ++values > MostValues;

    /// <summary>A new object begins.</summary>
    internal void Object() => values = 0;
}
