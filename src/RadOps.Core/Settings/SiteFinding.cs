namespace RadOps.Core.Settings;

/// <summary>Something that is wrong with a site file or what it names, or worth knowing of it.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Code">Stable PascalCase code, such as <c>FolderUnreachable</c>.</param>
/// <param name="Place">What it is about: a key of the file such as <c>nodes.bfr.tls</c>, or a place in it such as <c>site.yaml(3,5)</c>.</param>
/// <param name="Message">What was found and what to do about it, without secrets.</param>
public sealed record SiteFinding(FindingSeverity Severity, string Code, string Place, string Message);
