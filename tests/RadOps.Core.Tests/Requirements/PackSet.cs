using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;
using RadOps.Formats.Policies;
using Xunit;

namespace RadOps.Core.Tests.Requirements;

/// <summary>Packs to hold the requirements against: those that RadOps brings, or the same with something taken out or changed.</summary>
internal sealed class PackSet(IReadOnlyList<PolicyPack> packs)
{
    private readonly Dictionary<string, ReleasePolicy> policies = [];

    internal static PackSet BuiltIn { get; } = new(PolicyFiles.BuiltInPacks());

    internal IReadOnlyList<PolicyPack> Packs => packs;

    internal IEnumerable<PolicyFact> Facts => packs.SelectMany(pack => pack.Facts);

    internal PolicyPack Halland => Pack("RegionHalland");

    internal PolicyPack Nu => Pack("NuSjukvarden");

    internal PolicyPack Reader => Pack("NuExternGranskare");

    internal PolicyPack PatientFiles => Pack("SkaraborgsSjukhus");

    internal PolicyPack Outage => Pack("SasBoras");

    /// <summary>The only fact with an id.</summary>
    internal PolicyFact Fact(string id) => Assert.Single(Facts, fact => fact.RuleId == id);

    /// <summary>Every place where the routine says it, a line each.</summary>
    internal string Words(string id) => string.Join('\n', Fact(id).Passages.Select(passage => passage.Quote));

    /// <summary>Asserts that the routine's words are there.</summary>
    internal void Says(string id, params string[] words) => Assert.All(words, word => Assert.Contains(word, Words(id), StringComparison.Ordinal));

    internal ReleaseDecision Decide(ReleaseRequest request, DateOnly? asOf = null) => Policy(request.Organisation!).Decide(request, asOf ?? Policies.BuiltIn.Today);

    internal ReleasePolicy Policy(string organisation)
    {
        if (!policies.TryGetValue(organisation, out var policy))
            policies[organisation] = policy = PolicyCompiler.Compile(packs.Single(pack => pack.DecidesReleases && pack.Organisation == organisation));
        return policy;
    }

    /// <summary>The same with another version of one pack.</summary>
    internal PackSet With(PolicyPack changed)
    {
        var others = new PackSet([.. packs.Select(pack => pack.Id == changed.Id ? changed : pack)]);
        foreach (var (organisation, policy) in policies.Where(known => known.Value.Pack.Id != changed.Id))
            others.policies[organisation] = policy;
        return others;
    }

    /// <summary>The same without a rule or fact, in all its versions, and without mention of it as that which another is an exception to.</summary>
    internal PackSet Without(PolicyPack pack, string id) => With(pack with
    {
        Rules = [.. pack.Rules.Where(rule => rule.RuleId != id).Select(rule => rule with { ExceptionTo = [.. rule.ExceptionTo.Where(other => other != id)] })],
        Facts = [.. pack.Facts.Where(fact => fact.RuleId != id)],
    });

    private PolicyPack Pack(string id) => packs.Single(pack => pack.Id == id);
}
