using System.Buffers;
using System.Security.Cryptography;

namespace RadOps.Dicom.Reading;

/// <summary>SHA-256 of a file's content.</summary>
internal static class FileHash
{
    private const int ChunkSize = 256 * 1024;

    /// <summary>The hash, in lower-case hexadecimal.</summary>
    /// <exception cref="IOException">The file cannot be read to the length that it had when it was opened.</exception>
    public static string Sha256(InputFile file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            for (long at = 0; at < file.Length;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var count = file.Read(at, buffer.AsSpan(0, (int)Math.Min(ChunkSize, file.Length - at)));
                if (count == 0)
                    throw new EndOfStreamException("The file became shorter while it was read.");
                hash.AppendData(buffer, 0, count);
                at += count;
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
