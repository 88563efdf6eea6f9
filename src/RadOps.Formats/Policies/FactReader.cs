using RadOps.Core.Continuity;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;

namespace RadOps.Formats.Policies;

/// <summary>Reads the facts and the ambiguities of a pack.</summary>
internal static class FactReader
{
    internal static PolicyMode ReadMode(YamlMap map) => Closed(map, new PolicyMode(
        map.Values<OutageMode>("mode"),
        map.Text("title"),
        map.Text("document"),
        map.Number("line") ?? throw PolicyLocation.Invalid(map.At, "'line' is missing."),
        map.Texts("systems"),
        map.At));

    internal static PolicyFact Read(YamlMap map)
    {
        var id = map.Text("fact");
        return Closed(map, new PolicyFact
        {
            At = map.At,
            RuleId = id,
            Document = map.OptionalText("document") ?? id.Split('-')[0],
            Passages = map.Each("also", also => Closed(also, ReadPassage(also, id))).Prepend(ReadPassage(map, id)).ToArray(),
            ValidFrom = map.Date("validFrom"),
            ValidTo = map.Date("validTo"),
            Contact = Body("contact", ReadContact),
            Warning = Body("warning", body => new ContactWarning { Period = body.Needed<ContactPeriod>("period"), Modes = body.Values<OutageMode>("modes") }),
            Instruction = Body("instruction", body => new OutageInstruction { Modes = body.Values<OutageMode>("modes"), Says = ReadSays(body.Map("says")) }),
            Limit = Body("limit", ReadLimit),
            Step = Body("step", body => new ProcedureStep { Of = body.Values<Procedure>("of"), By = body.OptionalText("by"), Blocks = body.Value<ProcedureAct>("blocks") }),
            Notice = Body("notice", body => new Notice { Date = body.Date("date"), ForNow = body.Flag("forNow") }),
            Reference = Body("reference", body => new Reference { Names = body.Texts("name"), DeadLink = body.Flag("deadLink") }),
            Labels = map.Texts("label"),
            Routes = map.Each("routes", route => ReadRoute(route, id)),
            Invoice = Body("invoice", body => new InvoiceTerms { Product = body.Text("product"), Account = body.Text("account"), Price = body.OptionalText("price"), Address = body.Texts("address") }),
        });

        T? Body<T>(string key, Func<YamlMap, T> read) where T : class => map.Map(key) is { } body ? Closed(body, read(body)) : null;
    }

    internal static PolicyAmbiguity ReadAmbiguity(YamlMap map) => Closed(map, new PolicyAmbiguity
    {
        At = map.At,
        Id = map.Text("ambiguity"),
        About = map.Texts("about"),
        Reason = map.OptionalText("reason"),
        Question = map.OptionalText("question"),
        FoundBy = map.Texts("foundBy"),
    });

    private static Contact ReadContact(YamlMap map) => new()
    {
        Name = map.Text("name"),
        Reach = map.Value<ContactKind>("by") ?? ContactKind.NotStated,
        Numbers = map.Texts("number"),
        Topic = map.Needed<ContactTopic>("topic"),
        When = map.Map("when") is { } when ? Closed(when, new ContactHours(when.Needed<ContactPeriod>("period"), when.Time("from"), when.Time("until"))) : null,
        ExceptionTo = map.Texts("exceptionTo"),
        Suspect = map.OptionalText("suspect"),
    };

    private static Limit ReadLimit(YamlMap map) => new()
    {
        Name = map.Needed<LimitName>("of"),
        Most = map.Number("most"),
        Unit = map.Value<LimitUnit>("unit"),
        Only = map.Texts("only"),
        Not = map.Texts("not"),
    };

    private static Dictionary<OutageService, ServiceState> ReadSays(YamlMap? map)
    {
        var says = Enum.GetValues<OutageService>()
            .Where(service => map?.Has(service.ToString()) == true)
            .ToDictionary(service => service, service => map!.Needed<ServiceState>(service.ToString()));
        map?.RefuseOthers();
        return says;
    }

    private static RouteEntry ReadRoute(YamlMap map, string id) =>
        Closed(map, new RouteEntry(map.Needed<TransferRoute>("route"), ReadPassage(map, id), map.OptionalText("closedBy")));

    private static FactPassage ReadPassage(YamlMap map, string id) => new(
        map.Number("line") ?? throw PolicyLocation.Invalid(map.At, $"{id} does not say on which line its quote stands."),
        map.Text("quote"),
        map.Texts("path"));

    /// <summary>What was read of a mapping, once nothing in it is left unread.</summary>
    private static T Closed<T>(YamlMap map, T value)
    {
        map.RefuseOthers();
        return value;
    }
}
