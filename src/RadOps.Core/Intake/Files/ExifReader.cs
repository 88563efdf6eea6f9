namespace RadOps.Core.Intake.Files;

/// <summary>Reads an Exif block (a TIFF, CIPA DC-008): which of the telling tags it has. A broken one says what can be read of it: viewers read it so too.</summary>
/// <param name="bytes">The file.</param>
/// <param name="notes">Where what is found is noted.</param>
internal sealed class ExifReader(FileBytes bytes, MetadataNotes notes)
{
    private const int MostDirectories = 16;
    private const int MostEntries = 1000;
    private const int EntryLength = 12;

    private readonly HashSet<long> seen = [];
    private long start;
    private long end;
    private bool isLittle;
    private bool hasXmp;

    /// <summary>Reads a block.</summary>
    /// <param name="from">Where its byte order stands.</param>
    /// <param name="until">Where it ends.</param>
    /// <returns>Whether it is one.</returns>
    internal bool Read(long from, long until)
    {
        (start, end) = (from, until);
        isLittle = bytes.Has(from, "II*\0"u8);
        if (!isLittle && !bytes.Has(from, "MM\0*"u8)) return false;
        var next = ReadDirectory(Number(from + 4, 4), Kind.Image);
        // The second is about the thumbnail.
        if (next > 0)
        {
            notes.HasThumbnail = true;
            ReadDirectory(next, Kind.Thumbnail);
        }

        return true;
    }

    private enum Kind
    {
        Image,
        Thumbnail,
        Exif,
        Position,
    }

    /// <summary>Reads a directory, and those that it points to.</summary>
    /// <returns>Where it says that the next begins.</returns>
    private long ReadDirectory(long offset, Kind kind)
    {
        var at = start + offset;
        if (offset < 8 || at + 2 > end || seen.Count >= MostDirectories || !seen.Add(at)) return 0;
        var count = (int)Math.Min(Number(at, 2), MostEntries);
        at += 2;
        for (var entry = 0; entry < count; entry++, at += EntryLength)
        {
            if (at + EntryLength > end) return 0;
            ReadEntry(at, kind);
        }

        return at + 4 <= end ? Number(at, 4) : 0;
    }

    private void ReadEntry(long at, Kind kind)
    {
        var tag = (int)Number(at, 2);
        if (kind == Kind.Thumbnail) return;
        if (kind == Kind.Position)
        {
            // Latitude, longitude, the destination's, and the area's name.
            notes.HasPosition |= tag is 2 or 4 or 20 or 22 or 28 && HasValue(at);
            return;
        }

        switch (tag)
        {
            case 0x8769:
                ReadDirectory(Number(at + 8, 4), Kind.Exif);
                break;
            case 0x8825:
                ReadDirectory(Number(at + 8, 4), Kind.Position);
                break;
            case 0x010F or 0x0110: // Make, Model
                notes.IsFromCamera |= HasValue(at);
                break;
            case 0x0112:
                notes.AddOrientation((int)Number(at + 8, 2));
                break;
            case 0x013B or 0x8298 or 0x9C9D: // Artist, Copyright, XPAuthor
                notes.HasCreator |= HasValue(at);
                break;
            case 0xA430: // CameraOwnerName
                notes.HasOwner |= HasValue(at);
                break;
            case 0xA431 or 0xA435 or 0xC62F or 0xA420: // BodySerialNumber, LensSerialNumber, CameraSerialNumber, ImageUniqueID
                notes.HasSerialNumber |= HasValue(at);
                break;
            case 0x010E or 0x9C9B or 0x9C9C or 0x9C9E or 0x9C9F: // ImageDescription, XPTitle, XPComment, XPKeywords, XPSubject
                notes.HasText |= HasValue(at);
                break;
            case 0x9286: // UserComment, after eight bytes that say its character set
                notes.HasText |= Value(at) is var (from, length) && length > 8 && MetadataNotes.HasInk(bytes, from + 8, Math.Min(end, from + length));
                break;
            case 0x9003 or 0x0132: // DateTimeOriginal, DateTime
                if (Value(at) is var (place, size) && size >= 19 && place + 19 <= end) notes.AddTime(bytes.Span(place, 19), isTaken: tag == 0x9003);
                break;
            case 0x02BC: // XMP inside the TIFF
                // Once: a thousand entries could lead to the same megabytes.
                if (!hasXmp && Value(at) is var (xmp, xmpLength)) new XmpSearch(notes).Take(bytes, xmp, Math.Min(end, xmp + xmpLength));
                hasXmp = true;
                break;
            default:
                break;
        }
    }

    private bool HasValue(long at) => Value(at) is var (from, length) && MetadataNotes.HasInk(bytes, from, Math.Min(end, from + length));

    /// <summary>Where an entry's value lies, and its length in bytes: in the entry itself when it is four at most.</summary>
    private (long At, long Length) Value(long at)
    {
        var size = Number(at + 2, 2) switch { 3 or 8 => 2, 4 or 9 or 11 or 13 => 4, 5 or 10 or 12 => 8, _ => 1 };
        var length = Number(at + 4, 4) * size;
        return length <= 4 ? (at + 8, length) : (start + Number(at + 8, 4), length);
    }

    private long Number(long at, int count)
    {
        long number = 0;
        var span = bytes.Span(at, count);
        for (var i = 0; i < span.Length; i++) number = (number << 8) | span[isLittle ? span.Length - 1 - i : i];
        return number;
    }
}
