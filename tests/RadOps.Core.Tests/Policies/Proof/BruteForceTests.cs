using System.Text;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Proof;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies.Proof;

/// <summary>The proof of packs drawn at random, against deciding every request that they can tell apart.</summary>
public sealed class BruteForceTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly string[] Facts = ["Signature", "Medium", "Delivery", "AskedPhysical", "Blocked", "RegisterHit", "Items"];

    private static readonly (FactSet Facts, RequestedItems Items)[] All =
    [
        .. from signature in Enum.GetValues<SignatureStatus>()
           from medium in Enum.GetValues<MediumType>()
           from delivery in Enum.GetValues<DeliveryMethod>()
           from blocked in new bool?[] { null, true, false }
           from hit in new (bool Earlier, bool Seen)[] { (false, false), (true, true), (true, false) }
           from items in Enum.GetValues<RequestedItems>()
           let request = new ReleaseRequest { Signature = signature, Medium = medium, Delivery = delivery, Blocked = blocked, RegisterHitAcknowledged = hit.Seen, Items = items }
           select (ReleaseFacts.From(request, Day, hit.Earlier, unitInScope: true), items),
    ];

    [Fact]
    public void The_proof_finds_what_deciding_everything_finds_and_nothing_else()
    {
        var seen = new Dictionary<string, int>();
        for (var seed = 0; seed < Campaign.Count(150, 5_000); seed++)
        {
            var policy = Draw(new Random(seed));
            var expected = DecideEverything(policy).Order().ToList();
            var proved = PolicyProof.Of(policy).Findings.Select(Told).Distinct().ToList();
            // What the rules make of a request that two sections claim, or none, cannot be tried.
            if (expected.Any(told => told is PolicyProof.NoSection or PolicyProof.SectionsOverlap))
                proved.RemoveAll(told => told is PolicyProof.RulesContradict or PolicyProof.NoWay);
            Assert.True(expected.SequenceEqual(proved.Order()), $"seed {seed}: {string.Join("; ", expected)} but proved {string.Join("; ", proved)}");
            foreach (var told in proved.Select(told => told.Split(' ')[0]).Distinct())
                seen[told] = seen.GetValueOrDefault(told) + 1;
        }

        foreach (var code in new[] { PolicyProof.NoSection, PolicyProof.SectionsOverlap, PolicyProof.RulesContradict, PolicyProof.NoWay, PolicyProof.RuleNeverFires, PolicyProof.RuleAlwaysLoses, PolicyProof.SectionNeverHolds })
            Assert.True(seen.GetValueOrDefault(code) > 3, $"{code} was drawn {seen.GetValueOrDefault(code)} times");
    }

    private static string Told(PolicyFinding finding) => finding.Code switch
    {
        PolicyProof.RuleNeverFires or PolicyProof.RuleAlwaysLoses => $"{finding.Code} {finding.Rules[0]}",
        PolicyProof.SectionNeverHolds => $"{finding.Code} {finding.Section}",
        _ => finding.Code,
    };

    /// <summary>What comes up when the engine itself is asked about every request.</summary>
    private static HashSet<string> DecideEverything(ReleasePolicy policy)
    {
        var found = new HashSet<string>();
        var epoch = ((CompiledPolicy)policy).EpochOn(Day);
        var belongs = new HashSet<string>();
        var fired = new HashSet<string>();
        var stood = new HashSet<string>();
        foreach (var (facts, items) in All)
        {
            // Several sections may claim it: each claims it for itself where none goes before.
            foreach (var claiming in Claiming(epoch, facts))
            {
                belongs.Add(claiming.Section.Id);
                foreach (var index in Enumerable.Range(0, claiming.Clauses.Length).Where(index => Fires(claiming.Clauses[index], facts)))
                {
                    fired.Add(claiming.Clauses[index].RuleId);
                    var asked = claiming.Questions.Where(question => (question.Answering >> index & 1) != 0).ToList();
                    if (asked.Count == 0 || asked.Any(question => !Enumerable.Range(0, claiming.Clauses.Length).Any(other => (question.BeatenBy(index) >> other & 1) != 0 && Fires(claiming.Clauses[other], facts))))
                        stood.Add(claiming.Clauses[index].RuleId);
                }
            }

            try
            {
                var section = epoch.SectionFor(facts);
                var verdict = section.Decide(facts, items, HumanAnswer.Unknown);
                if ((verdict.Images == ItemVerdict.Allow || verdict.Report == ItemVerdict.Allow) && verdict.Route == ReleaseRoute.None)
                    found.Add(PolicyProof.NoWay);
            }
            catch (RadOpsException error)
            {
                found.Add(error.Code == "PolicyIncomplete" ? PolicyProof.NoSection : error.Message.StartsWith("The sections", StringComparison.Ordinal) ? PolicyProof.SectionsOverlap : PolicyProof.RulesContradict);
            }
        }

        found.UnionWith(policy.Pack.Rules.Where(rule => !fired.Contains(rule.RuleId)).Select(rule => $"{PolicyProof.RuleNeverFires} {rule.RuleId}"));
        found.UnionWith(policy.Pack.Rules.Where(rule => fired.Contains(rule.RuleId) && !stood.Contains(rule.RuleId)).Select(rule => $"{PolicyProof.RuleAlwaysLoses} {rule.RuleId}"));
        found.UnionWith(policy.Pack.Sections.Where(section => !belongs.Contains(section.Id)).Select(section => $"{PolicyProof.SectionNeverHolds} {section.Id}"));
        if (found.Overlaps([PolicyProof.NoSection, PolicyProof.SectionsOverlap]))
            found.ExceptWith([PolicyProof.RulesContradict, PolicyProof.NoWay]);
        return found;
    }

    private static IEnumerable<CompiledSection> Claiming(PolicyEpoch epoch, FactSet facts)
    {
        var holding = Enumerable.Range(0, epoch.Sections.Count).Where(index => epoch.When[index].Any(test => facts.Avoids(test))).ToList();
        return holding.Where(index => !holding.Any(other => epoch.GoesBefore(other, index))).Select(index => epoch.Sections[index]);
    }

    private static bool Fires(CompiledClause clause, FactSet facts) => clause.Tests.Any(test => facts.Avoids(test));

    private static ReleasePolicy Draw(Random random)
    {
        var sections = new StringBuilder("sections:\n");
        var names = new[] { "a", "b", "c" }[..random.Next(1, 4)];
        // The last section is often one for all that is left, so that many packs have no gap.
        for (var index = 0; index < names.Length; index++)
            sections.AppendLine($"  - {{ section: {names[index]}, title: Avsnitt, {(index == names.Length - 1 && random.Next(4) > 0 ? "" : $"when: {Condition(random, 2)}, ")}exceptionTo: [{(random.Next(4) > 0 ? string.Join(", ", names[(index + 1)..]) : "")}] }}");
        var rules = new StringBuilder("rules:\n");
        var count = random.Next(1, 7);
        for (var number = 1; number <= count; number++)
        {
            var inSection = random.Next(3) == 0 ? $"in: {names[random.Next(names.Length)]}, " : "";
            var earlier = random.Next(2) == 0 ? string.Join(", ", Enumerable.Range(1, number - 1).Where(_ => random.Next(2) == 0).Select(other => $"T-{other}")) : "";
            rules.AppendLine($"  - {{ rule: T-{number}, quote: ord, line: {number}, {inSection}when: {Condition(random, 3)}, exceptionTo: [{earlier}], {Effect(random)} }}");
        }

        return Packs.Compile(rules.ToString(), sections.ToString());
    }

    private static string Effect(Random random) => random.Next(9) switch
    {
        0 or 1 => $"images: {Pick(random, "Allow", "Open", "Deny")}",
        2 => $"report: {Pick(random, "Allow", "Open", "Deny")}",
        3 => $"images: Allow, report: {Pick(random, "Allow", "Deny")}, route: Media, media: Usb",
        4 => $"route: {Pick(random, "Media, media: Usb", "Iep, media: Iep", "Bfr")}",
        5 => $"fee: {Pick(random, "None", "Invoice")}",
        6 => "needs: Relevance",
        7 => $"for: {Pick(random, "Images", "Report", "Both")}, {Pick(random, "hold", "refuse", "refuseMedium")}: yes",
        _ => "duties: ReferralNote",
    };

    private static string Condition(Random random, int most)
    {
        var alternatives = Enumerable.Range(0, random.Next(1, 3)).Select(_ =>
        {
            var terms = Facts.OrderBy(_ => random.Next()).Take(random.Next(most + 1)).Select(name =>
            {
                var values = ReleaseFacts.Find(name)!.Values;
                var some = string.Join(", ", values.OrderBy(_ => random.Next()).Take(random.Next(1, Math.Max(2, values.Count - 1))));
                return random.Next(3) == 0 ? $"{name}: {{ not: [{some}] }}" : $"{name}: [{some}]";
            });
            return $"{{ {string.Join(", ", terms)} }}";
        });
        return $"[{string.Join(", ", alternatives)}]";
    }

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];
}
