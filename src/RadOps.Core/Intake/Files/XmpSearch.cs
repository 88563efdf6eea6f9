namespace RadOps.Core.Intake.Files;

/// <summary>
/// Looks in XMP (ISO 16684-1) for the properties that say where, by whom and with what a picture was taken. It looks for their names and does not read the
/// XML: what a viewer may take for a position counts as one, also where the XML is broken.
/// </summary>
/// <param name="notes">Where what is found is noted.</param>
internal sealed class XmpSearch(MetadataNotes notes)
{
    private const int Longest = 40;

    private readonly byte[] buffer = new byte[Longest + (1 << 13)];
    private int kept;

    /// <summary>Looks in a part of a file.</summary>
    internal void Take(FileBytes bytes, long at, long end)
    {
        while (at < end)
        {
            var part = bytes.Span(at, (int)Math.Min(1 << 13, end - at));
            if (part.IsEmpty) return;
            Take(part);
            at += part.Length;
        }
    }

    /// <summary>Goes on looking; what is parted between two pieces is found as well.</summary>
    internal void Take(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            var part = Math.Min(piece.Length, buffer.Length - kept);
            piece[..part].CopyTo(buffer.AsSpan(kept));
            piece = piece[part..];
            Look(buffer.AsSpan(0, kept + part));
            var keep = Math.Min(Longest, kept + part);
            buffer.AsSpan(kept + part - keep, keep).CopyTo(buffer);
            kept = keep;
        }
    }

    private void Look(ReadOnlySpan<byte> text)
    {
        // All of them are qualified names, or attributes of such: a picture without a colon says none.
        if (text.IndexOf((byte)':') < 0) return;
        notes.HasPosition |= Any(text, "GPSLatitude"u8, "GPSLongitude"u8, "photoshop:City"u8, "Iptc4xmpCore:Location"u8, "LocationCreated"u8, "LocationShown"u8);
        notes.HasOwner |= Any(text, "OwnerName"u8, "xmpRights:Owner"u8);
        notes.HasCreator |= Any(text, "dc:creator"u8, "dc:rights"u8, "tiff:Artist"u8, "CreatorContactInfo"u8);
        notes.HasSerialNumber |= Any(text, "SerialNumber"u8, "ImageUniqueID"u8);
        notes.HasText |= Any(text, "dc:description"u8, "dc:title"u8, "UserComment"u8, "dc:subject"u8);
        notes.HasThumbnail |= Any(text, "xmpGImg:image"u8);
        notes.IsFromCamera |= Any(text, "tiff:Model"u8);
    }

    private static bool Any(ReadOnlySpan<byte> text, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => text.IndexOf(a) >= 0 || text.IndexOf(b) >= 0;

    private static bool Any(ReadOnlySpan<byte> text, ReadOnlySpan<byte> a) => text.IndexOf(a) >= 0;

    private static bool Any(ReadOnlySpan<byte> text, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d) => Any(text, a, b) || Any(text, c, d);

    private static bool Any(ReadOnlySpan<byte> text, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c, ReadOnlySpan<byte> d, ReadOnlySpan<byte> e, ReadOnlySpan<byte> f) =>
        Any(text, a, b, c, d) || Any(text, e, f);
}
