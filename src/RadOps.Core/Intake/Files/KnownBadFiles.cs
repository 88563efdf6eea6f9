using System.Buffers.Binary;

namespace RadOps.Core.Intake.Files;

/// <summary>SHA-256 of files that are known to be bad, as a site or its supplier lists them.</summary>
public sealed class KnownBadFiles
{
    private const int HexLength = 64;

    // Two halves of a hash are a seventh of what its text takes; such lists have millions of rows.
    private readonly HashSet<(UInt128, UInt128)> hashes = [];

    private KnownBadFiles()
    {
    }

    /// <summary>How many there are.</summary>
    public int Count => hashes.Count;

    /// <summary>Reads a list: 64 hexadecimal digits first on each line, and whatever else after a space; empty lines, and those that begin with <c>#</c>, count for nothing.</summary>
    /// <param name="path">The list.</param>
    /// <exception cref="RadOpsException"><c>KnownBadListUnreadable</c>; <c>KnownBadListInvalid</c>: a line begins with no hash.</exception>
    public static KnownBadFiles Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RadOpsException("KnownBadListUnreadable", ErrorKind.Storage, $"The list of known bad files, {path}, cannot be read: {error.Message} Without it no patient's file can be told to be free from what it lists.", path, error);
        }
    }

    /// <summary>Reads a list.</summary>
    /// <param name="reader">Its text.</param>
    /// <param name="name">What an error calls it: its path.</param>
    /// <exception cref="RadOpsException"><c>KnownBadListInvalid</c>: a line begins with no hash.</exception>
    public static KnownBadFiles Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var list = new KnownBadFiles();
        for (var row = 1; reader.ReadLine() is { } text; row++)
        {
            var line = text.AsSpan().Trim();
            if (line.IsEmpty || line[0] == '#') continue;
            var end = line.IndexOfAny(" \t*,;");
            var key = Key(end < 0 ? line : line[..end]) ?? throw new RadOpsException("KnownBadListInvalid", ErrorKind.InvalidInput, $"{name}, row {row}: a SHA-256 of 64 hexadecimal digits is wanted first on the line. Correct the row, or put # before it if it is a remark.", name);
            list.hashes.Add(key);
        }

        return list;
    }

    /// <summary>Whether a file is listed.</summary>
    /// <param name="sha256">Its SHA-256 in hexadecimal, in either case.</param>
    public bool Contains(string sha256) => Key(sha256) is { } key && hashes.Contains(key);

    private static (UInt128, UInt128)? Key(ReadOnlySpan<char> hex)
    {
        Span<byte> bytes = stackalloc byte[HexLength / 2];
        if (hex.Length != HexLength || Convert.FromHexString(hex, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return null;
        return (BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));
    }
}
