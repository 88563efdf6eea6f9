namespace RadOps.Core.Intake.Files;

/// <summary>Reads the block that Photoshop leaves in a JPEG (APP13): IPTC's texts (IIM 4.2) and a thumbnail.</summary>
internal static class IptcReader
{
    private const int Texts = 0x0404;

    /// <summary>Reads a block.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="at">Where its first resource begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="notes">Where what is found is noted.</param>
    internal static void Read(FileBytes bytes, long at, long end, MetadataNotes notes)
    {
        while (at + 12 <= end && bytes.Has(at, "8BIM"u8))
        {
            var id = bytes.UInt16(at + 4);
            // A name, with its length before it, to an even count.
            var data = at + 6 + ((bytes[at + 6] + 2) & ~1);
            var length = bytes.UInt32(data);
            if (length < 0 || data + 4 + length > end) return;
            if (id == Texts) ReadTexts(bytes, data + 4, data + 4 + length, notes);
            notes.HasThumbnail |= id is 0x0409 or 0x040C;
            at = data + 4 + ((length + 1) & ~1L);
        }
    }

    private static void ReadTexts(FileBytes bytes, long at, long end, MetadataNotes notes)
    {
        while (at + 5 <= end && bytes[at] == 0x1C)
        {
            var length = bytes.UInt16(at + 3);
            if (length > 0 && bytes[at + 1] == 2)
            {
                var set = bytes[at + 2];
                notes.HasCreator |= set is 80 or 110 or 116; // By-line, Credit, Copyright
                notes.HasPosition |= set is 90 or 92 or 95 or 101; // City, Sub-location, Province, Country
                notes.HasText |= set is 5 or 25 or 105 or 120; // Object Name, Keywords, Headline, Caption
            }

            at += 5 + length;
        }
    }
}
