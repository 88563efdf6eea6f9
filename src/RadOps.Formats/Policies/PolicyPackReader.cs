using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Formats.Policies;

/// <summary>Reads a policy pack; docs/decisions/0002-rules-as-data.md describes the format.</summary>
public static class PolicyPackReader
{
    /// <summary>Reads a pack.</summary>
    /// <param name="reader">The YAML.</param>
    /// <param name="file">Name of the file, for errors.</param>
    /// <param name="find">Finds another pack by its id, whose document this one quotes too; null for a pack that must state its own.</param>
    /// <exception cref="RadOpsException">It is not a pack; the message says where and why.</exception>
    public static PolicyPack Read(TextReader reader, string file, Func<string, PolicyPack?>? find = null) => Read(YamlMap.Load(reader, file), find);

    internal static PolicyPack Read(YamlMap map, Func<string, PolicyPack?>? find)
    {
        var pack = new PolicyPack
        {
            At = map.At,
            Id = map.Text("pack"),
            Organisation = map.Text("organisation"),
            Region = map.Text("region"),
            Scope = map.Texts("scope"),
            Media = map.Values<MediumType>("media"),
            Documents = ReadDocuments(map.Map("documents") ?? throw PolicyLocation.Invalid(map.At, "'documents' is missing."), find),
            Sections = map.Each("sections", ReadSection),
            Rules = map.Each("rules", RuleReader.Read),
            Table = map.Map("table") is { } table ? ReadTable(table) : null,
            Modes = map.Each("modes", FactReader.ReadMode),
            Facts = map.Each("facts", FactReader.Read),
            Ambiguities = map.Each("ambiguities", FactReader.ReadAmbiguity),
            Spellings = ReadSpellings(map.Map("spellings")),
        };
        map.RefuseOthers();
        if (pack.Rules.GroupBy(rule => rule.RuleId).FirstOrDefault(versions => versions.All(rule => rule.IsSilent)) is { } nothing)
            throw PolicyLocation.Invalid(nothing.First().At, $"{nothing.Key} never says anything: 'clauses: null' is for the days before or after those of another version of it.");
        FactCheck.Check(pack);
        return pack;
    }

    private static PolicyTable ReadTable(YamlMap map)
    {
        var table = new PolicyTable
        {
            At = map.At,
            Given = map.Map("given") is { } given ? RuleReader.ReadTerms(given) : [],
            Axes = RuleReader.ReadTerms(map.Map("axes") ?? throw PolicyLocation.Invalid(map.At, "'axes' is missing.")),
            Factors = map.Each("factors", RuleReader.ReadTerms),
        };
        map.RefuseOthers();
        return table;
    }

    private static List<PolicyDocument> ReadDocuments(YamlMap documents, Func<string, PolicyPack?>? find) =>
        [.. documents.Keys.Select(key => ReadDocument(key, documents.Map(key) ?? throw PolicyLocation.Invalid(documents.AtKey(key), $"The document '{key}' says nothing."), find))];

    private static PolicyDocument ReadDocument(string key, YamlMap map, Func<string, PolicyPack?>? find) =>
        map.Has("pack") ? Borrow(key, map, find) : ReadDocument(key, map);

    /// <summary>A document whose particulars stand in another pack, and only there.</summary>
    private static PolicyDocument Borrow(string key, YamlMap map, Func<string, PolicyPack?>? find)
    {
        var id = map.Text("pack");
        map.RefuseOthers();
        return find?.Invoke(id)?.Document(key, map.At) is { } document
            ? document with { StatedIn = id }
            : throw PolicyLocation.Invalid(map.AtKey("pack"), $"There is no pack '{id}' to take the document '{key}' from.");
    }

    private static Dictionary<string, string> ReadSpellings(YamlMap? map) => map?.Keys.ToDictionary(wrong => wrong, map.Text) ?? [];

    private static PolicyDocument ReadDocument(string key, YamlMap map)
    {
        var title = map.Text("title");
        var document = new PolicyDocument
        {
            At = map.At,
            Key = key,
            Title = title,
            DisplayTitle = map.OptionalText("displayTitle") ?? title,
            DocumentId = map.OptionalText("documentId"),
            Version = map.OptionalText("version"),
            DocumentType = map.OptionalText("documentType"),
            Owner = ReadPerson(map.Map("owner")),
            Reviewer = ReadPerson(map.Map("reviewer")),
            Approver = ReadPerson(map.Map("approver")),
            ValidFrom = map.Date("validFrom"),
            ValidTo = map.Date("validTo"),
            WhenExpired = map.Value<ExpiredDocument>("whenExpired") ?? ExpiredDocument.Hold,
            Sha256 = map.OptionalText("sha256"),
            Source = map.OptionalText("source"),
            AuthoritativePlace = map.OptionalText("authoritativePlace"),
            PrintWarning = map.OptionalText("printWarning"),
            Keywords = map.Texts("keywords"),
            Changes = map.Each("changes", ReadChange),
        };
        if (document.Sha256 is { } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)))
            throw PolicyLocation.Invalid(map.AtKey("sha256"), "'sha256' must be 64 lower-case hexadecimal digits, or null while nobody has read the document.");
        map.RefuseOthers();
        return document;
    }

    private static PolicyPerson? ReadPerson(YamlMap? map)
    {
        if (map is null)
            return null;
        var person = new PolicyPerson(map.Text("user"), map.Texts("name"), map.OptionalText("role"));
        if (person.Names.Count == 0)
            throw PolicyLocation.Invalid(map.At, "'name' is missing.");
        map.RefuseOthers();
        return person;
    }

    private static PolicyChange ReadChange(YamlMap map)
    {
        var change = new PolicyChange(map.Number("line") ?? throw PolicyLocation.Invalid(map.At, "'line' is missing."), map.Date("date"), map.Text("text"));
        map.RefuseOthers();
        return change;
    }

    private static PolicySection ReadSection(YamlMap map)
    {
        var section = new PolicySection
        {
            At = map.At,
            Id = map.Text("section"),
            Title = map.Text("title"),
            Document = map.OptionalText("document"),
            Line = map.Number("line"),
            When = RuleReader.ReadCondition(map, "when"),
            ExceptionTo = map.Texts("exceptionTo"),
        };
        map.RefuseOthers();
        return section;
    }
}
