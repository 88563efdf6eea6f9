using System.Security.Cryptography;

namespace RadOps.Core.Intake.Cleaning;

/// <summary>Whether one file is the beginning of another.</summary>
internal static class FileBeginning
{
    private const int ChunkSize = 1 << 16;

    /// <summary>SHA-256 of the part, where the whole begins with it; else null, as where either cannot be read.</summary>
    internal static string? Hash(string whole, string part, long length)
    {
        try
        {
            using var first = Open(whole);
            using var second = Open(part);
            if (second.Length != length || first.Length < length) return null;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (ours, theirs) = (new byte[ChunkSize], new byte[ChunkSize]);
            for (var left = length; left > 0;)
            {
                var count = (int)Math.Min(left, ChunkSize);
                first.ReadExactly(ours, 0, count);
                second.ReadExactly(theirs, 0, count);
                if (!ours.AsSpan(0, count).SequenceEqual(theirs.AsSpan(0, count))) return null;
                hash.AppendData(theirs, 0, count);
                left -= count;
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
