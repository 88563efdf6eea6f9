namespace RadOps.Core.Papers;

/// <summary>One paper of a release, drawn.</summary>
/// <param name="Data">What stands on it.</param>
/// <param name="FileName">Its file name, such as <c>etikett.html</c>: no folder, no identity, unlike all others of the release.</param>
/// <param name="Content">The file's bytes. They may hold the patient's full number and name (N-13): papers go to a person, never into a log.</param>
public sealed record ReleasePaper(Paper Data, string FileName, ReadOnlyMemory<byte> Content)
{
    /// <summary>What it is.</summary>
    public PaperKind Kind => Data.Kind;
}
