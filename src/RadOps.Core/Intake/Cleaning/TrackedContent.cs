namespace RadOps.Core.Intake.Cleaning;

/// <summary>Content that is looked for, under whatever name.</summary>
/// <param name="Number">Number of the file within its case.</param>
/// <param name="Sha256">SHA-256, in lower-case hexadecimal.</param>
/// <param name="Length">Length in bytes.</param>
internal sealed record TrackedContent(int Number, string Sha256, long Length);
