namespace RadOps.Core.Export;

/// <summary>Draws small pictures of a medium's series for INDEX.HTM; implemented by RadOps.Site. They are for finding the way, never for diagnosis.</summary>
public interface IMediumPictures
{
    /// <summary>
    /// One picture of each series that can be drawn within some seconds. What cannot be drawn is left out: no picture ever fails a medium. Safe to call from several threads.
    /// </summary>
    /// <param name="files">The instances.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Pictures by the series' folder, such as <c>DICOM/ST000001/SE000001</c>.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IReadOnlyDictionary<string, MediumPicture> Draw(IReadOnlyList<StudyFile> files, CancellationToken cancellationToken);
}
