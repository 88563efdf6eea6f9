using System.Buffers;
using System.Security.Cryptography;

namespace RadOps.Core.Export;

/// <summary>Copies and hashes files in one pass, so that the hash is of what was read and not of what was written.</summary>
internal static class FileCopy
{
    private const int ChunkSize = 1 << 18;

    /// <summary>Copies a file and gives the SHA-256 of what was read, in lower-case hexadecimal.</summary>
    public static string CopyAndHash(string source, string target)
    {
        using var from = File.OpenHandle(source, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(from);
        using var to = File.OpenHandle(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, length);
        return Pump(from, to);
    }

    /// <summary>Gives the SHA-256 of a file, in lower-case hexadecimal.</summary>
    public static string Hash(string path)
    {
        using var from = File.OpenHandle(path, options: FileOptions.SequentialScan);
        return Pump(from, null);
    }

    private static string Pump(Microsoft.Win32.SafeHandles.SafeFileHandle from, Microsoft.Win32.SafeHandles.SafeFileHandle? to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            long at = 0;
            while (RandomAccess.Read(from, buffer.AsSpan(0, ChunkSize), at) is > 0 and var read)
            {
                var chunk = buffer.AsSpan(0, read);
                hash.AppendData(chunk);
                if (to is not null)
                    RandomAccess.Write(to, chunk, at);
                at += read;
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
