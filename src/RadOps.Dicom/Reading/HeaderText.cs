using System.Globalization;
using System.Text;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Reading;

/// <summary>The values of a header as text, numbers and dates. What recurs from file to file, as UIDs do, is one string.</summary>
internal sealed class HeaderText(HeaderReader reader)
{
    private readonly RecentText?[] recent = new RecentText[reader.Elements.SlotCount];
    private TextOddities oddities;

    /// <summary>How the file's text is written.</summary>
    public CharacterSet CharacterSet { get; private set; } = CharacterSet.Of([]);

    /// <summary>Turns to the file that the reader has just read.</summary>
    public void Begin()
    {
        oddities = TextOddities.None;
        CharacterSet = CharacterSet.Of(reader.Elements.Bytes(Tags.SpecificCharacterSet));
    }

    /// <summary>Text by the file's character set; null when absent or empty.</summary>
    public string? Text(uint tag)
    {
        var bytes = reader.Elements.Bytes(tag).Trim(" \0"u8);
        if (bytes.IsEmpty)
            return null;
        var last = RecentOf(tag);
        if (last.CharacterSet != CharacterSet || !last.Is(bytes))
        {
            var odd = TextOddities.None;
            last.Set(bytes, CharacterSet, CharacterSet.Decode(bytes, ref odd), odd);
        }
        oddities |= last.Oddities;
        return last.Text;
    }

    /// <summary>Codes and other text that is ASCII whatever the character set; null when absent or empty.</summary>
    public string? Code(uint tag)
    {
        var bytes = reader.Elements.Bytes(tag).Trim(" \0"u8);
        return bytes.IsEmpty ? null : Reuse(tag, bytes);
    }

    /// <summary>A UID; null, with a note, when it is none.</summary>
    public string? Uid(uint tag)
    {
        var bytes = reader.Elements.Bytes(tag).Trim(" \0"u8);
        if (bytes.IsEmpty)
            return null;
        if (DicomUid.IsValid(bytes))
            return Reuse(tag, bytes);
        reader.Notes.Add($"{Tags.Format(tag)} is no UID");
        return null;
    }

    /// <summary>An integer string; null when absent or malformed.</summary>
    public int? Integer(uint tag) =>
        int.TryParse(reader.Elements.Bytes(tag).Trim(" \0"u8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A date, also in the form with points of the standard's forerunner; null when absent or malformed.</summary>
    public DateOnly? Date(uint tag)
    {
        var bytes = reader.Elements.Bytes(tag).Trim(" \0"u8);
        if (bytes.Length is not (8 or 10))
            return null;
        Span<char> text = stackalloc char[bytes.Length];
        Encoding.Latin1.GetChars(bytes, text);
        return DateOnly.TryParseExact(text, bytes.Length == 8 ? "yyyyMMdd" : "yyyy.MM.dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    /// <summary>A binary number of 16 or 32 bits, as text; null when absent or of another size.</summary>
    public string? Number(uint tag)
    {
        var bytes = reader.Elements.Bytes(tag);
        var isBigEndian = reader.Elements.Encoding.BigEndian;
        return bytes.Length switch
        {
            2 => ElementHeader.ReadUInt16(bytes, isBigEndian).ToString(CultureInfo.InvariantCulture),
            4 => ElementHeader.ReadUInt32(bytes, isBigEndian).ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>The items of a sequence; none, with a note, when it is malformed.</summary>
    public IReadOnlyList<DicomItem> Items(uint tag)
    {
        var bytes = reader.Elements.Bytes(tag);
        if (bytes.IsEmpty)
            return [];
        try
        {
            var encoding = reader.Elements.Representation(tag) == Vr.UN ? DataEncoding.ImplicitLittle : reader.Elements.Encoding;
            return DatasetParser.ParseSequence(bytes.ToArray(), encoding);
        }
        catch (InvalidDataException)
        {
            reader.Notes.Add($"{Tags.Format(tag)} is malformed");
            return [];
        }
    }

    /// <summary>Notes what was odd about the text read since <see cref="Begin"/>.</summary>
    public void NoteOddities()
    {
        if (oddities.HasFlag(TextOddities.Undeclared))
            reader.Notes.Add("it has letters outside ASCII but declares no character set");
        if (oddities.HasFlag(TextOddities.UnknownSet))
            reader.Notes.Add("its character set is not known: letters outside ASCII are shown as \uFFFD");
        if (oddities.HasFlag(TextOddities.Malformed))
            reader.Notes.Add("its text is malformed in the character set that it declares: what cannot be read is shown as \uFFFD");
        if (oddities.HasFlag(TextOddities.LooksLikeUtf8))
            reader.Notes.Add("its text looks like UTF-8 although another character set is declared");
    }

    private string Reuse(uint tag, ReadOnlySpan<byte> bytes)
    {
        var last = RecentOf(tag);
        if (!last.Is(bytes))
            last.Set(bytes, null, Encoding.Latin1.GetString(bytes), TextOddities.None);
        return last.Text;
    }

    private RecentText RecentOf(uint tag) => recent[reader.Elements.SlotOf(tag)] ??= new RecentText();
}
