namespace RadOps.Core.Export;

/// <summary>A medium that is finished and verified.</summary>
/// <param name="Instances">Number of image instances on it.</param>
/// <param name="Bytes">Their total length.</param>
/// <param name="ManifestSha256">SHA-256 of the manifest, lower-case hexadecimal: one figure that stands for every byte of the medium.</param>
/// <param name="Notes">What the directory had to invent, and other oddities, without identities.</param>
/// <param name="ReportIncluded">Whether the report is on it.</param>
public sealed record BuiltMedium(int Instances, long Bytes, string ManifestSha256, IReadOnlyList<string> Notes, bool ReportIncluded);
