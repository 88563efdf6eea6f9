namespace RadOps.Core.Continuity.Anonymous;

/// <summary>An entry of the access log: somebody opened the key of a referral.</summary>
/// <param name="Code">What the fax bears.</param>
/// <param name="Opened">When.</param>
/// <param name="OpenedBy">Who: user id.</param>
/// <param name="ConfirmedBy">The other person.</param>
/// <param name="Reason">Why.</param>
/// <param name="Drill">An exercise.</param>
public sealed record KeyOpening(string Code, DateTimeOffset Opened, string OpenedBy, string? ConfirmedBy, string? Reason, bool Drill);
