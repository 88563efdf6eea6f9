using System.Text;
using RadOps.Core;
using RadOps.Core.Settings;

namespace RadOps.Formats.Site;

/// <summary>Writes the part of a site file that says where the facts of reports come from.</summary>
/// <param name="ris">What is set.</param>
/// <param name="language">The language of the comments.</param>
internal sealed class RisFileText(RisSettings ris, TextLanguage language)
{
    private static readonly RisSettings Example = new()
    {
        View = "sqlserver:Server=ris1;Database=RIS;Integrated Security=true",
        Table = "radops_reports",
        Columns = new Dictionary<RisColumn, string>
        {
            [RisColumn.AccessionNumber] = "acc",
            [RisColumn.StudyInstanceUid] = "uid",
            [RisColumn.Signature] = "status",
            [RisColumn.SignedAt] = "signed",
            [RisColumn.Referrer] = "referrer",
            [RisColumn.PatientId] = "pnr",
            [RisColumn.Amended] = "amended",
        },
        Statuses = new Dictionary<RisStatus, IReadOnlyList<string>> { [RisStatus.Unsigned] = ["S", "I"], [RisStatus.Preliminary] = ["P"], [RisStatus.Final] = ["F"], [RisStatus.Amended] = ["C"] },
        Hl7 = "D:/hl7",
        Hl7Accession = "OBR-3",
    };

    /// <summary>The part's text.</summary>
    internal string Write()
    {
        var text = new StringBuilder();
        foreach (var line in (language == TextLanguage.Swedish
            ? "Var uppgifter om svar hämtas (Resolve-ReleaseRequest): view är en databas som bara läses (sqlserver:…, postgres:… eller sqlite:FIL), table en\nvy i den, columns vad dess kolumner heter, och statuses vad RIS egna statusord betyder. hl7 är en mapp med ORU^R01-meddelanden, och\nhl7Accession fältet som remissnumret står i: OBR-2, OBR-3 eller OBR-18."
            : "Where the facts of reports come from (Resolve-ReleaseRequest): view is a database that is only read (sqlserver:…, postgres:… or sqlite:FILE), table a\nview in it, columns what its columns are called, and statuses what RIS' own status words mean. hl7 is a folder of ORU^R01 messages, and\nhl7Accession the field that the accession number stands in: OBR-2, OBR-3 or OBR-18.").Split('\n'))
            text.Append("# ").Append(line).Append('\n');
        var isSet = ris.View is not null || ris.Hl7 is not null;
        text.Append(isSet ? "" : "#").Append("ris:\n");
        Line(text, "view", ris.View, Example.View!);
        Line(text, "table", ris.Table, Example.Table!);
        Map(text, "columns", ris.Columns.Count > 0, (ris.Columns.Count > 0 ? ris : Example).Columns.Select(column => $"{RisReader.KeyOf(column.Key)}: {SiteFileText.Scalar(column.Value)}"));
        Map(text, "statuses", ris.Statuses.Count > 0, (ris.Statuses.Count > 0 ? ris : Example).Statuses.Select(status => $"{status.Key}: [ {string.Join(", ", status.Value.Select(SiteFileText.Scalar))} ]"));
        Line(text, "hl7", ris.Hl7, Example.Hl7!);
        Line(text, "hl7Accession", ris.Hl7Accession, Example.Hl7Accession!);
        return text.ToString();
    }

    private static void Line(StringBuilder text, string key, string? value, string example) =>
        text.Append(value is null ? "#" : "").Append("  ").Append(key).Append(": ").Append(SiteFileText.Scalar(value ?? example)).Append('\n');

    private static void Map(StringBuilder text, string key, bool isSet, IEnumerable<string> entries) =>
        text.Append(isSet ? "" : "#").Append("  ").Append(key).Append(": { ").AppendJoin(", ", entries).Append(" }\n");
}
