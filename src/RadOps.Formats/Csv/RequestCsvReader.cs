using System.Collections;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Formats.Csv;

/// <summary>
/// Streams the requests of a CSV file. Every row gives a <see cref="RequestRow"/>: a request, or everything that is wrong with the row;
/// the rows after a bad one are read all the same. Memory does not grow with the file. Enumerate it once.
/// </summary>
public sealed class RequestCsvReader : IEnumerable<RequestRow>, IDisposable
{
    private readonly CsvTable table;
    private readonly RequestBinder binder;

    private RequestCsvReader(CsvTable table, RequestBinding binding)
    {
        this.table = table;
        try
        {
            binder = new RequestBinder(table.Header, binding);
        }
        catch (RadOpsException e)
        {
            throw new RadOpsException(e.Code, e.Kind, $"{table.Name}, row 1: {e.Message}", table.Name, e);
        }

        RequireColumn(nameof(ReleaseRequest.Recipient));
        if (binding.Organisation is null)
            RequireColumn(nameof(ReleaseRequest.Organisation));
    }

    /// <summary>What the file is called in messages.</summary>
    public string Name => table.Name;

    /// <summary>The columns that RadOps does not know; their values are kept and passed through.</summary>
    public IReadOnlyList<string> UnknownColumns => binder.UnknownColumns;

    /// <summary>Opens a file of requests and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="binding">The day, zone and organisation that the rows are understood by.</param>
    /// <exception cref="RadOpsException">
    /// As <see cref="CsvTable.Open(string)"/> and <see cref="RequestBinder(IReadOnlyList{string}, RequestBinding)"/>, and
    /// <c>CsvMissingColumn</c>: Recipient is always needed, Organisation where the site names none.
    /// </exception>
    public static RequestCsvReader Open(string path, RequestBinding binding) => Open(CsvTable.Open(path), binding);

    /// <summary>As <see cref="Open(string, RequestBinding)"/>, from a stream that the reader then owns.</summary>
    /// <param name="source">The contents.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="binding">The day, zone and organisation that the rows are understood by.</param>
    public static RequestCsvReader Open(Stream source, string name, RequestBinding binding) => Open(CsvTable.Open(source, name), binding);

    /// <inheritdoc/>
    public IEnumerator<RequestRow> GetEnumerator()
    {
        while (table.Read())
        {
            if (table.Problem is { } problem)
            {
                yield return new(table.Row, null, null, [Error(problem)]);
                continue;
            }

            binder.Begin();
            for (var i = 0; i < binder.Count; i++)
            {
                if (table[i] is { IsEmpty: false } text)
                    binder.Set(i, text);
            }

            yield return binder.End(table.Row);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public void Dispose() => table.Dispose();

    private static RequestCsvReader Open(CsvTable table, RequestBinding binding)
    {
        try
        {
            return new RequestCsvReader(table, binding);
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    private RequestFieldError Error(CsvProblem problem)
    {
        if (problem.Field is not { } field)
            return new(null, null, problem.Message);
        var header = field < table.Header.Count ? table.Header[field] : $"{field + 1}";
        return new(RequestColumns.Find(header)?.Name ?? IdentityMask.Mask(header), IdentityMask.Quote(table[field]), problem.Message);
    }

    private void RequireColumn(string name)
    {
        if (binder.Has(name))
            return;

        // Unknown headers are quoted as values are: a file without a header row has a patient in its first row.
        var found = table.Header.Select(header => RequestColumns.Find(header)?.Name ?? IdentityMask.Quote(header));
        var hint = table.Header.Count == 1 ? " Columns are separated by ';', ',' or tab." : "";
        throw new RadOpsException(
            "CsvMissingColumn",
            ErrorKind.InvalidInput,
            $"{table.Name}, row 1: the column {name} ({RequestColumns.Find(name)!.SwedishNames[0]}) is missing. The header row has: {string.Join(", ", found.Take(60))}.{hint}",
            table.Name);
    }
}
