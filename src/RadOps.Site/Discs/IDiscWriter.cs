namespace RadOps.Site.Discs;

/// <summary>A program or system service that writes disc images: ISO 9660 with 8.3 names, as DICOM readers want it (PS3.10, PS3.12), and Joliet beside.</summary>
internal interface IDiscWriter
{
    /// <summary>Stops where it is not there.</summary>
    /// <exception cref="Core.RadOpsException"><c>IsoWriterNotFound</c>.</exception>
    void Require();

    /// <summary>Writes an image of a folder.</summary>
    /// <param name="folder">Full path of the folder that is the disc's root.</param>
    /// <param name="image">Full path of the file to write; there is none yet.</param>
    /// <param name="volumeId">The disc's name: at most 16 characters of A–Z, 0–9 and <c>_</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Core.RadOpsException"><c>IsoWriterNotFound</c>; <c>IsoNotWritten</c>, with what the writer said.</exception>
    Task WriteAsync(string folder, string image, string volumeId, CancellationToken cancellationToken);
}
