using RadOps.Dicom.Data;

namespace RadOps.Dicom.Reading;

/// <summary>What an element held in the file before: in a study, nearly always what it holds in the next.</summary>
internal sealed class RecentText
{
    private byte[] bytes = [];
    private int length = -1;

    /// <summary>The set that the text was read by; null for codes, which are ASCII in every set.</summary>
    public CharacterSet? CharacterSet { get; private set; }

    public string Text { get; private set; } = "";

    public TextOddities Oddities { get; private set; }

    public bool Is(ReadOnlySpan<byte> value) => value.Length == length && value.SequenceEqual(bytes.AsSpan(0, length));

    public void Set(ReadOnlySpan<byte> value, CharacterSet? characterSet, string text, TextOddities oddities)
    {
        if (bytes.Length < value.Length)
            bytes = new byte[value.Length];
        value.CopyTo(bytes);
        length = value.Length;
        (CharacterSet, Text, Oddities) = (characterSet, text, oddities);
    }
}
