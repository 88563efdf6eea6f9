namespace RadOps.Core.Intake.Files;

/// <summary>
/// Packed data that lies in one or many places of a file, as one stream to inflate. The last bytes are handed out one by one: an inflater asks for no
/// more than it needs, so that what is left over, or wanted in vain, can be told exactly, which .NET's own does not tell.
/// </summary>
/// <param name="bytes">The file.</param>
/// <param name="ranges">Where the data lies: places and lengths, in order.</param>
internal sealed class PackedStream(FileBytes bytes, IReadOnlyList<(long At, long Length)> ranges) : ReadOnlyStream
{
    private const int OneByOne = 64;

    private long left = ranges.Sum(range => range.Length);
    private int range;
    private long offset;

    /// <summary>How many bytes nobody has asked for: exact below 64, else at least so many.</summary>
    internal long Left => left;

    /// <summary>Whether the file itself could not be read.</summary>
    internal bool HasFailed { get; private set; }

    /// <summary>Whether more was asked for than there is.</summary>
    internal bool IsWanting { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        bytes.CancellationToken.ThrowIfCancellationRequested();
        while (range < ranges.Count && offset == ranges[range].Length)
        {
            range++;
            offset = 0;
        }

        if (range == ranges.Count || buffer.IsEmpty)
        {
            IsWanting |= !buffer.IsEmpty;
            return 0;
        }

        var most = left > OneByOne ? left - OneByOne : 1;
        var count = (int)Math.Min(Math.Min(buffer.Length, most), ranges[range].Length - offset);
        int read;
        try
        {
            read = bytes.Read(ranges[range].At + offset, buffer[..count]);
        }
        catch (IOException)
        {
            HasFailed = true;
            throw;
        }

        if (read == 0)
        {
            IsWanting = true;
            return 0;
        }

        offset += read;
        left -= read;
        return read;
    }
}
