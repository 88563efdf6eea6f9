using RadOps.Dicom.Data;

namespace RadOps.Dicom.Media;

/// <summary>Writes a sequence taken from a file anew: explicit, little endian, text in UTF-8.</summary>
internal static class SequenceCopy
{
    // A concept that nobody named: "Report" of LOINC's document ontology would claim too much.
    private const string UnnamedCode = "UNNAMED", UnnamedScheme = "99RADOPS", UnnamedMeaning = "Not stated";

    /// <summary>Writes the sequence. One that is required and was missing gets an item that says so; an optional one is empty.</summary>
    public static void Write(DatasetWriter writer, uint tag, KeyValue value)
    {
        var start = writer.BeginSequence(tag);
        foreach (var item in value.Items ?? [])
            WriteItem(writer, item, value.CharacterSet!);
        if (value.Text is not null)
        {
            var item = writer.BeginItem();
            writer.AddText(Tags.CodeValue, Vr.SH, UnnamedCode);
            writer.AddText(Tags.CodingSchemeDesignator, Vr.SH, UnnamedScheme);
            writer.AddText(Tags.CodeMeaning, Vr.LO, UnnamedMeaning);
            writer.EndItem(item);
        }
        writer.EndSequence(start, tag);
    }

    private static void WriteItem(DatasetWriter writer, DicomItem item, CharacterSet characterSet)
    {
        var start = writer.BeginItem();
        var last = 0u;
        foreach (var element in item.Elements)
        {
            // Group lengths are retired, and wrong after copying; a tag out of order cannot be written.
            if ((element.Tag & 0xFFFF) == 0 || element.Tag <= last || element.Tag == Tags.SpecificCharacterSet)
                continue;
            last = element.Tag;
            WriteElement(writer, element, item.Encoding, characterSet);
        }
        writer.EndItem(start);
    }

    private static void WriteElement(DatasetWriter writer, DicomElement element, DataEncoding encoding, CharacterSet characterSet)
    {
        if (element.Representation == Vr.SQ)
        {
            var start = writer.BeginSequence(element.Tag);
            foreach (var item in element.Items)
                WriteItem(writer, item, characterSet);
            writer.EndSequence(start, element.Tag);
        }
        else if (Vr.HasCharacterSet(element.Representation))
        {
            var oddities = TextOddities.None;
            writer.AddText(element.Tag, element.Representation, characterSet.Decode(element.Value.Span, ref oddities));
        }
        else
        {
            writer.Add(element.Tag, element.Representation, InLittleEndian(element, encoding));
        }
    }

    private static ReadOnlySpan<byte> InLittleEndian(DicomElement element, DataEncoding encoding)
    {
        var size = Vr.NumberSize(element.Representation);
        if (!encoding.BigEndian || size == 1)
            return element.Value.Span;
        var bytes = element.Value.ToArray();
        for (var at = 0; at + size <= bytes.Length; at += size)
            bytes.AsSpan(at, size).Reverse();
        return bytes;
    }
}
