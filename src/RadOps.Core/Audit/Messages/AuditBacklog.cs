namespace RadOps.Core.Audit.Messages;

/// <summary>What waits to be sent.</summary>
/// <param name="After">The last event that is told; 0 where nothing is.</param>
/// <param name="Messages">How many messages wait.</param>
/// <param name="Oldest">When the register took in the oldest of their events; null where none waits.</param>
public sealed record AuditBacklog(long After, int Messages, DateTimeOffset? Oldest);
