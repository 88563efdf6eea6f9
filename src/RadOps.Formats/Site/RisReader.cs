using System.Text.Json;
using System.Text.RegularExpressions;
using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Settings;
using RadOps.Formats.Policies;

namespace RadOps.Formats.Site;

/// <summary>Reads the part of a site file that says where the facts of reports come from.</summary>
/// <param name="map">The part.</param>
/// <param name="paths">Makes paths full.</param>
internal sealed partial class RisReader(YamlMap map, SitePaths paths)
{
    /// <summary>What an accession number may stand in.</summary>
    private static readonly string[] AccessionFields = ["OBR-2", "OBR-3", "OBR-18"];

    private List<RadOpsException> faults = [];

    /// <summary>Reads what can be read; what is wrong is added to the faults.</summary>
    internal RisSettings Read(List<RadOpsException> found)
    {
        faults = found;
        var ris = new RisSettings
        {
            View = Try(() => SiteReader.Database(map, "view", "RIS'", paths), null),
            Table = Try(Table, null),
            Columns = Try(Columns, []),
            Statuses = Try(Statuses, []),
            Hl7 = paths.FullOrNull(Try(() => map.OptionalText("hl7"), null)),
            Hl7Accession = Try(Accession, null),
        };
        if (map.Has("view"))
            RequireWhole();
        faults.AddRange(map.Others());
        return ris;
    }

    /// <summary>What a column is called in the file: <c>accessionNumber</c>.</summary>
    internal static string KeyOf(RisColumn column) => JsonNamingPolicy.CamelCase.ConvertName($"{column}");

    /// <summary>Without these nothing can be asked, or nothing understood.</summary>
    private void RequireWhole()
    {
        var columns = Try(() => map.Map("columns"), null);
        string[] missing =
        [
            .. map.Has("table") ? [] : new[] { "'table'" },
            .. ((RisColumn[])[RisColumn.AccessionNumber, RisColumn.Signature]).Where(column => columns?.Has(KeyOf(column)) != true).Select(column => $"'columns: {KeyOf(column)}'"),
            .. map.Has("statuses") ? [] : new[] { "'statuses'" },
        ];
        if (missing.Length > 0)
            faults.Add(PolicyLocation.Invalid(map.At, $"Under 'ris', with a view, {string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing."));
    }

    private string? Table() => Name(map, "table", "a table or view, with its schema before a point where it has one, as in radops.reports", TableName());

    private Dictionary<RisColumn, string> Columns()
    {
        var columns = new Dictionary<RisColumn, string>();
        if (map.Map("columns") is not { } said)
            return columns;
        foreach (var column in Enum.GetValues<RisColumn>())
        {
            if (Try(() => Name(said, KeyOf(column), "a column's name", ColumnName()), null) is { } name)
                columns.Add(column, name);
        }

        faults.AddRange(said.Others());
        return columns;
    }

    /// <summary>A name goes into the question as it stands, so it is letters, digits and _ alone.</summary>
    private static string? Name(YamlMap map, string key, string what, Regex pattern) =>
        map.OptionalText(key) is not { } text || pattern.IsMatch(text) ? map.OptionalText(key)
        : throw PolicyLocation.Invalid(map.AtKey(key), $"'{key}' must be {what}, of letters, digits and _ alone.");

    private Dictionary<RisStatus, IReadOnlyList<string>> Statuses()
    {
        var statuses = new Dictionary<RisStatus, IReadOnlyList<string>>();
        if (map.Map("statuses") is not { } said)
            return statuses;
        var seen = new Dictionary<string, RisStatus>(StringComparer.OrdinalIgnoreCase);
        foreach (var status in Enum.GetValues<RisStatus>().Where(status => said.Has($"{status}")))
        {
            string[] words = [.. Try(() => said.Texts($"{status}"), []).Select(word => word.Trim())];
            foreach (var word in words.Where(word => !seen.TryAdd(word, status)))
                faults.Add(PolicyLocation.Invalid(said.AtKey($"{status}"), $"The status '{word}' stands both under {seen[word]} and under {status}."));
            statuses.Add(status, words);
        }

        faults.AddRange(said.Others());
        return statuses;
    }

    private string? Accession() =>
        map.OptionalText("hl7Accession") is not { } field || AccessionFields.Contains(field) ? map.OptionalText("hl7Accession")
        : throw PolicyLocation.Invalid(map.AtKey("hl7Accession"), $"'hl7Accession' is '{field}'; it must be one of {string.Join(", ", AccessionFields)}.");

    private T Try<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (RadOpsException fault)
        {
            faults.Add(fault);
            return otherwise;
        }
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]{0,127}$")]
    private static partial Regex ColumnName();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]{0,127}(\.[\p{L}_][\p{L}\p{Nd}_]{0,127}){0,2}$")]
    private static partial Regex TableName();
}
