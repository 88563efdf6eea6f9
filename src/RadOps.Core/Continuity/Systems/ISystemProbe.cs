namespace RadOps.Core.Continuity.Systems;

/// <summary>Asks one node, host or register whether it is there; implemented by RadOps.Dicom and RadOps.Site.</summary>
public interface ISystemProbe
{
    /// <summary>Asks. Nothing is thrown for what happens to it: the result says so.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<ProbeResult> RunAsync(CancellationToken cancellationToken);
}
