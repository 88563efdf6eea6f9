namespace RadOps.Core.Export;

/// <summary>One paper of a release.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="FileName">Its file name, such as <c>etikett.html</c>: no folder, no identity, unlike all others of the release.</param>
/// <param name="Content">The file's bytes. They may hold the patient's full number and name (N-13): papers go to a person, never into a log.</param>
public sealed record ReleasePaper(PaperKind Kind, string FileName, ReadOnlyMemory<byte> Content);
