namespace RadOps.Dicom.Data;

/// <summary>Parses a small dataset that lies in memory: a DICOMDIR, or a sequence out of a header. Values are not copied.</summary>
internal sealed class DatasetParser
{
    private const int MaximumDepth = 32;

    private readonly ReadOnlyMemory<byte> bytes;
    private int at;

    private DatasetParser(ReadOnlyMemory<byte> bytes, int at)
    {
        this.bytes = bytes;
        this.at = at;
    }

    /// <summary>Parses from an offset to the end.</summary>
    /// <exception cref="InvalidDataException">It is malformed or ends too early; the message says where, without values.</exception>
    public static DicomItem Parse(ReadOnlyMemory<byte> bytes, int offset, DataEncoding encoding)
    {
        var parser = new DatasetParser(bytes, offset);
        var item = new DicomItem(offset, encoding);
        parser.ParseElements(item, bytes.Length, isDelimited: false, 0);
        return item;
    }

    /// <summary>Parses the value of a sequence, with or without its delimiter.</summary>
    /// <exception cref="InvalidDataException">It is malformed or ends too early.</exception>
    public static IReadOnlyList<DicomItem> ParseSequence(ReadOnlyMemory<byte> bytes, DataEncoding encoding)
    {
        var parser = new DatasetParser(bytes, 0);
        return parser.ParseItems(bytes.Length, encoding, 0);
    }

    private void ParseElements(DicomItem item, int end, bool isDelimited, int depth)
    {
        while (at < end)
        {
            var header = ReadHeader(end, item.Encoding);
            if (header.Tag == Tags.ItemDelimitation && isDelimited)
                return;
            if (header.IsStructure)
                throw Malformed($"{Tags.Format(header.Tag)} stands where an element should");
            item.Add(ParseElement(header, end, item.Encoding, depth));
        }
        if (isDelimited)
            throw Malformed("an item ends without its delimiter");
    }

    private DicomElement ParseElement(ElementHeader header, int end, DataEncoding encoding, int depth)
    {
        var vr = header.Representation == Vr.None ? ImplicitVr.Of(header.Tag) : header.Representation;
        if (vr == Vr.SQ || header.HasUndefinedLength)
        {
            if (depth >= MaximumDepth)
                throw Malformed("sequences are nested too deep");
            var inside = vr == Vr.UN ? DataEncoding.ImplicitLittle : encoding;
            var limit = header.HasUndefinedLength ? end : EndOf(header, end);
            return new DicomElement(header.Tag, Vr.SQ, default, ParseItems(limit, inside, depth + 1, header.HasUndefinedLength));
        }
        var next = EndOf(header, end);
        var value = bytes[at..next];
        at = next;
        return new DicomElement(header.Tag, vr, value, []);
    }

    private List<DicomItem> ParseItems(int end, DataEncoding encoding, int depth, bool isDelimited = false)
    {
        var items = new List<DicomItem>();
        while (at < end)
        {
            var start = at;
            var header = ReadHeader(end, encoding);
            if (header.Tag == Tags.SequenceDelimitation)
                return items;
            if (header.Tag != Tags.Item)
                throw Malformed($"{Tags.Format(header.Tag)} stands where an item should");
            var item = new DicomItem(start, encoding);
            ParseElements(item, header.HasUndefinedLength ? end : EndOf(header, end), header.HasUndefinedLength, depth);
            items.Add(item);
        }
        return isDelimited ? throw Malformed("a sequence ends without its delimiter") : items;
    }

    private ElementHeader ReadHeader(int end, DataEncoding encoding)
    {
        if (!ElementHeader.TryRead(bytes.Span[at..end], encoding, out var header))
            throw Malformed("it ends inside an element");
        if (encoding.ExplicitVr && !header.IsStructure && !Vr.IsLetters(header.Representation))
            throw Malformed($"{Tags.Format(header.Tag)} has no value representation");
        at += header.Size;
        return header;
    }

    private int EndOf(ElementHeader header, int end) =>
        header.Length <= (uint)(end - at) ? at + (int)header.Length : throw Malformed($"{Tags.Format(header.Tag)} is longer than what holds it");

    private InvalidDataException Malformed(string what) => new($"{what} (at byte {at})");
}
