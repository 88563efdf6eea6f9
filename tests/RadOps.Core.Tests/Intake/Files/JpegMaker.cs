namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Makes JPEGs by hand: seeded blocks, so that an independent decoder has something to show.</summary>
internal sealed class JpegMaker
{
    private static readonly byte[] directCounts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] directSymbols = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    private static readonly byte[] alternatingCounts = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] alternatingSymbols = [0x00, 0x01, 0xF0, 0x20]; // end of block; a one; sixteen zeros; in a progressive picture a run of 4–7 blocks

    private readonly List<byte> file = [];
    private readonly Random random = new(20260608);
    private ulong bits;
    private int count;

    public int Width { get; init; } = 40;

    public int Height { get; init; } = 24;

    public bool IsColour { get; init; } = true;

    public bool IsProgressive { get; init; }

    public int RestartInterval { get; init; }

    /// <summary>Segments after the first marker: marker and contents.</summary>
    public IReadOnlyList<(byte Marker, byte[] Contents)> Segments { get; init; } = [];

    /// <summary>Whether FF bytes fill the place before markers.</summary>
    public bool HasFilling { get; init; }

    /// <summary>Bytes behind the coded data that no block needs.</summary>
    public int Extra { get; init; }

    /// <summary>Blocks that are left out at the end.</summary>
    public int Missing { get; init; }

    public static byte[] Make() => new JpegMaker().ToArray();

    public static (byte, byte[]) Jfif(byte[]? thumbnail = null) => (0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, (byte)(thumbnail is null ? 0 : 1), (byte)(thumbnail is null ? 0 : 1), .. thumbnail ?? []]);

    public static (byte, byte[]) Exif(byte[] tiff) => (0xE1, [.. "Exif\0\0"u8, .. tiff]);

    public static (byte, byte[]) Xmp(string text) => (0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. System.Text.Encoding.UTF8.GetBytes(text)]);

    public byte[] ToArray()
    {
        file.AddRange([0xFF, 0xD8]);
        foreach (var (marker, contents) in Segments) Segment(marker, contents);
        Segment(0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]);
        byte[] components = IsColour ? [3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0] : [1, 1, 0x11, 0];
        Segment(IsProgressive ? (byte)0xC2 : (byte)0xC0, [8, (byte)(Height >> 8), (byte)Height, (byte)(Width >> 8), (byte)Width, .. components]);
        Segment(0xC4, [0x00, .. directCounts, .. directSymbols, 0x10, .. alternatingCounts, .. alternatingSymbols]);
        if (RestartInterval > 0) Segment(0xDD, [(byte)(RestartInterval >> 8), (byte)RestartInterval]);
        if (IsProgressive)
            WriteProgressive();
        else
            WriteBaseline();
        Fill();
        file.AddRange([0xFF, 0xD9]);
        return [.. file];
    }

    private void WriteBaseline()
    {
        Segment(0xDA, IsColour ? [3, 1, 0, 2, 0, 3, 0, 0, 63, 0] : [1, 1, 0, 0, 63, 0]);
        Units(IsColour ? Across(16) * Down(16) : Across(8) * Down(8), IsColour ? 6 : 1, () =>
        {
            Direct();
            if (random.Next(2) == 0) Bits(0b100u | (uint)random.Next(2), 3); // a coefficient of one: its code, 10, and its sign
            Bits(0, 1); // the end of the block
        });
    }

    /// <summary>All direct coefficients by half, then their last bits, then the alternating ones of each colour in runs.</summary>
    private void WriteProgressive()
    {
        Segment(0xDA, IsColour ? [3, 1, 0, 2, 0, 3, 0, 0, 0, 0x01] : [1, 1, 0, 0, 0, 0x01]);
        var units = IsColour ? Across(16) * Down(16) : Across(8) * Down(8);
        var blocks = IsColour ? 6 : 1;
        Units(units, blocks, Direct);
        Segment(0xDA, IsColour ? [3, 1, 0, 2, 0, 3, 0, 0, 0, 0x10] : [1, 1, 0, 0, 0, 0x10]);
        Units(units, blocks, () => Bits((uint)random.Next(2), 1));
        for (byte component = 1; component <= (IsColour ? 3 : 1); component++)
        {
            Segment(0xDA, [1, component, 0, 1, 63, 0]);
            var step = component == 1 ? 8 : 16;
            Units(Across(step) * Down(step), 1, () => Bits(0, 1));
        }
    }

    private void Units(int units, int blocks, Action write)
    {
        for (var unit = 0; unit < units; unit++)
        {
            if (RestartInterval > 0 && unit > 0 && unit % RestartInterval == 0)
            {
                Flush();
                Fill();
                file.AddRange([0xFF, (byte)(0xD0 + (((unit / RestartInterval) - 1) & 7))]);
            }

            for (var block = 0; block < blocks; block++)
                if ((unit * blocks) + block < (units * blocks) - Missing)
                    write();
        }

        Flush();
        file.AddRange(new byte[Extra]);
    }

    /// <summary>A direct coefficient that differs by up to 31 from the one before.</summary>
    private void Direct()
    {
        var size = random.Next(5);
        // The standard table's codes: 00, 010, 011, 100, 101.
        Bits(size == 0 ? 0u : (uint)(size + 1), size == 0 ? 2 : 3);
        Bits((uint)random.Next(1 << size), size);
    }

    private int Across(int step) => (Width + step - 1) / step;

    private int Down(int step) => (Height + step - 1) / step;

    private void Segment(byte marker, byte[] contents)
    {
        Fill();
        file.AddRange([0xFF, marker, (byte)((contents.Length + 2) >> 8), (byte)(contents.Length + 2), .. contents]);
    }

    private void Fill()
    {
        if (HasFilling) file.AddRange([0xFF, 0xFF]);
    }

    private void Bits(uint value, int number)
    {
        bits = (bits << number) | value;
        count += number;
        while (count >= 8)
        {
            count -= 8;
            var each = (byte)(bits >> count);
            file.Add(each);
            if (each == 0xFF) file.Add(0);
        }
    }

    private void Flush()
    {
        if (count > 0) Bits((1u << (8 - count)) - 1, 8 - count);
    }
}
