using System.Diagnostics.CodeAnalysis;
using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>The policies at hand, by the organisation whose routine each is.</summary>
public sealed class PolicyCatalog
{
    private readonly Dictionary<string, ReleasePolicy> byOrganisation = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReleasePolicy> byItsOwnName;

    /// <summary>Gathers policies.</summary>
    /// <exception cref="RadOpsException">Two are of the same organisation: their rules must never be merged.</exception>
    public PolicyCatalog(IEnumerable<ReleasePolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        foreach (var policy in policies)
            if (!byOrganisation.TryAdd(WordKey.Of(policy.Organisation), policy))
                throw new RadOpsException("PolicyTwice", ErrorKind.Conflict, $"There are two policy packs for the organisation '{policy.Organisation}'. Keep one.", policy.Organisation);
        byItsOwnName = All.ToDictionary(policy => policy.Organisation, StringComparer.Ordinal);
    }

    /// <summary>All of them, by organisation.</summary>
    public IReadOnlyCollection<ReleasePolicy> All => byOrganisation.Values;

    /// <summary>The policy of an organisation, however its name is written: "NU-sjukvården" is <c>NuSjukvarden</c>.</summary>
    /// <exception cref="RadOpsException">None is stated, or there is no policy for it.</exception>
    public ReleasePolicy For(string? organisation) =>
        TryFind(organisation, out var policy) ? policy : throw PolicyPacks.Unknown(organisation, All.Select(known => known.Organisation));

    private bool TryFind(string? organisation, [NotNullWhen(true)] out ReleasePolicy? policy)
    {
        // Most requests write it as the pack does.
        if (organisation is not null && byItsOwnName.TryGetValue(organisation, out policy))
            return true;
        Span<char> key = stackalloc char[WordKey.MaxLength];
        return byOrganisation.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key[..WordKey.Write(organisation, key)], out policy);
    }
}
