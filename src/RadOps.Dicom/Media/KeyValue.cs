using RadOps.Dicom.Data;

namespace RadOps.Dicom.Media;

/// <summary>The value of a key of a directory record: text, or the items of a sequence with the character set of their text.</summary>
/// <param name="Text">Text, also of numbers; null when the file has none.</param>
/// <param name="Items">Items of a sequence; null for all else.</param>
/// <param name="CharacterSet">How the items' text is written.</param>
internal readonly record struct KeyValue(string? Text, IReadOnlyList<DicomItem>? Items = null, CharacterSet? CharacterSet = null)
{
    public bool IsMissing => Text is null && Items is not { Count: > 0 };
}
