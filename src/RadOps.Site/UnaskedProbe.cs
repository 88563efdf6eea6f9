using RadOps.Core;
using RadOps.Core.Continuity.Systems;
using RadOps.Core.Settings;

namespace RadOps.Site;

/// <summary>Stands for what cannot be asked, since the site file does not say all that is needed.</summary>
internal sealed class UnaskedProbe(string name, ProbeKind kind, IReadOnlyList<RadSystem> systems, RadOpsException failure) : ISystemProbe
{
    /// <inheritdoc/>
    public Task<ProbeResult> RunAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ProbeResult { Name = name, Kind = kind, Address = name, Systems = systems, Status = ProbeStatus.NotAsked, Code = failure.Code, Reason = failure.Message });
}
