namespace RadOps.Core.Intake.Files;

/// <summary>Judges what a PDF does beside being read: every dictionary in it, whether anything that is shown refers to it or not (ISO 32000-1, 12.6).</summary>
/// <param name="report">Where what is found is noted.</param>
internal sealed class PdfActions(FileReport report)
{
    private const int MostOpening = 100;

    /// <summary>Objects that are done on opening: what they are is known only when all have been read.</summary>
    internal HashSet<long> Opening { get; } = [];

    /// <summary>Judges a dictionary.</summary>
    /// <param name="dictionary">It.</param>
    /// <param name="at">Where it begins in the file; null when it lies packed.</param>
    internal void Judge(PdfValue dictionary, long? at)
    {
        foreach (var (key, value) in dictionary.Entries)
        {
            if (value.Kind == PdfKind.Null) continue;
            if (Key(key, value) is { } code) report.Add(code, at);
            if (key is "S" or "Type" or "Subtype" && value.Kind == PdfKind.Name && Name(value.Text) is { } named) report.Add(named, at);
            if (key == "OpenAction") JudgeOpening(value, at);
        }
    }

    /// <summary>Judges an object that is no dictionary: what a name means may be said of it from elsewhere.</summary>
    internal void JudgeAlone(PdfValue value, long? at)
    {
        if (value.Kind == PdfKind.Name && Name(value.Text) is { } code and not FileFindingCode.PdfLink) report.Add(code, at);
    }

    /// <summary>Whether what is done on opening only shows a place in the document.</summary>
    internal static bool IsHarmless(PdfValue value) => value.Kind == PdfKind.Array || value.Kind == PdfKind.Null || (value.IsDictionary && value.NameAt("S") == "GoTo" && value["Next"].Kind == PdfKind.Null);

    private void JudgeOpening(PdfValue value, long? at)
    {
        if (value.Kind == PdfKind.Reference && Opening.Count < MostOpening)
            Opening.Add(value.Number);
        else if (!IsHarmless(value))
            report.Add(FileFindingCode.PdfOpenAction, at);
    }

    private static FileFindingCode? Key(string key, PdfValue value) => key switch
    {
        "JS" or "JavaScript" => FileFindingCode.PdfJavaScript,
        "XFA" => FileFindingCode.PdfXfa,
        "EF" or "EmbeddedFiles" => FileFindingCode.PdfEmbeddedFile,
        "RichMediaContent" or "RichMediaSettings" => FileFindingCode.PdfMedia,
        "AA" when !value.IsDictionary || value.Entries.Count > 0 => FileFindingCode.PdfAutomaticAction,
        _ => null,
    };

    private static FileFindingCode? Name(string name) => name switch
    {
        "JavaScript" => FileFindingCode.PdfJavaScript,
        "Launch" => FileFindingCode.PdfLaunch,
        "SubmitForm" => FileFindingCode.PdfSubmitForm,
        "GoToR" or "GoToE" or "ImportData" => FileFindingCode.PdfRemoteFile,
        "EmbeddedFile" or "FileAttachment" => FileFindingCode.PdfEmbeddedFile,
        "RichMedia" or "RichMediaExecute" or "Movie" or "Sound" or "Rendition" or "Screen" or "3D" or "GoTo3DView" => FileFindingCode.PdfMedia,
        "URI" => FileFindingCode.PdfLink,
        _ => null,
    };
}
