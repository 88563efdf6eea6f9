namespace RadOps.Build.Help;

/// <summary>
/// Every error that RadOps makes, with its categories and its text in each culture: <c>errors.csv</c>, the one home of the list that about_RadOps_Errors shows. Fields are parted by
/// <c>;</c>, which no text holds, and nothing is quoted.
/// </summary>
internal static class ErrorTable
{
    internal const string FileName = "errors.csv";

    /// <summary>The rows as they stand.</summary>
    /// <exception cref="BuildException">The header is another, a row is not whole, or the codes are not in order, each once.</exception>
    internal static IReadOnlyList<ErrorRow> Read(Repository repository)
    {
        var file = Path.Combine(repository.HelpSources, FileName);
        var lines = File.ReadAllLines(file);
        var header = string.Join(';', ["Code", "Category", .. Repository.HelpCultures]);
        if (lines.Length == 0 || lines[0] != header) throw new BuildException($"{file}: does not begin with the row '{header}'.");
        var rows = lines.Skip(1).Select((line, index) => Row(line, $"{file}:{index + 2}")).ToList();
        for (var i = 1; i < rows.Count; i++)
            if (string.CompareOrdinal(rows[i - 1].Code, rows[i].Code) >= 0)
                throw new BuildException($"{file}:{i + 2}: {rows[i].Code} does not come after {rows[i - 1].Code}: codes stand in order, each once.");
        return rows;
    }

    /// <summary>The list of a culture, an item for each.</summary>
    internal static IReadOnlyList<string> Items(Repository repository, string culture) =>
        [.. Read(repository).Select(row => $"- {row.Code} ({string.Join(", ", row.Categories)}): {row.Texts[culture]}")];

    private static ErrorRow Row(string line, string at)
    {
        var fields = line.Split(';');
        if (fields.Length != 2 + Repository.HelpCultures.Count || fields.Any(string.IsNullOrWhiteSpace)) throw new BuildException($"{at}: wanted are the code, its categories, and a text in each of {string.Join(", ", Repository.HelpCultures)}.");
        return new ErrorRow(fields[0], fields[1].Split(", "), Repository.HelpCultures.Zip(fields.Skip(2)).ToDictionary());
    }
}
