using RadOps.Core.Policies;
using RadOps.Core.Settings;

namespace RadOps.Core.Continuity.Systems;

/// <summary>Asks all systems at once how they are, and says what it comes to. It starts no outage, and changes nothing.</summary>
/// <param name="probes">What is asked.</param>
/// <param name="routine">The organisation's routine for outages; null where it has none.</param>
/// <param name="time">Measures.</param>
public sealed class SystemCheck(IReadOnlyList<ISystemProbe> probes, PolicyPack? routine, TimeProvider time)
{
    /// <summary>How many are asked.</summary>
    public int Count => probes.Count;

    /// <summary>Asks.</summary>
    /// <param name="progress">Told how many have answered, on any thread.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<SystemReport> RunAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var (at, start, done) = (time.GetLocalNow(), time.GetTimestamp(), 0);
        var nodes = await Task.WhenAll(probes.Select(probe => Task.Run(() => AskAsync(probe), cancellationToken))).ConfigureAwait(false);
        var network = nodes.Where(node => node is { IsByNetwork: true, Status: not ProbeStatus.NotAsked }).ToList();
        var isOwnNetworkSuspected = network.Count > 0 && !network.Exists(node => node.IsHeard);
        var systems = Enum.GetValues<RadSystem>().Select(system => StateOf(system, nodes, isOwnNetworkSuspected)).ToArray();
        var suggestion = isOwnNetworkSuspected ? null : new OutageAdvisor(routine).Suggest(systems);
        return new()
        {
            CheckedAt = at,
            Elapsed = time.GetElapsedTime(start),
            Systems = systems,
            Nodes = nodes,
            Suggestion = suggestion,
            IsOwnNetworkSuspected = isOwnNetworkSuspected,
            Explanation = OutageAdvisor.Explain(systems, suggestion, isOwnNetworkSuspected),
        };

        static SystemState StateOf(RadSystem system, ProbeResult[] nodes, bool isOwnNetworkSuspected)
        {
            var state = SystemState.Of(system, [.. nodes.Where(node => node.Systems.Contains(system))]);
            return isOwnNetworkSuspected ? state with { Status = SystemStatus.NotKnown } : state;
        }

        async Task<ProbeResult> AskAsync(ISystemProbe probe)
        {
            var result = await probe.RunAsync(cancellationToken).ConfigureAwait(false);
            progress?.Report(Interlocked.Increment(ref done));
            return result;
        }
    }
}
