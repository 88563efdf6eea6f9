namespace RadOps.Core.Intake.Files;

/// <summary>A copy that says nothing beside what it shows.</summary>
/// <param name="Sha256">SHA-256 of the copy, in lower-case hexadecimal.</param>
/// <param name="Length">Bytes of the copy.</param>
/// <param name="Removed">What the copy lacks, in Swedish words, each once; empty when there was nothing to remove.</param>
public sealed record CopyOutcome(string Sha256, long Length, IReadOnlyList<string> Removed);
