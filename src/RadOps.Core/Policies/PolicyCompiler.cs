using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>Makes a pack ready to answer: conditions become bit masks, dates become epochs, and what does not hang together is refused.</summary>
public static class PolicyCompiler
{
    /// <summary>The flag of a clause before its rule's first day: what the routine said then is not known.</summary>
    public const string EarlierTextUnknown = nameof(EarlierTextUnknown);

    /// <summary>The flag of a clause after its rule's last day: what the routine says now is not known.</summary>
    public const string RuleExpired = nameof(RuleExpired);

    /// <summary>In place of flags: a product default that is not worth showing.</summary>
    public const string NoFlag = "none";

    /// <summary>Compiles a pack.</summary>
    /// <exception cref="RadOpsException">The pack names something that is not there, or answers what it cannot; the message says where.</exception>
    public static ReleasePolicy Compile(PolicyPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (pack.Documents.Count == 0)
            throw PolicyLocation.Invalid(pack.At, "A pack needs the document that it stands on.");
        if (pack.Sections.Count is 0 or > 64)
            throw PolicyLocation.Invalid(pack.At, "A pack needs at least one section, and can have 64.");
        if (pack.Sections.GroupBy(section => section.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw PolicyLocation.Invalid(twice.Last().At, $"There are two sections '{twice.Key}'.");
        foreach (var section in pack.Sections)
            if (section.Document is { } key)
                _ = pack.Document(key, section.At);
        foreach (var section in pack.Sections)
            _ = Masks(section.When);
        foreach (var rule in pack.Rules)
            Check(pack, rule);

        var sections = new RuleExceptions([.. pack.Sections.Select(section => (section.Id, section.ExceptionTo, section.At))]);
        var rules = new RuleExceptions([.. pack.Rules.Select(rule => (rule.RuleId, rule.ExceptionTo, rule.At))]);
        // The section that goes before most comes first: one that beats another beats all that the other beats, and it besides.
        var ordered = pack.Sections.OrderByDescending(section => pack.Sections.Count(other => sections.Beats(section.Id, other.Id))).ToArray();
        return new CompiledPolicy(pack, [.. Starts(pack).Select(day => (day, (Func<PolicyEpoch>)(() => Epoch(pack, ordered, sections, rules, day))))]);
    }

    private static SortedSet<DateOnly> Starts(PolicyPack pack) =>
    [
        DateOnly.MinValue,
        .. pack.Rules.Select(rule => rule.ValidFrom).OfType<DateOnly>(),
        .. pack.Rules.Select(rule => rule.ValidTo).OfType<DateOnly>().Where(day => day < DateOnly.MaxValue).Select(day => day.AddDays(1)),
    ];

    private static PolicyEpoch Epoch(PolicyPack pack, PolicySection[] ordered, RuleExceptions sections, RuleExceptions rules, DateOnly day)
    {
        var inForce = pack.Rules.Where(rule => !(day < rule.ValidFrom) && !(day > rule.ValidTo)).ToArray();
        // Of a rule that no version is in force of, the text is not known on this day: what it is about is held.
        var unknown = pack.Rules.Except(inForce)
            .Where(rule => !inForce.Any(other => other.RuleId == rule.RuleId))
            .DistinctBy(rule => rule.RuleId);
        var clauses = new List<(CompiledClause Clause, IReadOnlyList<string> In)>();
        foreach (var rule in inForce)
        {
            var about = Masks(rule.When);
            foreach (var clause in rule.Clauses)
                clauses.Add((new(rule.RuleId, clause, And(about, Masks(clause.When)), Quoted(pack, rule, clause), rule.IsProductDefault), Sections(rule, clause)));
        }

        foreach (var rule in unknown)
            if (HeldItems(rule) is { } items)
            {
                var hold = new PolicyClause { For = items, Hold = true, Flags = [day < rule.ValidFrom ? EarlierTextUnknown : RuleExpired] };
                clauses.Add((new(rule.RuleId, hold, Masks(rule.When), Quoted(pack, rule, hold), false), [.. rule.Clauses.SelectMany(clause => Sections(rule, clause)).Distinct()]));
            }

        return new(pack.Id, [.. ordered.Select(section => new CompiledSection(
            section,
            Masks(section.When),
            [.. clauses.Where(clause => clause.In.Count == 0 || clause.In.Contains(section.Id)).Select(clause => clause.Clause)],
            rules))], sections);
    }

    /// <summary>A clause's own sections, else its rule's.</summary>
    private static IReadOnlyList<string> Sections(PolicyRule rule, PolicyClause clause) => clause.In.Count > 0 ? clause.In : rule.Sections;

    /// <summary>The items whose answer may hang on a rule; null when it only asks for things to be done, or shown.</summary>
    private static RequestedItems? HeldItems(PolicyRule rule)
    {
        var images = rule.Clauses.Any(clause => clause.Images is not null || clause.Route is not null || (Weighs(clause) && clause.For != RequestedItems.Report));
        var report = rule.Clauses.Any(clause => clause.Report is not null || (Weighs(clause) && clause.For != RequestedItems.Images));
        return (images, report) switch
        {
            (true, true) => RequestedItems.Both,
            (true, false) => RequestedItems.Images,
            (false, true) => RequestedItems.Report,
            _ => null,
        };

        static bool Weighs(PolicyClause clause) => clause.Needs.Count > 0 || clause.Hold || clause.Refuse || clause.RefuseMedium;
    }

    private static FiredRule Quoted(PolicyPack pack, PolicyRule rule, PolicyClause clause)
    {
        var document = rule.Document is { } key ? pack.Document(key, rule.At) : null;
        return new(rule.RuleId, document?.DisplayTitle, document?.Version, document?.Sha256, document is null ? null : clause.Line ?? rule.Line, clause.Quote ?? rule.Quote, rule.ValidFrom);
    }

    private static void Check(PolicyPack pack, PolicyRule rule)
    {
        if (rule.Document is { } key)
            _ = pack.Document(key, rule.At);
        if (rule.Document is null != rule.Line is null)
            throw PolicyLocation.Invalid(rule.At, $"{rule.RuleId}: a rule of the routine names its document and line; a product default has neither.");
        if (rule.ValidFrom > rule.ValidTo)
            throw PolicyLocation.Invalid(rule.At, $"{rule.RuleId} ends before it begins.");
        if (pack.Rules.FirstOrDefault(other => other != rule && other.RuleId == rule.RuleId && !(other.ValidFrom > rule.ValidTo) && !(rule.ValidFrom > other.ValidTo)) is { } twin)
            throw PolicyLocation.Invalid(twin.At, $"There are two rules {rule.RuleId} on the same days.");
        foreach (var id in rule.Sections.Concat(rule.Clauses.SelectMany(clause => clause.In)))
            if (pack.Sections.All(section => section.Id != id))
                throw PolicyLocation.Invalid(rule.At, $"{rule.RuleId} is in section '{id}', which is not there; there are {string.Join(", ", pack.Sections.Select(section => section.Id))}.");
        _ = Masks(rule.When);
        foreach (var clause in rule.Clauses)
        {
            _ = Masks(clause.When);
            if (clause.Images is ItemVerdict.NotAsked or ItemVerdict.Needs || clause.Report is ItemVerdict.NotAsked or ItemVerdict.Needs)
                throw PolicyLocation.Invalid(clause.At, $"{rule.RuleId}: a rule answers Allow, Open or Deny; what is missing goes under needs.");
            if (clause.OnRoute.Count > 0 && (clause.Images ?? clause.Report) is not null | clause.Route is not null | clause.Fee is not null | clause.Needs.Count > 0 | clause.Hold | clause.Refuse | clause.RefuseMedium)
                throw PolicyLocation.Invalid(clause.At, $"{rule.RuleId}: a clause for certain routes holds nothing but duties and flags, since the route is known last.");
            if (clause.Media.Count > 0 && clause.Route is null)
                throw PolicyLocation.Invalid(clause.At, $"{rule.RuleId}: media go with a route.");
        }
    }

    /// <summary>What each alternative of a condition forbids.</summary>
    private static FactSet[] Masks(PolicyCondition condition) =>
        condition.Alternatives.Count == 0 ? [default] : [.. condition.Alternatives.Select(terms => terms.Select(Mask).Aggregate(default(FactSet), (mask, term) => mask | term))];

    private static FactSet Mask(PolicyTerm term)
    {
        var fact = ReleaseFacts.Find(term.Fact)
            ?? throw PolicyLocation.Invalid(term.At, $"There is no fact '{term.Fact}'; there are {string.Join(", ", ReleaseFacts.All.Select(known => known.Name))}.");
        if (term.Values.FirstOrDefault(value => !fact.Values.Contains(value)) is { } unknown)
            throw PolicyLocation.Invalid(term.At, $"{fact.Name} has no value '{unknown}'; the values are {string.Join(", ", fact.Values)}.");
        return Enumerable.Range(0, fact.Values.Count)
            .Where(value => term.Values.Contains(fact.Values[value]) == term.Negated)
            .Aggregate(default(FactSet), (mask, value) => mask | fact.Set(value));
    }

    private static FactSet[] And(FactSet[] left, FactSet[] right) => [.. left.SelectMany(one => right.Select(other => one | other))];
}
