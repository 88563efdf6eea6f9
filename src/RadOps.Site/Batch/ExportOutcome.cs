using RadOps.Core;
using RadOps.Core.Register;

namespace RadOps.Site.Batch;

/// <summary>What became of one item of a batch: a release, a failure, or neither where somebody said no to it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Release">The release that it led to, now or before.</param>
/// <param name="Failure">Why it led to none; or, beside a release, why one of its further forms could not be made.</param>
public sealed record ExportOutcome<T>(T Item, MediaExport? Release, RadOpsException? Failure)
{
    /// <summary>The order had led to the release before, and nothing was made now.</summary>
    public bool WasMadeBefore { get; init; }
}
