using RadOps.Core;
using RadOps.Core.Release;
using RadOps.Core.Settings;

namespace RadOps.Formats.Csv;

/// <summary>Reads the site's recipient directory: <c>Name;Type;Location;MediaUnit;IepConnected;Fax;Checked</c>.</summary>
public static class RecipientCsv
{
    // The directory's columns are those of a request under other names, and understand the same words.
    private static readonly Dictionary<string, string> RequestNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Name"] = nameof(ReleaseRequest.RecipientName),
        ["Type"] = nameof(ReleaseRequest.Recipient),
        ["Location"] = nameof(ReleaseRequest.RecipientLocation),
    };

    /// <summary>Reads a directory.</summary>
    /// <param name="path">The CSV file.</param>
    /// <exception cref="RadOpsException">It cannot be read, or a row is wrong: a directory is used whole or not at all.</exception>
    public static IReadOnlyList<RecipientEntry> Read(string path)
    {
        using var table = CsvTable.Open(path);
        table.Require("Name", "Type", "Location");
        var binder = new RequestBinder([.. table.Header.Select(header => RequestNames.GetValueOrDefault(header, header))], new(DateOnly.MinValue, TimeZoneInfo.Utc));
        var (fax, check) = (table.Find("Fax"), table.Find("Checked"));
        var entries = new List<RecipientEntry>();
        while (table.ReadOrThrow())
        {
            var row = binder.Bind(Enumerable.Range(0, table.Header.Count).Select(field => (object?)table[field].ToString()), table.Row);
            if (row.Errors.Count > 0)
                throw table.Wrong(Described(row.Errors[0]));
            var request = row.Request!;
            entries.Add(new(
                request.RecipientName?.Reveal() ?? throw table.Wrong("column Name: it is empty"),
                request.Recipient,
                request.RecipientLocation,
                request.MediaUnit,
                request.IepConnected,
                table.Text(fax),
                table.Day(check, "Checked")));
        }

        return entries;
    }

    private static string Described(RequestFieldError error) =>
        (error with { Column = RequestNames.FirstOrDefault(pair => pair.Value == error.Column).Key ?? error.Column }).ToString();
}
