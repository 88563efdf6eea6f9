using RadOps.Core.Policies.Cells;
using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>Makes a pack ready to answer: conditions become bit masks, dates become epochs, and what does not hang together is refused.</summary>
public static class PolicyCompiler
{
    /// <summary>The flag of a clause before its rule's first day: what the routine said then is not known.</summary>
    public const string EarlierTextUnknown = nameof(EarlierTextUnknown);

    /// <summary>The flag of a clause after its rule's last day: what the routine says now is not known.</summary>
    public const string RuleExpired = nameof(RuleExpired);

    /// <summary>The flag of what a document decides before its first day: what held then is not known.</summary>
    public const string DocumentNotYetInForce = nameof(DocumentNotYetInForce);

    /// <summary>The flag of what a document decides after its last day.</summary>
    public const string DocumentExpired = nameof(DocumentExpired);

    /// <summary>The flag of a rule that nobody has read again by the day that its pack asks for.</summary>
    public const string ReviewDue = nameof(ReviewDue);

    /// <summary>In place of flags: a product default that is not worth showing.</summary>
    public const string NoFlag = "none";

    /// <summary>Compiles a pack.</summary>
    /// <exception cref="RadOpsException">The pack names something that is not there, or answers what it cannot; the message says where.</exception>
    public static ReleasePolicy Compile(PolicyPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (!pack.DecidesReleases)
            throw PolicyLocation.Invalid(pack.At, $"The pack {pack.Id} has no sections: it states facts and decides no releases.");
        if (pack.Sections.Count > 64)
            throw PolicyLocation.Invalid(pack.At, "A pack can have 64 sections.");
        if (pack.Sections.GroupBy(section => section.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw PolicyLocation.Invalid(twice.Last().At, $"There are two sections '{twice.Key}'.");
        foreach (var section in pack.Sections)
            if (section.Document is { } key)
                _ = pack.Document(key, section.At);
        foreach (var section in pack.Sections)
            _ = Masks(section.When);
        if (pack.Documents.FirstOrDefault(document => document.ValidFrom > document.ValidTo) is { } backwards)
            throw PolicyLocation.Invalid(pack.At, $"The document '{backwards.Key}' ends before it begins.");
        foreach (var rule in pack.Rules)
            Check(pack, rule);
        _ = CellTable.Of(pack);

        var sections = new RuleExceptions([.. pack.Sections.Select(section => (section.Id, section.ExceptionTo, section.At))]);
        // The section that goes before most comes first: one that beats another beats all that the other beats, and it besides.
        var ordered = pack.Sections.OrderByDescending(section => pack.Sections.Count(other => sections.Beats(section.Id, other.Id))).ToArray();
        return new CompiledPolicy(pack, [.. PolicyDates.Starts(pack).Select(day =>
        {
            var counting = PolicyDates.Counting(pack, day);
            var rules = new RuleExceptions([.. counting.Select(rule => (rule.RuleId, rule.ExceptionTo, rule.At))]);
            return (day, (Func<PolicyEpoch>)(() => Epoch(pack, ordered, sections, counting, rules, day)));
        })]);
    }

    private static PolicyEpoch Epoch(PolicyPack pack, PolicySection[] ordered, RuleExceptions sections, IReadOnlyList<PolicyRule> counting, RuleExceptions rules, DateOnly day)
    {
        var clauses = new List<(CompiledClause Clause, IEnumerable<string> In)>();
        var answered = pack.Overlays.Where(overlay => overlay.HoldsOn(day)).SelectMany(overlay => overlay.Resolves).Append(NoFlag).ToHashSet();
        foreach (var rule in counting)
        {
            var document = rule.Document is { } key ? pack.Document(key, rule.At) : null;
            if (document?.StatusOn(day) == PolicyStatus.NotYetInForce)
                continue;
            if (day < rule.ValidFrom)
                Hold(rule, document, EarlierTextUnknown);
            else if (day > rule.ValidTo)
                Hold(rule, document, RuleExpired);
            else
                Add(rule, document);
        }

        foreach (var document in pack.Documents)
            if (PolicyDates.Caution(pack, document, counting, day) is { } caution)
                Add(caution, document);

        var compiled = ordered.Select(section => new CompiledSection(
            section,
            pack.DocumentOf(section),
            [.. clauses.Where(clause => clause.In.Contains(section.Id)).Select(clause => clause.Clause)],
            rules));
        return new(pack.Id, [.. compiled], [.. ordered.Select(section => Masks(section.When))], sections);

        void Add(PolicyRule rule, PolicyDocument? document)
        {
            var about = Masks(rule.When);
            foreach (var clause in rule.Clauses)
            {
                var flags = clause.Flags.Count == 0 && rule.IsProductDefault ? [rule.RuleId] : clause.Flags.Except(answered);
                var compiled = new CompiledClause(rule.RuleId, clause, And(about, Masks(clause.When)), Quoted(rule, clause, document), document, [.. flags, .. day > rule.ReviewBy ? [ReviewDue] : Array.Empty<string>()])
                {
                    OnlyFact = OnlyFact(clause.When.Alternatives.Count > 0 ? clause.When : rule.When),
                };
                clauses.Add((compiled, rule.SectionsOf(clause) is { Count: > 0 } own ? own : pack.Sections.Select(section => section.Id)));
            }
        }

        // What a rule said on this day is not known, so what it is about is held.
        void Hold(PolicyRule rule, PolicyDocument? document, string flag)
        {
            if (rule.HeldItems is not { } items)
                return;
            var hold = new PolicyClause { For = items, Hold = true };
            clauses.Add((new(rule.RuleId, hold, Masks(rule.When), Quoted(rule, hold, document), document, [flag]), pack.SectionsOf(rule)));
        }
    }

    private static ReleaseFact? OnlyFact(PolicyCondition condition) =>
        condition.Alternatives.SelectMany(terms => terms).DistinctBy(term => term.Fact).ToList() is [var only] ? FactOf(only) : null;

    private static FiredRule Quoted(PolicyRule rule, PolicyClause clause, PolicyDocument? document) => rule.IsProductDefault
        ? new(rule.RuleId, null, null, null, null, clause.Quote ?? rule.Quote, rule.ValidFrom)
        : new(rule.RuleId, document!.DisplayTitle, document.Version, document.Sha256, clause.Line ?? rule.Line, clause.Quote ?? rule.Quote, rule.ValidFrom ?? document.ValidFrom);

    private static void Check(PolicyPack pack, PolicyRule rule)
    {
        if (rule.Document is { } key && pack.Document(key, rule.At).Sha256 is null)
            throw PolicyLocation.Invalid(rule.At, $"{rule.RuleId} quotes the document '{key}', which has no sha256: it has not been read.");
        if (rule.Document is null != rule.Line is null)
            throw PolicyLocation.Invalid(rule.At, $"{rule.RuleId}: a rule of the routine names its document and line; a product default has neither.");
        if (rule.ValidFrom > rule.ValidTo)
            throw PolicyLocation.Invalid(rule.At, $"{rule.RuleId} ends before it begins.");
        // Whether overlays agree is PolicyAmendment's to see.
        if (!pack.IsOverlay(rule) && pack.Rules.FirstOrDefault(IsTwin) is { } twin)
            throw PolicyLocation.Invalid(twin.At, $"There are two rules {rule.RuleId} on the same days.");
        _ = Masks(rule.When);
        foreach (var id in rule.Sections.Concat(rule.Clauses.SelectMany(clause => clause.In)))
            if (pack.Sections.All(section => section.Id != id))
                throw PolicyLocation.Invalid(rule.At, $"{rule.RuleId} is in section '{id}', which is not there; there are {string.Join(", ", pack.Sections.Select(section => section.Id))}.");
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

        bool IsTwin(PolicyRule other) =>
            !ReferenceEquals(other, rule) && other.RuleId == rule.RuleId && !pack.IsOverlay(other) && Begins(other) >= Begins(rule) && (Begins(other) == Begins(rule) || rule.ValidTo >= Begins(other));

        static DateOnly Begins(PolicyRule rule) => rule.ValidFrom ?? DateOnly.MinValue;
    }

    /// <summary>What each alternative of a condition forbids.</summary>
    private static FactSet[] Masks(PolicyCondition condition) =>
        condition.Alternatives.Count == 0 ? [default] : [.. condition.Alternatives.Select(terms => terms.Select(Mask).Aggregate(default(FactSet), (mask, term) => mask | term))];

    /// <summary>What a term forbids.</summary>
    internal static FactSet Mask(PolicyTerm term)
    {
        var fact = FactOf(term);
        if (term.Values.FirstOrDefault(value => !fact.Values.Contains(value)) is { } unknown)
            throw PolicyLocation.Invalid(term.At, $"{fact.Name} has no value '{unknown}'; the values are {string.Join(", ", fact.Values)}.");
        return fact.Only(value => term.Values.Contains(fact.Values[value]) != term.Negated);
    }

    internal static ReleaseFact FactOf(PolicyTerm term) => ReleaseFacts.Find(term.Fact)
        ?? throw PolicyLocation.Invalid(term.At, $"There is no fact '{term.Fact}'; there are {string.Join(", ", ReleaseFacts.All.Select(known => known.Name))}.");

    private static FactSet[] And(FactSet[] left, FactSet[] right) => [.. left.SelectMany(one => right.Select(other => one | other))];
}
