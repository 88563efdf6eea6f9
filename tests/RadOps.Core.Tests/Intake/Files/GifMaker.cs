namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Makes GIFs by hand.</summary>
internal sealed class GifMaker
{
    public int Width { get; init; } = 30;

    public int Height { get; init; } = 20;

    public int Frames { get; init; } = 1;

    public bool Is87 { get; init; }

    /// <summary>Blocks before the first frame.</summary>
    public IReadOnlyList<byte[]> Blocks { get; init; } = [];

    /// <summary>Pixels that are coded fewer (or, negative, more) than the frame has.</summary>
    public int Missing { get; init; }

    /// <summary>Whether codes grow, as compressors write them; else every few pixels begin anew.</summary>
    public bool IsCompressed { get; init; } = true;

    /// <summary>Whether the code that ends a frame is left out.</summary>
    public bool IsWithoutEnd { get; init; }

    public static byte[] Make() => new GifMaker().ToArray();

    public static byte[] Comment(string text) => Block(0xFE, System.Text.Encoding.Latin1.GetBytes(text));

    public static byte[] Application(string name, byte[] data) => [0x21, 0xFF, 11, .. System.Text.Encoding.ASCII.GetBytes(name), .. Cut(data)];

    public static byte[] Block(byte label, byte[] data) => [0x21, label, .. Cut(data)];

    public byte[] ToArray()
    {
        var frame = Frame();
        return
        [
            .. Is87 ? "GIF87a"u8 : "GIF89a"u8, (byte)Width, (byte)(Width >> 8), (byte)Height, (byte)(Height >> 8), 0x81, 0, 0,
            0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255,
            .. Blocks.SelectMany(block => block),
            .. Enumerable.Repeat(frame, Frames).SelectMany(each => each),
            0x3B,
        ];
    }

    public byte[] Frame() => [0x2C, 0, 0, 0, 0, (byte)Width, (byte)(Width >> 8), (byte)Height, (byte)(Height >> 8), 0, 2, .. Cut(Codes())];

    private static byte[] Cut(byte[] data) => [.. data.Chunk(255).SelectMany(part => (byte[])[(byte)part.Length, .. part]), 0];

    private byte[] Codes()
    {
        var random = new Random(7);
        var pixels = Enumerable.Range(0, (Width * Height) - Missing).Select(_ => random.Next(4) == 0 ? 1 : 0).ToList();
        var bits = new List<bool>();
        void Add(int code, int size)
        {
            for (var bit = 0; bit < size; bit++) bits.Add(((code >> bit) & 1) == 1);
        }

        Add(4, 3);
        if (IsCompressed)
            Compress(pixels, Add);
        else
        {
            for (var i = 0; i < pixels.Count; i++)
            {
                Add(pixels[i], 3);
                if (i % 2 == 1) Add(4, 3);
            }

            if (!IsWithoutEnd) Add(5, 3);
        }

        return [.. bits.Chunk(8).Select(part => (byte)part.Select((bit, place) => bit ? 1 << place : 0).Sum())];
    }

    private void Compress(List<int> pixels, Action<int, int> add)
    {
        var table = new Dictionary<string, int>();
        void Reset()
        {
            table.Clear();
            for (var i = 0; i < 4; i++) table[((char)('a' + i)).ToString()] = i;
        }

        Reset();
        var (next, size, text) = (6, 3, "");
        foreach (var pixel in pixels)
        {
            var more = text + (char)('a' + pixel);
            if (table.ContainsKey(more))
            {
                text = more;
                continue;
            }

            add(table[text], size);
            if (next < 4096)
            {
                // The decoder makes its entries one code later: codes grow when it has used up its own.
                table[more] = next++;
                if (next - 1 == 1 << size && size < 12) size++;
            }
            else
            {
                add(4, size);
                Reset();
                (next, size) = (6, 3);
            }

            text = ((char)('a' + pixel)).ToString();
        }

        if (text.Length > 0) add(table[text], size);
        if (next == 1 << size && size < 12) size++;
        if (!IsWithoutEnd) add(5, size);
    }
}
