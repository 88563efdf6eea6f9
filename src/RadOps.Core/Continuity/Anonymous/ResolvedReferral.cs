using RadOps.Core.Continuity.Anonymous.Keys;
using RadOps.Core.Continuity.Downtime;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>A faxed report that has found its patient: the key, the work item of the RIS administrators, and who opened it.</summary>
/// <param name="Key">What the code stands for.</param>
/// <param name="Item">The faxed report, open until it is entered in RIS .</param>
/// <param name="OpenedBy">Who opened the key: user id.</param>
/// <param name="ConfirmedBy">The other person, who held the fax's code and the patient against the key.</param>
/// <param name="Opened">When.</param>
public sealed record ResolvedReferral(ReferralKey Key, DowntimeItem Item, string OpenedBy, string ConfirmedBy, DateTimeOffset Opened)
{
    /// <summary>The sheets that go with the report's two copies; null where none were written.</summary>
    public string? Path { get; init; }
}
