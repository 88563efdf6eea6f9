namespace RadOps.Dicom.Reading;

/// <summary>A file found, or a path that nothing can be found under.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Fault">Why it cannot be read at all; null for a file to be tried.</param>
/// <param name="IsFolderLink">It is a link to a folder.</param>
internal readonly record struct FileWalkEntry(string Path, string? Fault, bool IsFolderLink = false);
