using RadOps.Core.Release;

namespace RadOps.Core.Policies.Proof;

/// <summary>Makes a <see cref="PolicyProof"/>, span by span and section by section.</summary>
internal sealed class PolicyProver(CompiledPolicy policy)
{
    /// <summary>The questions that have one answer each, in the order of <see cref="VerdictMaker.Questions"/>.</summary>
    private static readonly string[] Questions = ["bilderna", "utlåtandet", "vägen", "avgiften"];

    private readonly FactBox[] impossible = FactBox.Of(policy.Pack.Scope.Count > 0 ? ReleaseFacts.Impossible : [.. ReleaseFacts.Impossible, ReleaseFacts.OutOfScope]);
    private readonly Dictionary<(string Code, string Key), PolicyFinding> findings = [];
    private readonly HashSet<PolicyClause> firing = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PolicyClause> standing = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> inUse = [];
    private int spans;
    private int sorts;

    internal static PolicyProver Of(ReleasePolicy policy) => new(CompiledPolicy.Of(policy));

    /// <summary>Every request that has no section or two, or two answers.</summary>
    internal IEnumerable<PolicyFinding> Contradictions()
    {
        foreach (var (day, epoch) in policy.Epochs)
            ProveSections(epoch, day, (section, region) => ProveRules(section, new(section, region), day));
        return findings.Values;
    }

    internal PolicyProof Run(CancellationToken cancellationToken)
    {
        foreach (var (day, epoch) in policy.Epochs)
        {
            spans++;
            ProveSections(epoch, day, (section, region) =>
            {
                var proof = new SectionProof(section, region);
                inUse.Add(section.Section.Id);
                firing.UnionWith(proof.Firing());
                standing.UnionWith(proof.Standing());
                ProveRules(section, proof, day);
                foreach (var sort in proof.Sorts())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    sorts++;
                    Try(section, sort, day);
                }
            });
        }

        foreach (var section in policy.Pack.Sections.Where(section => !inUse.Contains(section.Id)))
            Add(section.Id, Warning(PolicyProof.SectionNeverHolds, $"Ingen begäran hör till avsnittet '{section.Id}'.", section.At) with { Section = section.Id });
        foreach (var rule in policy.Pack.Rules)
        {
            AddIdle(rule, PolicyProof.RuleNeverFires, rule.Clauses.Where(clause => !firing.Contains(clause)), "gäller aldrig: ingen begäran i avsnitten uppfyller villkoren");
            AddIdle(rule, PolicyProof.RuleAlwaysLoses, rule.Clauses.Where(clause => firing.Contains(clause) && !standing.Contains(clause)), "slår aldrig igenom: när det gäller finns det alltid ett undantag som går före");
        }

        return new PolicyProof { Policy = policy, Spans = spans, Sorts = sorts, Findings = [.. findings.Values.OrderByDescending(finding => finding.Severity)] };
    }

    private void ProveSections(PolicyEpoch epoch, DateOnly day, Action<CompiledSection, FactRegion> prove)
    {
        var when = epoch.When.Select(FactBox.Of).ToArray();
        var all = new FactRegion(impossible);
        if (all.Except(when.SelectMany(boxes => boxes)).FindWidest() is { } gap)
            Add("", Error(PolicyProof.NoSection, $"Inget avsnitt gäller {Words(gap)}.", policy.Pack.At) with { Witness = Witness(gap, day) });
        for (var one = 0; one < when.Length; one++)
        {
            var own = Unclaimed(all.And(when[one]), one);
            for (var other = one + 1; other < when.Length; other++)
                if (!epoch.GoesBefore(one, other) && Unclaimed(own.And(when[other]), other).FindWidest() is { } both)
                    AddOverlap(epoch.Sections[one].Section, epoch.Sections[other].Section, both, day);
            if (!own.IsEmpty)
                prove(epoch.Sections[one], own);
        }

        // Those of some requests for which no section holds that goes before this one.
        FactRegion Unclaimed(FactRegion requests, int section) =>
            requests.Except(when.Where((_, other) => epoch.GoesBefore(other, section)).SelectMany(boxes => boxes));
    }

    private void ProveRules(CompiledSection section, SectionProof proof, DateOnly day)
    {
        foreach (var (question, one, other, where) in proof.Contradictions())
            AddContradiction(section.Section, Questions[section.Questions.ToList().IndexOf(question)], one, other, where, day);
    }

    /// <summary>Decides a request with each answer that a human may give.</summary>
    private void Try(CompiledSection section, FactBox sort, DateOnly day)
    {
        var witness = Witness(sort, day);
        try
        {
            var alone = Decide(HumanAnswer.Unknown);
            if ((alone.Images == ItemVerdict.Allow || alone.Report == ItemVerdict.Allow) && !HasWay(alone))
                Report(PolicyProof.NoWay, "får något lämnas ut, men ingen regel säger på vilket sätt", alone);
            if (alone.Images != ItemVerdict.Open && alone.Report != ItemVerdict.Open)
                return;
            var (released, refused, nameless) = (Decide(HumanAnswer.Release), Decide(HumanAnswer.Refuse), Decide(HumanAnswer.Release, basis: null));
            var ends = Ends(alone.Images, released.Images, refused.Images, nameless.Images) && Ends(alone.Report, released.Report, refused.Report, nameless.Report);
            if (!ends || (released.Outcome == DecisionOutcome.Allow && !HasWay(released)))
                Report(PolicyProof.NoHuman, "lämnar rutinen något öppet som en namngiven person inte kan avgöra", released);
        }
        catch (RadOpsException error) when (error.Code == "PolicyConflict")
        {
            // Found, with the rules and a condition of its own, among the contradictions.
        }

        ReleaseVerdict Decide(HumanAnswer answer, string? basis = "prövning") => policy.Decide(
            witness.Request with { HumanDecision = answer, DecidedBy = "verksamhetschefen", DecidedAt = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), Basis = basis },
            day,
            witness.EarlierRelease).Verdict;

        void Report(string code, string what, ReleaseVerdict verdict) => Add(section.Section.Id, Error(code, $"I avsnittet '{section.Section.Id}' {what} {Words(sort)}.", section.Section.At) with
        {
            Rules = verdict.Rules.Select(rule => rule.RuleId).Distinct().ToArray(),
            Section = section.Section.Id,
            Witness = witness,
        });
    }

    /// <summary>Whether a human's answer, complete or without its basis, does to an item what it must.</summary>
    private static bool Ends(ItemVerdict alone, ItemVerdict released, ItemVerdict refused, ItemVerdict nameless) =>
        alone == ItemVerdict.Open
            ? released is ItemVerdict.Allow or ItemVerdict.Needs && refused == ItemVerdict.Deny && nameless == ItemVerdict.Open
            : released == alone && refused == alone;

    private static bool HasWay(ReleaseVerdict verdict) =>
        verdict.Route != ReleaseRoute.None && (verdict.Route is not (ReleaseRoute.Media or ReleaseRoute.Iep) || verdict.Media.Count > 0);

    private void AddOverlap(PolicySection one, PolicySection other, FactBox where, DateOnly day) => Add(
        $"{one.Id} {other.Id}",
        Error(PolicyProof.SectionsOverlap, $"Avsnitten '{one.Id}' och '{other.Id}' gäller båda {Words(where)}, och inget av dem är undantag från det andra.", other.At) with { Witness = Witness(where, day) });

    private void AddContradiction(PolicySection section, string question, CompiledClause one, CompiledClause other, FactBox where, DateOnly day) => Add(
        $"{section.Id} {question} {one.RuleId} {other.RuleId}",
        Error(
            PolicyProof.RulesContradict,
            $"{one.RuleId} och {other.RuleId} svarar olika om {question} i avsnittet '{section.Id}' {Words(where)}, och ingen av dem är undantag från den andra.",
            other.Clause.At) with
        {
            Rules = new[] { one.RuleId, other.RuleId }.Distinct().ToArray(),
            Section = section.Id,
            Witness = Witness(where, day),
        });

    private void AddIdle(PolicyRule rule, string code, IEnumerable<PolicyClause> found, string how)
    {
        var idle = found.ToList();
        if (idle.Count == 0)
            return;
        if (idle.Count == rule.Clauses.Count)
            Add($"{rule.RuleId} {rule.ValidFrom}", Warning(code, $"{rule.RuleId} {how}.", rule.At) with { Rules = new[] { rule.RuleId } });
        else
            foreach (var clause in idle)
                Add($"{rule.RuleId} {clause.At}", Warning(code, $"En del av {rule.RuleId} {how}.", clause.At) with { Rules = new[] { rule.RuleId } });
    }

    /// <summary>What is found in several spans is reported once, as it was found in the first.</summary>
    private void Add(string key, PolicyFinding finding) => findings.TryAdd((finding.Code, key), finding);

    private PolicyFinding Error(string code, string message, PolicyLocation? at) => new() { Severity = FindingSeverity.Error, Code = code, Message = message, PolicyId = policy.Id, At = at };

    private PolicyFinding Warning(string code, string message, PolicyLocation? at) => Error(code, message, at) with { Severity = FindingSeverity.Warning };

    private static string Words(FactBox where) => where.ToString() is { Length: > 0 } text ? $"när {text}" : "alltid";

    private PolicyWitness Witness(FactBox box, DateOnly day)
    {
        var possible = box.Outside(impossible)!.Value;
        var sketch = ReleaseFacts.All.Aggregate(new RequestSketch(new ReleaseRequest()), (so, fact) => so.With(fact, possible.Values(fact).First(), day));
        return new(sketch.Request, day, sketch.EarlierRelease, box.ToString());
    }
}
