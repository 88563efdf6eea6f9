using CsvHelper;

namespace RadOps.Formats.Csv;

/// <summary>
/// Writes a table as CSV that people open: <c>;</c> between columns, which a Swedish Excel opens rightly with å ä ö, and no cell that a
/// spreadsheet would run as a formula (<see cref="SheetText"/>).
/// </summary>
public sealed class CsvSheetWriter : IDisposable
{
    private readonly CsvWriter writer;

    private CsvSheetWriter(Stream destination, bool forSpreadsheets, bool leaveOpen) => writer = CsvWriter.Create(
        destination,
        new CsvWriterOptions
        {
            Separator = ';',
            // SheetText does it: the library takes numbers below zero for formulas, and not all that begin one.
            Injection = CsvInjection.None,
            WriteByteOrderMark = forSpreadsheets,
            NewLine = forSpreadsheets ? "\r\n" : "\n",
        },
        leaveOpen);

    /// <summary>Writes a file: with a byte order mark, without which Excel misreads å ä ö, and CRLF. The writer owns the stream unless it is to stay open.</summary>
    public static CsvSheetWriter ForFile(Stream destination, bool leaveOpen = false) => new(destination, forSpreadsheets: true, leaveOpen);

    /// <summary>Writes to a pipe or terminal: UTF-8 without a byte order mark, and LF. The stream stays open.</summary>
    public static CsvSheetWriter ForPipe(Stream destination) => new(destination, forSpreadsheets: false, leaveOpen: true);

    /// <summary>Adds a cell to the row.</summary>
    public CsvSheetWriter Cell(string? text)
    {
        writer.WriteField(SheetText.Guarded(text));
        return this;
    }

    /// <summary>Ends the row. Every row has as many cells as the first.</summary>
    public void EndRow() => writer.EndRecord();

    /// <summary>Writes a whole row.</summary>
    public void Row(params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells) Cell(cell);
        EndRow();
    }

    /// <summary>Hands on what is buffered.</summary>
    public void Flush() => writer.Flush();

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}
