using RadOps.Core;
using RadOps.Core.Policies.Cases;
using RadOps.Core.Release;

namespace RadOps.Formats.Csv;

/// <summary>Reads cases: a file of requests as any other, with the columns of <see cref="CaseColumns"/> besides.</summary>
public static class ReleaseCaseCsv
{
    /// <summary>Reads a file of cases.</summary>
    /// <param name="path">The file.</param>
    /// <param name="binding">The day, zone and organisation that the rows are understood by.</param>
    /// <param name="failed">Told of everything that is wrong with a row; the other rows are read all the same.</param>
    /// <exception cref="RadOpsException">As <see cref="RequestCsvReader.Open(string, RequestBinding)"/> and <see cref="CaseColumns(string, IEnumerable{string})"/>.</exception>
    public static IEnumerable<ReleaseCase> Read(string path, RequestBinding binding, Action<RadOpsException> failed)
    {
        using var reader = RequestCsvReader.Open(path, binding);
        var columns = new CaseColumns(reader.Name, reader.UnknownColumns);
        foreach (var row in reader)
        {
            ReleaseCase? found = null;
            try
            {
                found = row.Request is { } request ? columns.Bind(row.Row, request) : null;
            }
            catch (RadOpsException failure)
            {
                failed(failure);
            }

            foreach (var failure in row.Failures(reader.Name))
                failed(failure);
            if (found is not null)
                yield return found;
        }
    }
}
