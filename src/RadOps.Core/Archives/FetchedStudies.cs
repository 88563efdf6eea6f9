using RadOps.Core.Export;

namespace RadOps.Core.Archives;

/// <summary>Studies that were fetched from an archive; their files are deleted with this.</summary>
/// <param name="folder">The folder that they lie in.</param>
/// <param name="studies">What was read there.</param>
public sealed class FetchedStudies(string folder, StudyIndex studies) : IDisposable
{
    /// <summary>The studies.</summary>
    public StudyIndex Studies => studies;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
