namespace RadOps.Core.Continuity.Downtime;

/// <summary>A number that a blank paper referral bears.</summary>
/// <param name="Number">Such as <c>DT-KQXWBNRT-0017-H</c>; of a drill, <c>OV-…</c>.</param>
/// <param name="Unit">The referring unit that it is for; null where it is for any.</param>
/// <param name="ReplyFax">The number that the report is faxed to; null where the form has a field for it that must be filled in.</param>
/// <param name="Given">When.</param>
/// <param name="Operator">Who had it made: user id.</param>
/// <param name="Drill">An exercise.</param>
public sealed record GivenNumber(string Number, string? Unit, string? ReplyFax, DateTimeOffset Given, string Operator, bool Drill);
