using System.Globalization;
using RadOps.Dicom.Data;
using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Pictures;

/// <summary>
/// A small grey picture of an uncompressed, monochrome instance, by its own window where it has one (PS3.3 C.11.2.1.2), else from its darkest to its lightest sample. For finding one's way on a
/// medium, not for diagnosis: it samples a few points of each square.
/// </summary>
public static class Thumbnail
{
    /// <summary>Its longest side, in pixels.</summary>
    public const int Size = 96;

    // Larger files are multi-frame; reading one whole for a thumbnail would cost more than copying it did.
    private const long MaximumLength = 64 * 1024 * 1024;

    private static readonly ElementSet nothing = new(Tags.TransferSyntaxUid);

    /// <summary>Draws a file's picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A BMP; null where the file is none of this kind: compressed, in colour, without pixels.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static byte[]? Draw(string path, CancellationToken cancellationToken = default)
    {
        var reader = new HeaderReader(nothing);
        reader.Read(path, cancellationToken);
        if (reader.Status != Core.Export.DicomFileStatus.Ok || reader.Length > MaximumLength || reader.TransferSyntaxUid is not (TransferSyntax.ImplicitVrLittleEndian or TransferSyntax.ExplicitVrLittleEndian))
            return null;
        try
        {
            var item = DatasetParser.Parse(File.ReadAllBytes(path), (int)reader.DatasetOffset, reader.Elements.Encoding);
            return Plane.Of(item) is { } plane ? GreyBitmap.Write(plane.Shrink(Size, out var width, out var height), width, height) : null;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The pixels of one frame.</summary>
    private sealed record Plane(int Rows, int Columns, int BytesPerPixel, int BitsStored, bool IsSigned, bool IsInverted, double Slope, double Intercept, (double Center, double Width)? Window, ReadOnlyMemory<byte> Pixels)
    {
        internal static Plane? Of(DicomItem item)
        {
            int Number(uint tag, int otherwise = 0) => item.Find(tag)?.Value is { Length: 2 } value ? value.Span[0] | value.Span[1] << 8 : otherwise;
            var (rows, columns, bits) = (Number(Tags.Rows), Number(Tags.Columns), Number(Tags.BitsAllocated));
            var photometric = item.Code(Tags.PhotometricInterpretation);
            if (rows == 0 || columns == 0 || bits is not (8 or 16) || Number(Tags.SamplesPerPixel, 1) != 1 || photometric is not ("MONOCHROME1" or "MONOCHROME2") || item.Find(Tags.PixelData) is not { } pixels)
                return null;
            var frame = (long)rows * columns * (bits / 8);
            var frames = Math.Max(1, (int?)Decimal(item, Tags.NumberOfFrames) ?? 1);
            // The middle of a stack shows more than its edge.
            var at = frame * (frames / 2);
            if (at + frame > pixels.Value.Length) return null;
            var (center, width) = (Decimal(item, Tags.WindowCenter), Decimal(item, Tags.WindowWidth));
            var stored = Number(Tags.BitsStored, bits);
            return new Plane(
                rows, columns, bits / 8, stored is > 0 && stored <= bits ? stored : bits, Number(Tags.PixelRepresentation) == 1, photometric == "MONOCHROME1",
                Decimal(item, Tags.RescaleSlope) is { } slope and not 0 ? slope : 1, Decimal(item, Tags.RescaleIntercept) ?? 0,
                center is { } middle && width is { } wide and >= 1 ? (middle, wide) : null,
                pixels.Value.Slice((int)at, (int)frame));
        }

        internal byte[] Shrink(int size, out int width, out int height)
        {
            var longest = Math.Max(Rows, Columns);
            (width, height) = (Math.Max(1, Columns * Math.Min(size, longest) / longest), Math.Max(1, Rows * Math.Min(size, longest) / longest));
            var values = new double[width * height];
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++) values[y * width + x] = Sample(x, y, width, height);
            }

            var (low, high) = (values.Min(), values.Max());
            // A window that all of the image lies outside of would show nothing.
            if (Window is { } window && window.Center - window.Width / 2 < high && window.Center + window.Width / 2 > low)
                (low, high) = (window.Center - 0.5 - (window.Width - 1) / 2, window.Center - 0.5 + (window.Width - 1) / 2);
            var range = Math.Max(high - low, 1e-9);
            return Array.ConvertAll(values, value =>
            {
                var grey = (byte)Math.Clamp((value - low) / range * 255, 0, 255);
                return IsInverted ? (byte)(255 - grey) : grey;
            });
        }

        /// <summary>The mean of four points of a square.</summary>
        private double Sample(int x, int y, int width, int height)
        {
            var sum = 0.0;
            for (var part = 0; part < 4; part++)
            {
                var column = (int)((x + 0.25 + (part & 1) * 0.5) * Columns / width);
                var row = (int)((y + 0.25 + (part >> 1) * 0.5) * Rows / height);
                sum += Value(row * Columns + column);
            }

            return sum / 4 * Slope + Intercept;
        }

        private int Value(int index)
        {
            var span = Pixels.Span;
            var raw = BytesPerPixel == 1 ? span[index] : span[index * 2] | span[index * 2 + 1] << 8;
            raw &= (1 << BitsStored) - 1;
            return IsSigned && (raw >> (BitsStored - 1) & 1) == 1 ? raw - (1 << BitsStored) : raw;
        }

        // The first of several values, as of several windows.
        private static double? Decimal(DicomItem item, uint tag) =>
            item.Code(tag) is { } text && double.TryParse(text.Split('\\')[0].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }
}
