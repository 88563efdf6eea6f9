using System.Globalization;

namespace RadOps.Dicom.Media;

/// <summary>Gathers what was odd, one line for each oddity however many files have it.</summary>
internal sealed class DirectoryNotes
{
    private readonly Dictionary<string, (string First, int Count)> notes = new(StringComparer.Ordinal);

    /// <summary>Notes an oddity of a file.</summary>
    public void Add(string fileId, string text)
    {
        var (first, count) = notes.GetValueOrDefault(text, (fileId, 0));
        notes[text] = (first, count + 1);
    }

    /// <summary>The lines, in ordinal order.</summary>
    public IReadOnlyList<string> ToLines() =>
    [
        .. notes
            .Select(note => note.Value.Count == 1
                ? $"{note.Value.First}: {note.Key}."
                : string.Create(CultureInfo.InvariantCulture, $"{note.Value.First} and {note.Value.Count - 1} more: {note.Key}."))
            .Order(StringComparer.Ordinal),
    ];
}
