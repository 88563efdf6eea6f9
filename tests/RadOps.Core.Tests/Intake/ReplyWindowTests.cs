using RadOps.Core.Intake;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake;

/// <summary>The patient's two days, and 1177's two years, read both ways.</summary>
public sealed class ReplyWindowTests
{
    [Theory]
    [InlineData("2025-06-04T09:48+02:00", "2025-06-06T09:48+02:00", "2025-06-07T00:00+02:00", "2027-06-06")]
    [InlineData("2026-03-27T23:30+01:00", "2026-03-30T00:00+02:00", "2026-03-30T00:30+02:00", "2028-03-29")] // summer time begins: 48 hours reach past the calendar's end
    [InlineData("2026-10-23T12:00+02:00", "2026-10-25T11:00+01:00", "2026-10-26T00:00+01:00", "2028-10-25")] // and ends
    [InlineData("2024-02-27T08:00+01:00", "2024-02-29T08:00+01:00", "2024-03-01T00:00+01:00", "2026-02-28")]
    [InlineData("2026-06-08T22:30Z", "2026-06-10T22:30Z", "2026-06-12T00:00+02:00", "2028-06-11")] // after midnight in Sweden
    [Requirement("F-15", "F-34", "C37")]
    public void The_earlier_warns_and_the_later_closes(string sent, string warn, string close, string kept)
    {
        var window = ReplyWindow.Of(At(sent), 2, 2);
        Assert.Equal((At(warn), At(close)), (window.WarnAt, window.ClosesAt));
        Assert.Equal(DateOnly.Parse(kept, System.Globalization.CultureInfo.InvariantCulture), window.KeptUntil);
        Assert.True(window.WarnAt <= window.ClosesAt);

        static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
