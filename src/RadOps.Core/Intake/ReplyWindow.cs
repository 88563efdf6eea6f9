using RadOps.Core.Continuity.Contacts;

namespace RadOps.Core.Intake;

/// <summary>
/// The patient's time to answer, read both ways (C37): so many times 24 hours, or to the end of so many calendar days after the day of sending. After the earlier it is warned; after the later the
/// case at 1177 is taken to be closed. Nothing is ever deleted because a time has run out.
/// </summary>
/// <param name="WarnAt">The earlier of the two.</param>
/// <param name="ClosesAt">The later of the two.</param>
/// <param name="KeptUntil">The last day on which 1177 keeps the case: counted from its closing (F-34, C37).</param>
public sealed record ReplyWindow(DateTimeOffset WarnAt, DateTimeOffset ClosesAt, DateOnly KeptUntil)
{
    /// <summary>Reckons.</summary>
    /// <param name="sentAt">When the message was sent.</param>
    /// <param name="days">Days to answer in (F-15).</param>
    /// <param name="years">Years that 1177 keeps a case (F-34).</param>
    public static ReplyWindow Of(DateTimeOffset sentAt, int days, int years)
    {
        var lastDay = DateOnly.FromDateTime(SwedishTime.WallClock(sentAt)).AddDays(days);
        var midnight = lastDay.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var byCalendar = new DateTimeOffset(midnight, SwedishTime.Zone.GetUtcOffset(midnight));
        var byHours = sentAt.AddHours(24 * days);
        return byHours <= byCalendar ? new(byHours, byCalendar, lastDay.AddYears(years)) : new(byCalendar, byHours, lastDay.AddYears(years));
    }
}
