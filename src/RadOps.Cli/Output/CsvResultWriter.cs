using RadOps.Formats.Csv;

namespace RadOps.Cli.Output;

/// <summary>Results as CSV.</summary>
internal sealed class CsvResultWriter<T> : ResultWriter<T>
{
    private readonly CsvSheetWriter sheet;
    private readonly IReadOnlyList<ResultColumn<T>> columns;

    internal CsvResultWriter(ToolConsole console, IReadOnlyList<ResultColumn<T>> columns)
    {
        this.columns = columns;
        sheet = CsvSheetWriter.ForPipe(console.Output);
        sheet.Row([.. columns.Select(column => column.Name)]);
    }

    internal override void Write(T result)
    {
        for (var i = 0; i < columns.Count; i++)
            sheet.Cell(ResultText.Of(columns[i].Value(result)));
        sheet.EndRow();
    }

    internal override void End() => sheet.Flush();

    public override void Dispose() => sheet.Dispose();
}
