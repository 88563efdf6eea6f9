namespace RadOps.Core.Register.Interchange;

/// <summary>The first line of a file of events.</summary>
/// <param name="Position">How many events follow.</param>
/// <param name="Hash">The last one's hash.</param>
/// <param name="SubjectSecret">The register's key of patients, in lower-case hexadecimal; null in a file without payloads, which is made to be shown to others.</param>
public sealed record RegisterFileHeader(long Position, string Hash, string? SubjectSecret);
