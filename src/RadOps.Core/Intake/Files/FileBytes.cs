namespace RadOps.Core.Intake.Files;

/// <summary>The bytes of a file of any size, at any place, by two windows of 64 KB each: readers of a format jump between a place and where it points.</summary>
internal sealed class FileBytes
{
    private const int WindowSize = 1 << 16;

    private readonly Stream stream;
    private readonly long origin;
    private byte[] window;
    private byte[] other;
    private long start = -1;
    private long otherStart = -1;
    private int filled;
    private int otherFilled;

    /// <summary>All bytes of a file.</summary>
    /// <param name="stream">The file; it must be possible to seek in it.</param>
    /// <param name="cancellationToken">Cancels every reading.</param>
    internal FileBytes(Stream stream, CancellationToken cancellationToken)
        : this(stream, 0, stream.Length, cancellationToken)
    {
    }

    private FileBytes(Stream stream, long origin, long length, CancellationToken cancellationToken)
    {
        (this.stream, this.origin, Length, CancellationToken) = (stream, origin, length, cancellationToken);
        (window, other) = (new byte[Math.Min(WindowSize, length)], new byte[Math.Min(WindowSize, length)]);
    }

    /// <summary>How many there are. What is written behind it meanwhile is not read.</summary>
    internal long Length { get; }

    /// <summary>Cancels every reading.</summary>
    internal CancellationToken CancellationToken { get; }

    /// <summary>A byte, or −1 outside the file.</summary>
    internal int this[long at]
    {
        get
        {
            if (at < 0 || at >= Length) return -1;
            if (at < start || at >= start + filled || start < 0) Turn(at);
            return at < start + filled ? window[at - start] : -1;
        }
    }

    /// <summary>Bytes, fewer only where the file ends.</summary>
    /// <param name="at">Where they begin.</param>
    /// <param name="count">How many, at most 64 KB.</param>
    internal ReadOnlySpan<byte> Span(long at, int count)
    {
        if (at < 0 || at >= Length || count <= 0) return [];
        count = (int)Math.Min(count, Length - at);
        if (at < start || at + count > start + filled || start < 0) Turn(at, count);
        return window.AsSpan((int)(at - start), Math.Max(0, (int)Math.Min(count, start + filled - at)));
    }

    /// <summary>A part as if it were a file of its own: whoever reads it cannot run on into the rest.</summary>
    internal FileBytes Part(long at, long length) => new(stream, origin + at, Math.Clamp(length, 0, Length - at), CancellationToken);

    /// <summary>Copies bytes.</summary>
    /// <returns>How many there were, up to the buffer's length.</returns>
    internal int Read(long at, Span<byte> buffer)
    {
        var part = Span(at, Math.Min(buffer.Length, WindowSize));
        part.CopyTo(buffer);
        return part.Length;
    }

    /// <summary>Whether these bytes stand there.</summary>
    internal bool Has(long at, ReadOnlySpan<byte> bytes) => Span(at, bytes.Length).SequenceEqual(bytes);

    /// <summary>A number of two bytes, the greater first; −1 where the file ends.</summary>
    internal int UInt16(long at) => Span(at, 2) is [var high, var low] ? (high << 8) | low : -1;

    /// <summary>A number of four bytes, the greatest first; −1 where the file ends.</summary>
    internal long UInt32(long at) => Span(at, 4) is [var a, var b, var c, var d] ? ((long)a << 24) | ((long)b << 16) | ((long)c << 8) | d : -1;

    /// <summary>Where bytes stand first.</summary>
    /// <param name="bytes">What is sought, up to a few hundred.</param>
    /// <param name="from">Where the search begins.</param>
    /// <param name="end">Where what is found must have ended.</param>
    /// <returns>−1 when they do not stand there.</returns>
    internal long IndexOf(ReadOnlySpan<byte> bytes, long from, long end)
    {
        end = Math.Min(end, Length);
        for (var at = Math.Max(0, from); at + bytes.Length <= end;)
        {
            // What is left of the window, so that many finds near each other do not have it read anew for each.
            if (start < 0 || at < start || at + bytes.Length > start + filled) Turn(at, bytes.Length);
            var part = window.AsSpan((int)(at - start), (int)Math.Max(0, Math.Min(start + filled, end) - at));
            if (part.Length < bytes.Length) return -1;
            if (part.IndexOf(bytes) is >= 0 and var found) return at + found;
            at += part.Length - bytes.Length + 1;
        }

        return -1;
    }

    /// <summary>Where bytes stand last.</summary>
    /// <returns>−1 when they do not stand anywhere.</returns>
    internal long LastIndexOf(ReadOnlySpan<byte> bytes)
    {
        for (var end = Length; end > 0;)
        {
            var at = Math.Max(0, end - (WindowSize / 2));
            var found = Span(at, (int)(end - at)).LastIndexOf(bytes);
            if (found >= 0) return at + found;
            if (at == 0) return -1;
            end = at + bytes.Length - 1;
        }

        return -1;
    }

    private void Turn(long at, int count = 1)
    {
        (window, other, start, otherStart, filled, otherFilled) = (other, window, otherStart, start, otherFilled, filled);
        if (start >= 0 && at >= start && at + count <= start + filled) return;
        CancellationToken.ThrowIfCancellationRequested();
        // From the beginning of a small block, so that reading backwards by a little does not read everything anew.
        start = count > WindowSize - 4096 ? at : Math.Max(0, at & ~4095L);
        filled = 0;
        stream.Position = origin + start;
        while (filled < WindowSize && start + filled < Length)
        {
            var read = stream.Read(window, filled, (int)Math.Min(WindowSize - filled, Length - start - filled));
            if (read == 0) break;
            filled += read;
        }
    }
}
