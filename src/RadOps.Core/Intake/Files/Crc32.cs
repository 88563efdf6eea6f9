namespace RadOps.Core.Intake.Files;

/// <summary>PNG's checksum (ISO/IEC 15948, annex D).</summary>
internal static class Crc32
{
    private static readonly uint[] table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>What a checksum begins with.</summary>
    internal const uint Start = 0xFFFFFFFF;

    /// <summary>Goes on with a checksum.</summary>
    internal static uint Append(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var each in bytes) sum = table[(byte)(sum ^ each)] ^ (sum >> 8);
        return sum;
    }

    /// <summary>The checksum as it is written.</summary>
    internal static uint Finish(uint sum) => sum ^ 0xFFFFFFFF;

    private static uint Entry(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        return value;
    }
}
