using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace RadOps.Core.Export;

/// <summary>Compares files byte by byte.</summary>
internal static class FileContents
{
    private const int ChunkSize = 1 << 18;

    public static bool AreEqual(string first, string second)
    {
        using var a = File.OpenHandle(first, options: FileOptions.SequentialScan);
        using var b = File.OpenHandle(second, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(a);
        if (length != RandomAccess.GetLength(b))
            return false;
        var left = ArrayPool<byte>.Shared.Rent(ChunkSize);
        var right = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            for (long at = 0; at < length;)
            {
                var read = RandomAccess.Read(a, left, at);
                if (read == 0 || !ReadExactly(b, right.AsSpan(0, read), at) || !left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, read)))
                    return false;
                at += read;
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(left);
            ArrayPool<byte>.Shared.Return(right);
        }
    }

    private static bool ReadExactly(SafeFileHandle file, Span<byte> buffer, long at)
    {
        while (buffer.Length > 0)
        {
            var read = RandomAccess.Read(file, buffer, at);
            if (read == 0)
                return false;
            buffer = buffer[read..];
            at += read;
        }
        return true;
    }
}
