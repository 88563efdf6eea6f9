namespace RadOps.Core.Intake.Files;

/// <summary>What a JPEG's frame header says (ITU-T T.81, B.2.2).</summary>
/// <param name="Marker">How it is coded: 0xC0 baseline, 0xC1 extended, 0xC2 progressive, and others that few programs read.</param>
/// <param name="Precision">Bits of a sample.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels; zero when it is said after the first scan.</param>
/// <param name="Components">Colours.</param>
internal sealed record JpegFrame(int Marker, int Precision, int Width, int Height, IReadOnlyList<JpegComponent> Components)
{
    /// <summary>Whether every program reads it: Huffman codes, eight bits, whole coefficients one after another or in turns.</summary>
    internal bool IsCommon => Marker is >= 0xC0 and <= 0xC2 && Precision == 8 && Height > 0;

    /// <summary>Whether each scan brings a part of the coefficients.</summary>
    internal bool IsProgressive => Marker == 0xC2;

    private int MostAcross => Components.Max(component => component.Across);

    private int MostDown => Components.Max(component => component.Down);

    /// <summary>Reads it; null where it says what no JPEG says.</summary>
    internal static JpegFrame? Read(FileBytes bytes, JpegSegment segment)
    {
        if (segment.Length < 6) return null;
        var count = bytes[segment.DataAt + 5];
        if (count is < 1 or > 4 || segment.Length != 6 + (3 * count)) return null;
        var components = new List<JpegComponent>();
        for (var at = segment.DataAt + 6; at < segment.End; at += 3)
        {
            var component = new JpegComponent(bytes[at], bytes[at + 1] >> 4, bytes[at + 1] & 0xF, bytes[at + 2]);
            if (component.Across is < 1 or > 4 || component.Down is < 1 or > 4 || component.Table > 3 || components.Any(other => other.Id == component.Id)) return null;
            components.Add(component);
        }

        var frame = new JpegFrame(segment.Marker, bytes[segment.DataAt], bytes.UInt16(segment.DataAt + 3), bytes.UInt16(segment.DataAt + 1), components);
        return frame.Width > 0 && frame.Precision is >= 2 and <= 16 ? frame : null;
    }

    /// <summary>How many units a scan of all these components has: each has blocks of every component.</summary>
    internal long Units(IReadOnlyList<JpegComponent> scan) =>
        scan.Count == 1
            ? (long)Blocks(Width, scan[0].Across, MostAcross) * Blocks(Height, scan[0].Down, MostDown)
            : (long)((Width + (8 * MostAcross) - 1) / (8 * MostAcross)) * ((Height + (8 * MostDown) - 1) / (8 * MostDown));

    private static int Blocks(int pixels, int factor, int most) => ((((pixels * factor) + most - 1) / most) + 7) / 8;
}
