namespace RadOps.Core.Audit.Messages;

/// <summary>What was handed to the audit record repository.</summary>
/// <param name="Repository">Where.</param>
/// <param name="Messages">How many messages it took in.</param>
/// <param name="Alerts">How many of those say that the register does not hold.</param>
/// <param name="Events">How many of the register's events were gone through.</param>
/// <param name="Through">The last of them: what comes after it waits for the next time.</param>
public sealed record AuditDelivery(string Repository, int Messages, int Alerts, long Events, long Through);
