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
    public static PolicyPack Read(TextReader reader, string file, Func<string, PolicyPack?>? find = null)
    {
        var map = YamlMap.Load(reader, file);
        var pack = new PolicyPack
        {
            At = map.At,
            Id = map.Text("pack"),
            Organisation = map.Text("organisation"),
            Region = map.Text("region"),
            Scope = map.Texts("scope"),
            Media = map.Values<MediumType>("media"),
            Documents = ReadDocuments(map.Map("documents") ?? throw PolicyLocation.Invalid(map.At, "'documents' is missing."), find),
            Sections = [.. map.Maps("sections").Select(ReadSection)],
            Rules = [.. map.Maps("rules").Select(ReadRule)],
            Modes = [.. map.Maps("modes").Select(FactReader.ReadMode)],
            Facts = [.. map.Maps("facts").Select(FactReader.Read)],
        };
        map.RefuseOthers();
        if (pack.Rules.GroupBy(rule => rule.RuleId).FirstOrDefault(versions => versions.All(rule => rule.IsSilent)) is { } nothing)
            throw PolicyLocation.Invalid(nothing.First().At, $"{nothing.Key} never says anything: 'clauses: null' is for the days before or after those of another version of it.");
        FactCheck.Check(pack);
        return pack;
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
        return find?.Invoke(id)?.Document(key, map.At)
            ?? throw PolicyLocation.Invalid(map.AtKey("pack"), $"There is no pack '{id}' to take the document '{key}' from.");
    }

    private static PolicyDocument ReadDocument(string key, YamlMap map)
    {
        var title = map.Text("title");
        var document = new PolicyDocument
        {
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
            Sha256 = map.Text("sha256"),
            AuthoritativePlace = map.OptionalText("authoritativePlace"),
            PrintWarning = map.OptionalText("printWarning"),
            Keywords = map.Texts("keywords"),
            Changes = [.. map.Maps("changes").Select(ReadChange)],
        };
        if (document.Sha256.Length != 64 || !document.Sha256.All(char.IsAsciiHexDigitLower))
            throw PolicyLocation.Invalid(map.AtKey("sha256"), "'sha256' must be 64 lower-case hexadecimal digits.");
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
            When = ReadCondition(map, "when"),
            ExceptionTo = map.Texts("exceptionTo"),
        };
        map.RefuseOthers();
        return section;
    }

    private static PolicyRule ReadRule(YamlMap map)
    {
        var isDefault = map.Has("default");
        var id = isDefault ? map.Text("default") : map.Text("rule");
        var isSilent = map.IsNull("clauses");
        var rule = new PolicyRule
        {
            At = map.At,
            RuleId = id,
            Document = isDefault ? null : map.OptionalText("document") ?? id.Split('-')[0],
            Line = isDefault ? null : map.Number("line") ?? throw PolicyLocation.Invalid(map.At, $"{id} does not say on which line its quote stands."),
            Quote = isDefault ? map.Text("reason") : map.Text("quote"),
            ValidFrom = map.Date("validFrom"),
            ValidTo = map.Date("validTo"),
            Clauses = [],
        };
        if (!isSilent)
            rule = ReadContents(map, rule);
        map.RefuseOthers();
        return rule;
    }

    private static PolicyRule ReadContents(YamlMap map, PolicyRule rule) => rule with
    {
        ReviewBy = map.Date("reviewBy"),
        Sections = map.Texts("in"),
        When = ReadCondition(map, "when"),
        ExceptionTo = map.Texts("exceptionTo"),
        Clauses = map.Maps("clauses") is { Count: > 0 } clauses ? [.. clauses.Select(ReadClause)] : [ReadEffects(map, PolicyCondition.Always, [], null)],
    };

    private static PolicyClause ReadClause(YamlMap map)
    {
        var clause = ReadEffects(map, ReadCondition(map, "when"), map.Texts("in"), map.Number("line")) with { Quote = map.OptionalText("quote") };
        map.RefuseOthers();
        return clause;
    }

    private static PolicyClause ReadEffects(YamlMap map, PolicyCondition when, IReadOnlyList<string> sections, int? line) => new()
    {
        At = map.At,
        In = sections,
        When = when,
        Line = line,
        OnRoute = map.Values<ReleaseRoute>("onRoute"),
        For = map.Value<RequestedItems>("for") ?? RequestedItems.Both,
        Images = map.Value<ItemVerdict>("images"),
        Report = map.Value<ItemVerdict>("report"),
        Route = map.Value<ReleaseRoute>("route"),
        Media = map.Values<MediumType>("media"),
        Fee = map.Value<FeeKind>("fee"),
        Needs = map.Texts("needs"),
        Hold = map.Flag("hold"),
        Refuse = map.Flag("refuse"),
        RefuseMedium = map.Flag("refuseMedium"),
        Duties = map.Texts("duties"),
        RefusalDuties = map.Texts("refusalDuties"),
        Flags = map.Texts("flags"),
    };

    /// <summary>A mapping of facts to values, or a list of such mappings: one of them must hold.</summary>
    private static PolicyCondition ReadCondition(YamlMap map, string key) => new([.. map.Maps(key).Select(ReadTerms)]);

    private static List<PolicyTerm> ReadTerms(YamlMap terms) =>
        [.. terms.Keys.Select(fact =>
        {
            if (terms.MapIfAny(fact) is not { } negation)
                return new PolicyTerm(fact, terms.Texts(fact), false, terms.AtKey(fact));
            var term = new PolicyTerm(fact, negation.Texts("not"), true, terms.AtKey(fact));
            negation.RefuseOthers();
            return term;
        })];
}
