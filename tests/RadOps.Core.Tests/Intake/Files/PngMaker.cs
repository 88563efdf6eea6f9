using System.Buffers.Binary;
using System.IO.Compression;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Makes PNGs by hand.</summary>
internal sealed class PngMaker
{
    public uint Width { get; init; } = 20;

    public uint Height { get; init; } = 12;

    public byte BitDepth { get; init; } = 8;

    public byte ColourType { get; init; } = 2;

    public bool IsInterlaced { get; init; }

    /// <summary>Chunks between the header and the image.</summary>
    public IReadOnlyList<byte[]> Chunks { get; init; } = [];

    /// <summary>The rows before they are packed; null makes them.</summary>
    public byte[]? Rows { get; init; }

    /// <summary>The packed data; null packs the rows.</summary>
    public byte[]? Data { get; init; }

    /// <summary>Into how many chunks the data is cut.</summary>
    public int Cuts { get; init; } = 1;

    public static byte[] Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public static byte[] End => Chunk("IEND", []);

    public static byte[] Make() => new PngMaker().ToArray();

    public byte[] ToArray()
    {
        var data = Data ?? Pack(Rows ?? MakeRows());
        var size = Math.Max(1, data.Length / Cuts);
        IEnumerable<byte> cut = data.Length == 0 ? Chunk("IDAT", []) : data.Chunk(size).SelectMany(part => Chunk("IDAT", part));
        return [.. Signature, .. Header(), .. Chunks.SelectMany(chunk => chunk), .. cut, .. End];
    }

    public byte[] Header()
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, Width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), Height);
        header[8] = BitDepth;
        header[9] = ColourType;
        header[12] = IsInterlaced ? (byte)1 : (byte)0;
        return Chunk("IHDR", header);
    }

    public byte[] MakeRows()
    {
        var samples = ColourType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        (int X, int Y, int StepX, int StepY)[] passes = IsInterlaced ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)] : [(0, 0, 1, 1)];
        var random = new Random(1);
        var rows = new MemoryStream();
        foreach (var (x, y, stepX, stepY) in passes)
        {
            var columns = (int)((Width - x + stepX - 1) / stepX);
            if (Width <= x || Height <= y) continue;
            for (var row = 0; row < (Height - y + stepY - 1) / stepY; row++)
            {
                rows.WriteByte((byte)(row % 5));
                var pixels = new byte[((columns * samples * BitDepth) + 7) / 8];
                random.NextBytes(pixels);
                if (ColourType == 3) pixels.AsSpan().Clear();
                rows.Write(pixels);
            }
        }

        return rows.ToArray();
    }

    public static byte[] Pack(byte[] data, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, level, leaveOpen: true)) zlib.Write(data);
        return packed.ToArray();
    }

    /// <summary>Zeros, packed, without ever having them: after the first mebibyte each packs to the same bytes.</summary>
    public static byte[] PackZeros(long count)
    {
        using var packed = new MemoryStream();
        using var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true);
        var piece = new byte[1 << 20];
        zlib.Write(piece.AsSpan(0, (int)Math.Min(piece.Length, count)));
        zlib.Flush();
        byte[] first = packed.ToArray();
        zlib.Write(piece);
        zlib.Flush();
        var again = packed.ToArray()[first.Length..];
        zlib.Write(piece.AsSpan(0, (int)(count > piece.Length ? count % piece.Length : 0)));
        zlib.Flush();
        var rest = packed.ToArray()[(first.Length + again.Length)..];
        // An empty last block, and the checksum of so many zeros.
        var sum = ((uint)(count % 65521) << 16) | 1;
        return [.. first, .. Enumerable.Repeat(again, (int)Math.Max(0, (count / piece.Length) - 1)).SelectMany(each => each), .. rest, 3, 0, (byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum];
    }

    public static byte[] Text(string keyword, string text) => Chunk("tEXt", [.. System.Text.Encoding.Latin1.GetBytes(keyword), 0, .. System.Text.Encoding.Latin1.GetBytes(text)]);

    public static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        System.Text.Encoding.ASCII.GetBytes(type).CopyTo(chunk, 4);
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var each in bytes) sum = (sum >> 8) ^ Byte((byte)(sum ^ each));
        return ~sum;
    }

    private static readonly uint[] byBytes = new uint[256];

    /// <summary>A byte's eight bits, one after another; kept, since some files have 20 million bytes.</summary>
    private static uint Byte(byte value)
    {
        if (value == 0 || byBytes[value] != 0) return byBytes[value];
        uint sum = value;
        for (var bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        return byBytes[value] = sum;
    }
}
