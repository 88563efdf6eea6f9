using System.Buffers.Binary;

namespace RadOps.Dicom.Pictures;

/// <summary>A grey picture as a Windows bitmap, which every browser shows and which costs nothing to write: a palette of 256 greys, rows from the bottom, each filled up to four bytes.</summary>
internal static class GreyBitmap
{
    private const int HeaderLength = 54;
    private const int PaletteLength = 1024;

    /// <summary>Writes a picture.</summary>
    /// <param name="pixels">Row by row from the top, a byte a pixel.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    internal static byte[] Write(ReadOnlySpan<byte> pixels, int width, int height)
    {
        var stride = (width + 3) & ~3;
        var file = new byte[HeaderLength + PaletteLength + stride * height];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        Put(file, 2, file.Length);
        Put(file, 10, HeaderLength + PaletteLength);
        Put(file, 14, 40); // BITMAPINFOHEADER
        Put(file, 18, width);
        Put(file, 22, height);
        Put(file, 26, 1 | 8 << 16); // one plane, eight bits a pixel
        Put(file, 34, stride * height);
        Put(file, 46, 256);
        for (var grey = 0; grey < 256; grey++) Put(file, HeaderLength + grey * 4, grey * 0x010101);
        for (var row = 0; row < height; row++) pixels.Slice(row * width, width).CopyTo(file.AsSpan(HeaderLength + PaletteLength + (height - 1 - row) * stride));
        return file;
    }

    private static void Put(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
