using RadOps.Core.Export;

namespace RadOps.Site.Batch;

/// <summary>How far a batch has come. Holds no identity.</summary>
/// <param name="Done">Orders that are over.</param>
/// <param name="Total">How many there are; 0 until all have been read.</param>
/// <param name="Worker">The worker that tells, from 0; each makes one medium at a time.</param>
/// <param name="ExportId">What it makes.</param>
/// <param name="Step">How far that has come; null when it is over.</param>
/// <param name="Elapsed">How long the batch has lasted.</param>
public readonly record struct BatchProgress(int Done, int Total, int Worker, string ExportId, ExportProgress? Step, TimeSpan Elapsed)
{
    /// <summary>How long it will still take, if the rest goes as what is done; null while that cannot be said.</summary>
    public TimeSpan? TimeLeft => Total > 0 && Done > 0 ? Elapsed / Done * (Total - Done) : null;
}
