namespace RadOps.Dicom.Reading;

/// <summary>Bytes read from front to back, with a look at those to come; skipping does not read. Memory is one buffer, however long the source.</summary>
internal abstract class ByteCursor
{
    /// <summary>The most bytes that can be looked at together.</summary>
    public const int MaximumPeek = 64 * 1024;

    /// <summary>Bytes at hand lie in here …</summary>
    protected byte[] Buffer { get; set; } = [];

    /// <summary>… from here …</summary>
    protected int Start { get; set; }

    /// <summary>… to here.</summary>
    protected int End { get; set; }

    /// <summary>Offset of the next byte from the start of the source.</summary>
    public long Position { get; protected set; }

    /// <summary>How many bytes are left; null where only reading on can tell.</summary>
    public abstract long? Remaining { get; }

    /// <summary>Looks at the next bytes without passing them.</summary>
    /// <returns>False when fewer are left; <paramref name="bytes"/> are then those.</returns>
    public bool TryPeek(int count, out ReadOnlySpan<byte> bytes)
    {
        if (End - Start < count)
            Fill(count);
        bytes = Buffer.AsSpan(Start, Math.Min(count, End - Start));
        return bytes.Length == count;
    }

    /// <summary>Passes bytes, unread where they can be.</summary>
    /// <returns>False when fewer are left; the position is then the end.</returns>
    public bool TrySkip(long count)
    {
        if (count > End - Start)
            return SkipBeyond(count);
        Start += (int)count;
        Position += count;
        return true;
    }

    /// <summary>Makes at least <paramref name="count"/> bytes be at hand, or all that are left.</summary>
    protected abstract void Fill(int count);

    /// <summary>Passes more than is at hand.</summary>
    protected abstract bool SkipBeyond(long count);

    /// <summary>Moves what is at hand to the front of a buffer that holds <paramref name="count"/>.</summary>
    protected void MakeRoom(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaximumPeek);
        var kept = Buffer.AsSpan(Start, End - Start);
        if (Buffer.Length < count)
        {
            var larger = new byte[Math.Max(count, MaximumPeek)];
            kept.CopyTo(larger);
            Buffer = larger;
        }
        else
        {
            kept.CopyTo(Buffer);
        }
        (Start, End) = (0, kept.Length);
    }
}
