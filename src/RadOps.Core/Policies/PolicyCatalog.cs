using RadOps.Core.Identity;

namespace RadOps.Core.Policies;

/// <summary>The policies at hand, by the organisation whose routine each is.</summary>
public sealed class PolicyCatalog
{
    private readonly Dictionary<string, ReleasePolicy> byOrganisation = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gathers policies.</summary>
    /// <exception cref="RadOpsException">Two are of the same organisation: their rules must never be merged.</exception>
    public PolicyCatalog(IEnumerable<ReleasePolicy> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        foreach (var policy in policies)
            if (!byOrganisation.TryAdd(policy.Organisation, policy))
                throw new RadOpsException("PolicyTwice", ErrorKind.Conflict, $"There are two policy packs for the organisation '{policy.Organisation}'. Keep one.", policy.Organisation);
    }

    /// <summary>All of them, by organisation.</summary>
    public IReadOnlyCollection<ReleasePolicy> All => byOrganisation.Values;

    /// <summary>The policy of an organisation, whatever the case of its letters.</summary>
    /// <exception cref="RadOpsException">None is stated, or there is no policy for it.</exception>
    public ReleasePolicy For(string? organisation) =>
        organisation is not null && byOrganisation.TryGetValue(organisation.AsSpan().Trim().Length == organisation.Length ? organisation : organisation.Trim(), out var policy)
            ? policy
            : throw new RadOpsException(
                "UnknownOrganisation",
                ErrorKind.NotFound,
                $"{(string.IsNullOrWhiteSpace(organisation) ? "No organisation is stated" : $"There is no policy for the organisation '{IdentityMask.Quote(organisation)}'")}; there are {string.Join(", ", byOrganisation.Keys.Order(StringComparer.Ordinal))}.",
                string.IsNullOrWhiteSpace(organisation) ? null : IdentityMask.Quote(organisation));
}
