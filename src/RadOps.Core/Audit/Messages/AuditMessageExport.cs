namespace RadOps.Core.Audit.Messages;

/// <summary>A file of audit messages.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Format">How they are written.</param>
/// <param name="Messages">How many there are in it.</param>
public sealed record AuditMessageExport(string Path, AuditMessageFormat Format, long Messages);
