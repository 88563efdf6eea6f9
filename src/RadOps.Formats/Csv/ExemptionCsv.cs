using RadOps.Core;
using RadOps.Core.Audit.Exemptions;

namespace RadOps.Formats.Csv;

/// <summary>Reads the site's list of exemptions from the audit: <c>Code;ExportId;RequestId;Organisation;Who;Why;Until</c>.</summary>
public static class ExemptionCsv
{
    /// <summary>Reads a list. What a row does not say is left unsaid: the audit tells of it, and the row does not count.</summary>
    /// <param name="path">The CSV file.</param>
    /// <exception cref="RadOpsException">It cannot be read, a column is missing, or a day is none.</exception>
    public static IReadOnlyList<AuditExemption> Read(string path)
    {
        using var table = CsvTable.Open(path);
        table.Require("Code", "Who", "Why", "Until");
        var (code, export, request, organisation) = (table.Find("Code"), table.Find("ExportId"), table.Find("RequestId"), table.Find("Organisation"));
        var (who, why, until) = (table.Find("Who"), table.Find("Why"), table.Find("Until"));
        var exemptions = new List<AuditExemption>();
        while (table.ReadOrThrow())
            exemptions.Add(new(table.Row, table.Text(code), table.Text(export), table.Text(request), table.Text(organisation), table.Text(who), table.Text(why), table.Day(until, "Until")));
        return exemptions;
    }
}
