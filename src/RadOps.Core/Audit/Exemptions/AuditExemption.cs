namespace RadOps.Core.Audit.Exemptions;

/// <summary>
/// A finding that somebody has answered for: the columns <c>Code;ExportId;RequestId;Organisation;Who;Why;Until</c> of the site's list. It counts only when all is said, and until its last day. What is exempted is shown as exempted, and never left out.
/// </summary>
/// <param name="Line">Its line in the list, from 1.</param>
/// <param name="Code">The finding's code: see <see cref="AuditCodes"/>.</param>
/// <param name="ExportId">The release, export, transfer or case that it is about; <c>*</c> for any.</param>
/// <param name="RequestId">The request that it is about.</param>
/// <param name="Organisation">The organisation whose findings it is about.</param>
/// <param name="Who">Who decided it.</param>
/// <param name="Why">Why.</param>
/// <param name="Until">The last day on which it counts.</param>
public sealed record AuditExemption(int Line, string? Code, string? ExportId, string? RequestId, string? Organisation, string? Who, string? Why, DateOnly? Until);
