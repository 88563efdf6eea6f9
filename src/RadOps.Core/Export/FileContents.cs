namespace RadOps.Core.Export;

/// <summary>Compares files byte by byte.</summary>
internal static class FileContents
{
    private const int ChunkSize = 1 << 20;

    public static bool AreEqual(string first, string second)
    {
        using var a = File.OpenHandle(first, options: FileOptions.SequentialScan);
        using var b = File.OpenHandle(second, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(a);
        if (length != RandomAccess.GetLength(b))
            return false;
        var left = new byte[ChunkSize];
        var right = new byte[ChunkSize];
        for (long at = 0; at < length;)
        {
            var read = RandomAccess.Read(a, left, at);
            if (read == 0 || !ReadExactly(b, right.AsSpan(0, read), at) || !left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, read)))
                return false;
            at += read;
        }
        return true;
    }

    private static bool ReadExactly(Microsoft.Win32.SafeHandles.SafeFileHandle file, Span<byte> buffer, long at)
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
