namespace RadOps.Cli.Output;

/// <summary>Writes results as they come, in their order.</summary>
internal abstract class ResultWriter<T> : IDisposable
{
    /// <summary>Writes one result.</summary>
    internal abstract void Write(T result);

    /// <summary>Writes what ends the output; not called when the command failed.</summary>
    internal abstract void End();

    public abstract void Dispose();

    /// <summary>The writer of a format.</summary>
    internal static ResultWriter<T> Create(OutputFormat format, ToolConsole console, IReadOnlyList<ResultColumn<T>> columns) => format switch
    {
        OutputFormat.Json => new JsonResultWriter<T>(console, columns),
        OutputFormat.Csv => new CsvResultWriter<T>(console, columns),
        _ => new TableResultWriter<T>(console, columns),
    };
}
