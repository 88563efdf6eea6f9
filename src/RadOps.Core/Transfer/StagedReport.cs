using RadOps.Core.Archives;
using RadOps.Core.Export;

namespace RadOps.Core.Transfer;

/// <summary>A report as an instance of its study, in a private folder that is deleted with this.</summary>
internal sealed class StagedReport(StagingFolder staging, DicomHeader instance) : IDisposable
{
    /// <summary>The instance; the document itself, with the reason, where it could not be made one.</summary>
    internal DicomHeader Instance => instance;

    public void Dispose() => staging.Dispose();
}
