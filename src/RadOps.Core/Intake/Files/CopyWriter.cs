namespace RadOps.Core.Intake.Files;

/// <summary>Writes parts of a file, and remembers what was left out.</summary>
/// <param name="bytes">The original.</param>
/// <param name="target">The copy.</param>
internal sealed class CopyWriter(FileBytes bytes, Stream target)
{
    private readonly List<string> removed = [];

    /// <summary>What was left out, in Swedish words, each once.</summary>
    internal IReadOnlyList<string> Removed => removed;

    /// <summary>Copies bytes as they are.</summary>
    internal void Keep(long from, long until)
    {
        while (from < until)
        {
            var part = bytes.Span(from, (int)Math.Min(1 << 15, until - from));
            if (part.IsEmpty) throw new EndOfStreamException("The file became shorter while it was copied.");
            target.Write(part);
            from += part.Length;
        }
    }

    /// <summary>Writes bytes that are not in the original.</summary>
    internal void Add(ReadOnlySpan<byte> made) => target.Write(made);

    /// <summary>Notes that something is left out.</summary>
    internal void Leave(string what)
    {
        if (!removed.Contains(what)) removed.Add(what);
    }

    /// <summary>An Exif block that says how the picture is turned, and nothing else.</summary>
    internal static byte[] Turned(int orientation) => [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
}
