using RadOps.Core;
using RadOps.Core.Release;

namespace RadOps.Formats.Csv;

/// <summary>Writes the blank file of requests that a department fills in.</summary>
public static class RequestTemplate
{
    /// <summary>Writes a header row with every column, and nothing else.</summary>
    /// <param name="path">The file, which must not exist.</param>
    /// <param name="swedish">True for Swedish headers.</param>
    /// <exception cref="RadOpsException"><c>FileExists</c>: it exists. <c>FileNotWritable</c>: it cannot be written.</exception>
    public static void Write(string path, bool swedish) => NewFile.Write(path, overwrite: false, file =>
    {
        using var writer = CsvSheetWriter.ForFile(file, leaveOpen: true);
        writer.Row([.. RequestColumns.All.Select(column => swedish ? column.SwedishNames[0] : column.Name)]);
    });
}
