using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Media;

/// <summary>A file found on a medium, and what is expected of it.</summary>
/// <param name="Entry">Where it is.</param>
/// <param name="IsLink">It is a link, to a file or a folder.</param>
/// <param name="Name">Its path relative to the root, with <c>/</c>.</param>
internal sealed record MediumFile(FileWalkEntry Entry, bool IsLink, string Name)
{
    /// <summary>What the DICOMDIR says of it; null when it refers to it nowhere.</summary>
    public MediumReference? Reference { get; set; }

    /// <summary>Its SHA-256 by the manifest; null when it is not listed.</summary>
    public string? Hash { get; init; }
}
