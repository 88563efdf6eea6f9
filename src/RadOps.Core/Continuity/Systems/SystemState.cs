using RadOps.Core.Settings;

namespace RadOps.Core.Continuity.Systems;

/// <summary>How one system stands.</summary>
/// <param name="System">The system.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Probes">Names of what speaks for it; none where the site file says nothing.</param>
/// <param name="Reason">Why it is not up, in words; null when it is.</param>
public sealed record SystemState(RadSystem System, SystemStatus Status, IReadOnlyList<string> Probes, string? Reason)
{
    /// <summary>The state of a system by what came of asking all that speaks for it.</summary>
    internal static SystemState Of(RadSystem system, IReadOnlyList<ProbeResult> results)
    {
        var asked = results.Where(result => result.Status is not ProbeStatus.NotAsked).ToList();
        var silent = asked.Count(result => result.Status is ProbeStatus.Silent);
        var status = asked.Count == 0 ? SystemStatus.NotKnown
            : silent == asked.Count ? SystemStatus.Down
            : silent > 0 ? SystemStatus.Partly
            : asked.TrueForAll(result => result.Status is ProbeStatus.Refuses) ? SystemStatus.Refuses
            : asked.TrueForAll(result => result.Status is ProbeStatus.Answers) ? SystemStatus.Up
            : SystemStatus.Partly;
        var reason = results.Count == 0
            ? $"Nothing speaks for it: the site file names nothing under systems: {system.ToString().ToLowerInvariant()}."
            : string.Join(' ', results.Select(result => result.Reason).OfType<string>());
        return new(system, status, results.Select(result => result.Name).ToArray(), reason.Length == 0 ? null : reason);
    }
}
