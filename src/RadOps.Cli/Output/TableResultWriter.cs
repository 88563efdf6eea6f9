using Spectre.Console;

namespace RadOps.Cli.Output;

/// <summary>
/// Results as aligned columns. The first rows set the widths; the rest are written as they come, so that a long table takes no memory.
/// On a terminal, outcomes that need somebody are coloured; in a file there are letters only.
/// </summary>
internal sealed class TableResultWriter<T>(ToolConsole console, IReadOnlyList<ResultColumn<T>> columns) : ResultWriter<T>
{
    private const int Sample = 200;
    private const int WidestColumn = 48;

    private static readonly Dictionary<string, Color> Colours = new()
    {
        ["Allow"] = Color.Green,
        ["Ok"] = Color.Green,
        ["Partial"] = Color.Yellow,
        ["Needs"] = Color.Yellow,
        ["Warning"] = Color.Yellow,
        ["Open"] = Color.Fuchsia,
        ["Deny"] = Color.Red,
        ["Error"] = Color.Red,
    };

    private readonly ResultColumn<T>[] shown = [.. columns.Where(column => column.InTable)];
    private readonly List<string[]> waiting = [];
    private int[]? widths;

    internal override void Write(T result)
    {
        var cells = Array.ConvertAll(shown, column => ResultText.Of(column.Value(result)) ?? "");
        if (widths is null)
        {
            waiting.Add(cells);
            if (waiting.Count == Sample)
                WriteWaiting();
            return;
        }

        WriteRow(cells);
    }

    public override void Dispose()
    {
        // The console is the tool's.
    }

    internal override void End()
    {
        if (widths is null && waiting.Count > 0)
            WriteWaiting();
        console.Text.Flush();
    }

    private void WriteWaiting()
    {
        widths = [.. shown.Select((column, i) => Math.Min(WidestColumn, waiting.Max(cells => Math.Max(cells[i].Length, column.Name.Length))))];
        WriteRow([.. shown.Select(column => column.Name)]);
        WriteRow([.. widths.Select(width => new string('-', width))]);
        foreach (var cells in waiting)
            WriteRow(cells);
        waiting.Clear();
    }

    private void WriteRow(string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var last = i == cells.Length - 1;
            var cell = cells[i].ReplaceLineEndings(" ");
            Put(cell);
            if (!last)
                Put(new string(' ', Math.Max(widths![i] - cell.Length, 0) + 2));
        }

        Put("\n");
    }

    private void Put(string text)
    {
        if (console.Terminal is { } terminal)
            terminal.Write(new Text(text, Colours.TryGetValue(text, out var colour) ? new Style(colour) : Style.Plain) { Overflow = Overflow.Fold });
        else
            console.Text.Write(text);
    }
}
