using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>The packs at hand, those that decide releases and those of facts alone. An organisation may have several, of which one decides.</summary>
public sealed class PolicyPacks
{
    /// <summary>Gathers packs.</summary>
    /// <exception cref="RadOpsException">Two bear one id.</exception>
    public PolicyPacks(IReadOnlyList<PolicyPack> packs)
    {
        ArgumentNullException.ThrowIfNull(packs);
        if (packs.GroupBy(pack => pack.Id, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new RadOpsException("PolicyTwice", ErrorKind.Conflict, $"There are two policy packs with the id '{twice.Key}'. Keep one.", twice.Key);
        All = packs;
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<PolicyPack> All { get; }

    /// <summary>The packs of an organisation, however its name is written, or the one with that id.</summary>
    /// <exception cref="RadOpsException">None is stated, or there is no pack of it.</exception>
    public IReadOnlyList<PolicyPack> For(string? organisation)
    {
        var key = WordKey.Of(organisation);
        var found = key.Length == 0 ? [] : All.Where(pack => WordKey.Of(pack.Organisation) == key || WordKey.Of(pack.Id) == key).ToList();
        return found.Count > 0 ? found : throw Unknown(organisation, All.Select(pack => pack.Organisation));
    }

    /// <summary>The error that there is no pack of an organisation.</summary>
    internal static RadOpsException Unknown(string? organisation, IEnumerable<string> known)
    {
        var name = string.IsNullOrWhiteSpace(organisation) ? null : IdentityMask.Quote(organisation);
        return new(
            "UnknownOrganisation",
            ErrorKind.NotFound,
            $"{(name is null ? "No organisation is stated" : $"There is no policy for the organisation '{name}'")}; there are {string.Join(", ", known.Distinct().Order(StringComparer.Ordinal))}.",
            name);
    }
}
