using System.Text;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Formats.Csv;

/// <summary>
/// Reads the list "Exporterade bilder" that a department kept by hand: plain lines, or a CSV file with a column of such lines
/// (<c>Rad</c>, <c>Register</c>, <c>Exporterade bilder</c> or <c>RegisterLine</c>) and, where it has them, columns of identity number,
/// accession number, Study Instance UID and day of release. Streamed, in the encodings that <see cref="CsvTable"/> knows.
/// </summary>
public static class ExportedImagesFile
{
    private static readonly string[] LineColumns = [nameof(MediaExport.RegisterLine), "Rad", "Register", "Exporterade bilder"];
    private static readonly string[] ReleasedColumns = ["Released", "Utlämnad", "Utlämnat", "Utlämningsdatum", "Datum"];

    /// <summary>Reads a list.</summary>
    /// <param name="path">The file.</param>
    /// <param name="today">The day from which centuries are judged.</param>
    /// <param name="organisation">The organisation whose list it is.</param>
    /// <exception cref="RadOpsException">The file cannot be opened, or is empty.</exception>
    public static IEnumerable<ExportedImagesRow> Read(string path, DateOnly today, string? organisation)
    {
        using (var table = CsvTable.Open(path))
        {
            var line = Find(table, LineColumns);
            if (line >= 0)
            {
                foreach (var row in ReadTable(table, line, today, organisation))
                    yield return row;
                yield break;
            }
        }

        using var reader = new StreamReader(new Utf8Stream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)), Encoding.UTF8);
        foreach (var read in RegisterLineReader.Read(Lines(reader), today))
            yield return Of(read, [.. ImportedRelease.From(read, organisation)]);
    }

    private static IEnumerable<ExportedImagesRow> ReadTable(CsvTable table, int line, DateOnly today, string? organisation)
    {
        var patient = FindRequestColumn(table, nameof(ReleaseRequest.PatientId));
        var accession = FindRequestColumn(table, nameof(ReleaseRequest.AccessionNumber));
        var study = FindRequestColumn(table, nameof(ReleaseRequest.StudyInstanceUid));
        var released = Find(table, ReleasedColumns);
        while (table.Read())
        {
            if (table.Problem is { } problem)
                yield return new(table.Row, [], problem.Message);
            else
                yield return ReadRow();
        }

        ExportedImagesRow ReadRow()
        {
            PatientId? id = null;
            if (table.Text(patient) is { } number && !PatientId.TryParse(number, today, out id, out var wrong))
                return new(table.Row, [], $"column {table.Header[patient]}: '{IdentityMask.Quote(number)}' cannot be used: {wrong}");
            DateOnly? day = null;
            if (table.Text(released) is { } text && !CsvTable.TryDay(text, out day))
                return new(table.Row, [], $"column {table.Header[released]}: '{IdentityMask.Quote(text)}' is not a date of the form yyyy-mm-dd");
            if (table.Text(line) is not { } words)
                return new(table.Row, [], $"column {table.Header[line]}: it is empty");
            var read = RegisterLineReader.Read(words, table.Row, today);
            return Of(read, [.. ImportedRelease.From(read, organisation).Select(release => release with
            {
                PatientId = id ?? release.PatientId,
                AccessionNumber = table.Text(accession),
                StudyInstanceUid = table.Text(study),
                Released = day,
            })]);
        }
    }

    private static ExportedImagesRow Of(RegisterLineResult read, IReadOnlyList<ImportedRelease> releases) =>
        new(read.Line, releases, read.Problem is { } problem ? $"{problem.Missing} is missing or cannot be read" : null);

    private static int Find(CsvTable table, string[] names) => names.Select(table.Find).FirstOrDefault(field => field >= 0, -1);

    private static int FindRequestColumn(CsvTable table, string name)
    {
        for (var i = 0; i < table.Header.Count; i++)
        {
            if (RequestColumns.Find(table.Header[i])?.Name == name)
                return i;
        }

        return -1;
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
