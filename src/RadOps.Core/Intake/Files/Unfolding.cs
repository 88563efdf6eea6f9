using System.Buffers;
using System.IO.Compression;

namespace RadOps.Core.Intake.Files;

/// <summary>What came of unfolding packed data, piece by piece: never more than was permitted, and never all of it at once.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Bytes">How many bytes came out.</param>
/// <param name="Left">How many packed bytes stand after the end; exact below 64, else at least so many.</param>
internal readonly record struct Unfolding(UnfoldingEnd End, long Bytes, long Left)
{
    private const int BufferSize = 1 << 14;

    /// <summary>Takes data as it comes out.</summary>
    internal delegate void Taker(ReadOnlySpan<byte> piece);

    /// <summary>Unfolds zlib data (RFC 1950).</summary>
    /// <param name="packed">The data.</param>
    /// <param name="most">The most bytes that may come out.</param>
    /// <param name="take">Takes what comes out; null when only its length matters.</param>
    internal static Unfolding Zlib(PackedStream packed, long most, Taker? take)
    {
        using var inflater = new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true);
        var (end, count) = Pump(inflater, packed, most, take);
        return new(end == UnfoldingEnd.Whole && packed.IsWanting ? UnfoldingEnd.Short : end, count, packed.Left);
    }

    /// <summary>Reads a stream to its end, or to the most that is permitted.</summary>
    /// <param name="stream">What unfolds.</param>
    /// <param name="packed">What it unfolds from.</param>
    /// <param name="most">The most bytes that may come out.</param>
    /// <param name="take">Takes what comes out; null when only its length matters.</param>
    internal static (UnfoldingEnd End, long Bytes) Pump(Stream stream, PackedStream packed, long most, Taker? take)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        long count = 0;
        try
        {
            while (true)
            {
                // One more than is permitted, so that it is known whether there is more.
                var read = stream.Read(buffer, 0, (int)Math.Min(BufferSize, most - count + 1));
                if (read == 0) return (UnfoldingEnd.Whole, count);
                if (count + read > most) return (UnfoldingEnd.TooFar, most);
                count += read;
                take?.Invoke(buffer.AsSpan(0, read));
            }
        }
        catch (Exception error) when (error is InvalidDataException || (error is IOException && !packed.HasFailed))
        {
            // .NET's inflater tells of a dictionary that nobody has as if the disk had failed.
            return (UnfoldingEnd.Damaged, count);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
