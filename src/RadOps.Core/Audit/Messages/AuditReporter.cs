namespace RadOps.Core.Audit.Messages;

/// <summary>Who reports: the installation of RadOps that keeps the register, and on which machine it speaks.</summary>
/// <param name="Id">AuditSourceID: the workplace in words.</param>
/// <param name="EnterpriseSiteId">AuditEnterpriseSiteID: the organisation; null where the site names none.</param>
/// <param name="Host">Name of the machine that reports.</param>
/// <param name="Domain">What stands after <c>@</c> in a user's id (PS3.15 A.5.2.1).</param>
/// <param name="AeTitle">RadOps' own AE title; null where it has none.</param>
public sealed record AuditReporter(string Id, string? EnterpriseSiteId, string Host, string Domain, string? AeTitle);
