using RadOps.Core.Settings;

namespace RadOps.Core.Archives;

/// <summary>
/// A DICOM node of the site's, as far as the work needs it: asked what it has, and asked for it. Implemented by RadOps.Dicom. Many questions go
/// over one association, which is opened at the first and ended when the archive is disposed. For one thread at a time.
/// </summary>
public interface IImageArchive : IAsyncDisposable
{
    /// <summary>The name that the site gives it.</summary>
    string Name { get; }

    /// <summary>What it is to the department.</summary>
    NodeRole Role { get; }

    /// <summary>Asks for studies (C-FIND at STUDY level, PS3.4 C.6.2). Every part of the key must match.</summary>
    /// <exception cref="RadOpsException">The key is empty or malformed; the node does not answer (<see cref="ErrorKind.Unreachable"/>), or not in order.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<IReadOnlyList<ArchivedStudy>> FindStudiesAsync(StudyKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Asks for many studies by their UIDs in one question (C-FIND at STUDY level with List of UID Matching, PS3.4 C.2.2.2.2). Not every node understands a list: one that
    /// is not in the answer may be there all the same.
    /// </summary>
    /// <param name="studyInstanceUids">At most 1,000 UIDs; their text must fit in one element.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">A UID is malformed; the node does not answer (<see cref="ErrorKind.Unreachable"/>), or not in order.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<IReadOnlyList<ArchivedStudy>> ListStudiesAsync(IReadOnlyList<string> studyInstanceUids, CancellationToken cancellationToken);

    /// <summary>Asks for every instance of a study (C-FIND at SERIES and IMAGE level).</summary>
    /// <returns>Its instances; none when the node does not have the study.</returns>
    /// <exception cref="RadOpsException">The node does not answer (<see cref="ErrorKind.Unreachable"/>), or not in order.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<IReadOnlyList<ArchivedInstance>> FindInstancesAsync(string studyInstanceUid, CancellationToken cancellationToken);

    /// <summary>
    /// Fetches a study (C-GET, or C-MOVE to the site's own node where the archive has no C-GET). Nothing is thrown for what happens to node,
    /// connection or disk: the retrieval says what came, and why it is not all.
    /// </summary>
    /// <param name="studyInstanceUid">The study. What belongs to another is not taken in.</param>
    /// <param name="expected">The instances that must come, as <see cref="FindInstancesAsync"/> tells.</param>
    /// <param name="folder">The folder that they are written to, one file an instance; it must be there.</param>
    /// <param name="progress">Told how many have come, on any thread.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<StudyRetrieval> RetrieveAsync(string studyInstanceUid, IReadOnlyList<ArchivedInstance> expected, string folder, IProgress<int>? progress, CancellationToken cancellationToken);
}
