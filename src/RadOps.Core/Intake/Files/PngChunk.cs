namespace RadOps.Core.Intake.Files;

/// <summary>A chunk of a PNG.</summary>
/// <param name="At">Where it begins, at its length.</param>
/// <param name="Type">Its type, four letters as a number, the first the greatest.</param>
/// <param name="Length">Bytes of its data.</param>
internal readonly record struct PngChunk(long At, uint Type, long Length)
{
    internal const uint Header = 0x49484452;
    internal const uint Palette = 0x504C5445;
    internal const uint Data = 0x49444154;
    internal const uint End = 0x49454E44;
    internal const uint Transparency = 0x74524E53;
    internal const uint Text = 0x74455874;
    internal const uint PackedText = 0x7A545874;
    internal const uint InternationalText = 0x69545874;
    internal const uint Profile = 0x69434350;
    internal const uint Exif = 0x65584966;
    internal const uint Time = 0x74494D45;
    internal const uint Animation = 0x6163544C;
    internal const uint Frame = 0x6663544C;
    internal const uint FrameData = 0x66644154;

    // Sizes, colours and transparency: what the picture looks like, and nothing about who took it.
    private static readonly uint[] looks =
    [
        Header, Palette, Data, End, Transparency, Profile, Animation, Frame, FrameData,
        Code("cHRM"), Code("gAMA"), Code("sBIT"), Code("sRGB"), Code("bKGD"), Code("hIST"), Code("pHYs"), Code("sPLT"), Code("cICP"), Code("mDCV"), Code("cLLI"),
    ];

    /// <summary>How every PNG begins.</summary>
    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Where its data begins.</summary>
    internal long DataAt => At + 8;

    /// <summary>Where the next begins.</summary>
    internal long Next => At + 12 + Length;

    /// <summary>Whether a reader that does not know it must give up.</summary>
    internal bool IsCritical => (Type & 0x20000000) == 0;

    /// <summary>Whether the picture looks otherwise without it.</summary>
    internal bool IsLook => looks.Contains(Type);

    /// <summary>Reads where a chunk is expected; null where there is room for none, or its type is no type.</summary>
    internal static PngChunk? Read(FileBytes bytes, long at)
    {
        var length = bytes.UInt32(at);
        var type = bytes.UInt32(at + 4);
        return length is < 0 or > int.MaxValue || type < 0 || !IsType((uint)type) ? null : new(at, (uint)type, length);
    }

    private static bool IsType(uint type)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            if (!char.IsAsciiLetter((char)((type >> shift) & 0xFF))) return false;
        }

        return true;
    }

    private static uint Code(string type) => ((uint)type[0] << 24) | ((uint)type[1] << 16) | ((uint)type[2] << 8) | type[3];
}
