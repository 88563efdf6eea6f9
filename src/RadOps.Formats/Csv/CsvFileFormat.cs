using CsvHelper;

namespace RadOps.Formats.Csv;

/// <summary>
/// How RadOps writes CSV that people open: UTF-8 with a byte order mark and <c>;</c>, which a Swedish Excel opens rightly with å ä ö, and
/// no cell that a spreadsheet would run as a formula (<c>=</c>, <c>+</c>, <c>-</c>, <c>@</c> and control characters get an apostrophe).
/// </summary>
public static class CsvFileFormat
{
    /// <summary>The writer's options for files.</summary>
    public static CsvWriterOptions ForSpreadsheets { get; } = new()
    {
        Separator = ';',
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        NewLine = "\r\n",
    };

    /// <summary>The same for a pipe or a terminal: no byte order mark, one line feed.</summary>
    public static CsvWriterOptions ForPipes { get; } = ForSpreadsheets with { WriteByteOrderMark = false, NewLine = "\n" };
}
