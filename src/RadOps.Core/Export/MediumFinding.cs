namespace RadOps.Core.Export;

/// <summary>Something that is wrong, or odd, with a medium.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Code">Stable PascalCase code, such as <c>ReferencedFileMissing</c>.</param>
/// <param name="File">The file, relative to the medium's root with <c>/</c>; null when it is about the medium.</param>
/// <param name="Message">What was found, without identities.</param>
public sealed record MediumFinding(FindingSeverity Severity, string Code, string? File, string Message);
