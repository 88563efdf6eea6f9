using RadOps.Core.Export;

namespace RadOps.Site;

/// <summary>Studies that were fetched from an archive; their files are deleted with this.</summary>
public sealed class FetchedStudies : IDisposable
{
    private readonly string folder;

    internal FetchedStudies(string folder, StudyIndex studies) => (this.folder, Studies) = (folder, studies);

    /// <summary>The studies.</summary>
    public StudyIndex Studies { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
