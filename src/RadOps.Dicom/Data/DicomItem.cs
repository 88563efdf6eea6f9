namespace RadOps.Dicom.Data;

/// <summary>A dataset, or an item of a sequence, held in memory.</summary>
/// <param name="offset">Where it begins, in bytes from the start of what was parsed; an item begins with its tag.</param>
/// <param name="encoding">How its values are written.</param>
internal sealed class DicomItem(long offset, DataEncoding encoding)
{
    private readonly List<DicomElement> elements = [];

    public long Offset { get; } = offset;

    public DataEncoding Encoding { get; } = encoding;

    /// <summary>The elements in the order in which they were written.</summary>
    public IReadOnlyList<DicomElement> Elements => elements;

    public void Add(DicomElement element) => elements.Add(element);

    /// <summary>The element, or null. A few dozen stand in an item: looking through them is quicker than an index.</summary>
    public DicomElement? Find(uint tag)
    {
        foreach (var element in elements)
        {
            if (element.Tag == tag)
                return element;
        }
        return null;
    }

    /// <summary>ASCII text without its padding; null when absent or empty.</summary>
    public string? Code(uint tag)
    {
        var bytes = (Find(tag)?.Value ?? default).Span.Trim(" \0"u8);
        return bytes.IsEmpty ? null : System.Text.Encoding.Latin1.GetString(bytes);
    }

    /// <summary>A number of 32 bits; null when absent or of another size.</summary>
    public uint? UInt32(uint tag) => Find(tag)?.Value is { Length: 4 } value ? ElementHeader.ReadUInt32(value.Span, Encoding.BigEndian) : null;
}
