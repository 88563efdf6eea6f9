using RadOps.Core;
using RadOps.Core.Continuity.Systems;
using RadOps.Core.Settings;
using RadOps.Dicom;

namespace RadOps.Site;

/// <summary>What a site's systems are asked by: every node, the hosts that speak for systems, and the register.</summary>
/// <param name="workplace">The workplace.</param>
/// <param name="timeout">The most time that each is given to connect, and for each reply.</param>
internal sealed class SystemProbes(Workplace workplace, TimeSpan timeout)
{
    /// <summary>All of them, the nodes in the order of the site file.</summary>
    internal IReadOnlyList<ISystemProbe> All() => [.. workplace.Nodes.Names.Select(Node), .. Hosts(), .. Repository(), Register()];

    private ISystemProbe Node(string name)
    {
        RadSystem[] systems = [.. Enum.GetValues<RadSystem>().Where(system => SpeaksFor(name, system))];
        return Attempt(name, ProbeKind.Dicom, systems, () => new NodeProbe(name, ProbeKind.Dicom, workplace.Nodes.Node(name) with { ConnectTimeout = timeout, ReplyTimeout = timeout }, systems, workplace.Clock));
    }

    /// <summary>What the site file says; where it says nothing of a system, the nodes in its role speak for it.</summary>
    private bool SpeaksFor(string node, RadSystem system) => workplace.Settings.Systems.TryGetValue(system, out var stated)
        ? stated.Any(probe => string.Equals(probe.Node, node, StringComparison.OrdinalIgnoreCase))
        : system switch
        {
            RadSystem.Pacs => NodeRole.Pacs,
            RadSystem.Bfr => NodeRole.Bfr,
            RadSystem.Iep => NodeRole.Iep,
            _ => (NodeRole?)null,
        } is { } role && workplace.Nodes.In(role).Contains(node);

    /// <summary>A host that speaks for several systems is asked once.</summary>
    private IEnumerable<ISystemProbe> Hosts() =>
        from stated in workplace.Settings.Systems
        from probe in stated.Value
        where probe.Node is null
        group stated.Key by probe into host
        let systems = host.Distinct().ToArray()
        let kind = host.Key.Tls is null ? ProbeKind.Tcp : ProbeKind.Tls
        select Attempt(host.Key.ToString(), kind, systems, () => new NodeProbe(host.Key.ToString(), kind, workplace.Nodes.Host(host.Key, systems[0].ToString().ToUpperInvariant()) with { ConnectTimeout = timeout, ReplyTimeout = timeout }, systems, workplace.Clock));

    /// <summary>The audit record repository: whether TLS is agreed on, both ways. Nothing is sent.</summary>
    private IEnumerable<ISystemProbe> Repository()
    {
        const string name = "audit";
        if (workplace.Settings.Audit.Repository is { } repository)
            yield return Attempt(name, ProbeKind.Tls, [], () => new NodeProbe(name, ProbeKind.Tls, workplace.Nodes.Repository(repository) with { ConnectTimeout = timeout, ReplyTimeout = timeout }, [], workplace.Clock));
    }

    private ISystemProbe Register()
    {
        const string name = "register";
        return Attempt(name, ProbeKind.Register, [], () =>
        {
            var place = workplace.RegisterPlace;
            return new RegisterProbe(workplace.OpenRegisterForReading, place.Location, place.IsServer, timeout, workplace.Clock);
        });
    }

    private static ISystemProbe Attempt(string name, ProbeKind kind, IReadOnlyList<RadSystem> systems, Func<ISystemProbe> make)
    {
        try
        {
            return make();
        }
        catch (RadOpsException failure)
        {
            return new UnaskedProbe(name, kind, systems, failure);
        }
    }
}
