using System.Globalization;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Settings;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity;

/// <summary>Whom to reach at every quarter of an hour.</summary>
public sealed class ContactBookTests
{
    private static readonly OutageSettings Said = new(new(7, 30), new(16, 30), EvesAreHolidays: true);
    private static readonly ContactBook Told = new(BuiltIn.Packs.For("SasBoras")[0], Said);
    private static readonly ContactBook Untold = new(BuiltIn.Packs.For("SasBoras")[0], new());

    /// <summary>Every contact by every quarter of an hour: an ordinary week, Christmas, Easter, midsummer, and the two nights when the clock changes, hour by hour as they pass.</summary>
    [Fact]
    [Requirement("D-17", "D-18", "D-19", "D-20", "D-22", "D-23", "D-24", "D-25", "C45")]
    public void Every_contact_is_there_when_the_kept_tables_say()
    {
        List<string> lines = ["# One character a quarter of an hour: # holds, ? the routine does not say, . does not hold."];
        foreach (var (name, book) in (ReadOnlySpan<(string, ContactBook)>)[("as the routine stands", Untold), ("with daytime 07:30-16:30 and eves as holidays", Told)])
        {
            lines.Add($"== {name}");
            foreach (var (week, first) in (ReadOnlySpan<(string, DateOnly)>)[("an ordinary week", new(2026, 11, 23)), ("Christmas", new(2026, 12, 21)), ("New Year", new(2026, 12, 28)), ("Easter", new(2027, 3, 22)), ("Easter, the week after, with the clock put forward", new(2027, 3, 29)), ("midsummer", new(2027, 6, 21))])
            {
                lines.Add($"-- {week}");
                for (var day = first; day < first.AddDays(7); day = day.AddDays(1)) lines.AddRange(Day(book, day));
            }

            lines.Add("-- the clock is put forward");
            lines.AddRange(Day(book, new(2027, 3, 28)));
            lines.Add("-- the clock is put back");
            lines.AddRange(Day(book, new(2026, 10, 25)));
        }

        Golden.Check("outage-contacts.txt", lines);
    }

    /// <summary>The same once more, told without the pack.</summary>
    [Fact]
    [Requirement("D-18", "D-22", "D-24", "D-25")]
    public void Every_minute_of_a_year_is_as_the_routine_reads_to_a_person()
    {
        for (var at = new DateTime(2026, 1, 1); at.Year == 2026; at = at.AddMinutes(Campaign.Count(15, 1)))
        {
            var free = at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || SwedishCalendar.Holiday(DateOnly.FromDateTime(at)) is not null || SwedishCalendar.Eve(DateOnly.FromDateTime(at)) is not null;
            var time = at.TimeOfDay;
            var daytime = !free && time >= new TimeSpan(7, 30, 0) && time < new TimeSpan(16, 30, 0);
            var fax = daytime && time < new TimeSpan(15, 30, 0);
            List<string> expected = ["D-17", .. fax ? (string[])["D-18", "D-19", "D-20"] : [], .. daytime ? (string[])["D-22", "D-23"] : time >= new TimeSpan(2, 0, 0) && time < new TimeSpan(7, 0, 0) ? ["D-25"] : ["D-24"]];
            Assert.Equal(expected.Order(), Told.At(at).Where(card => card.Valid == ContactValidity.Yes).Select(card => card.RuleId).Distinct().Order());
        }
    }

    [Fact]
    [Requirement("D-24", "D-25")]
    public void From_two_to_seven_the_radiologist_on_call_answers_for_referrals_too()
    {
        Assert.Equal(["D-24", "D-24"], Told.At(new(2026, 11, 24, 1, 59, 0), ContactTopic.Referral).Select(card => card.RuleId));
        Assert.Equal("0336161229", Assert.Single(Told.At(new(2026, 11, 24, 2, 0, 0), ContactTopic.Referral)).Number);
        Assert.Equal(["033-616 12 10", "033-616 45 78"], Told.At(new(2026, 11, 24, 7, 0, 0), ContactTopic.Referral).Select(card => card.Verbatim));
    }

    [Fact]
    [Requirement("D-26", "C46")]
    public void Only_on_call_contacts_are_warned_of_and_only_when_referrals_cannot_be_seen()
    {
        var night = new DateTime(2026, 11, 24, 3, 0, 0);
        foreach (var mode in Enum.GetValues<OutageMode>())
        {
            var cards = Told.At(night, null, [mode]).Concat(Told.At(night.AddHours(19), null, [mode])).ToList();
            foreach (var card in cards.Where(card => card.Valid == ContactValidity.Yes))
                Assert.Equal(mode != OutageMode.Pacs && card.RuleId is "D-24" or "D-25" && mode != OutageMode.Pacs, card.Warning?.Contains("jouden inte kan se remissen", StringComparison.Ordinal) == true);
        }

        Assert.DoesNotContain(Told.At(night), card => card.Warning?.Contains("jouden", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(Told.At(new(2026, 11, 24, 10, 0, 0), null, [OutageMode.Total]), card => card.Warning?.Contains("jouden", StringComparison.Ordinal) == true);
    }

    [Fact]
    [Requirement("C35", "X-28")]
    public void A_suspect_number_comes_last_is_marked_and_is_never_dialled()
    {
        var reader = new ContactBook(BuiltIn.Packs.For("NuExternGranskare")[0], Said).At(new(2026, 11, 24, 3, 0, 0), ContactTopic.ExternalReader);
        Assert.Equal("+62 81 338 773 651", reader[^1].Verbatim);
        Assert.Null(reader[^1].Number);
        Assert.NotNull(reader[^1].Suspect);
        Assert.All(reader.SkipLast(1), card => Assert.Null(card.Suspect));
    }

    [Fact]
    [Requirement("C34", "C47")]
    public void Numbers_are_shown_as_they_stand_and_dialled_as_digits()
    {
        var reader = new ContactBook(BuiltIn.Packs.For("NuExternGranskare")[0], Said).At(new(2026, 11, 24, 3, 0, 0), ContactTopic.ExternalReader);
        Assert.Contains(reader, card => card is { Verbatim: "+46 81 235 01 90", Number: "+46812350190" });
        Assert.Contains(reader, card => card is { Verbatim: "urgent@teleconsult.net", Number: "urgent@teleconsult.net" });
        Assert.Equal("0320779071", Told.At(new(2026, 11, 24, 10, 0, 0)).Single(card => card.RuleId == "D-18").Number);
    }

    [Fact]
    [Requirement("C45")]
    public void What_the_routine_does_not_state_is_said()
    {
        Assert.Equal(3, Untold.Unsaid.Count);
        Assert.Empty(Told.Unsaid);
        var silent = Assert.Single(Told.At(new(2026, 11, 24, 20, 0, 0), ContactTopic.Technical));
        Assert.Equal((ContactValidity.No, null, "Rutinen anger inget nummer för den här tiden (C45)."), (silent.Valid, silent.Number, silent.Warning));
        Assert.Equal(["Radiologi Borås"], Told.At(new(2026, 11, 24, 15, 30, 0), ContactTopic.Fax).Select(card => card.Name));
        Assert.Equal(["D-23", "D-24", "D-24"], Untold.At(new(2026, 11, 24, 15, 29, 0), ContactTopic.Referral).Select(card => card.RuleId));
        Assert.Equal(["D-24", "D-24", "D-23"], Untold.At(new(2026, 11, 24, 15, 30, 0), ContactTopic.Referral).Select(card => card.RuleId));
    }

    [Theory]
    [InlineData(2024, "2024-03-31", "2024-06-22", "2024-11-02")]
    [InlineData(2026, "2026-04-05", "2026-06-20", "2026-10-31")]
    [InlineData(2027, "2027-03-28", "2027-06-26", "2027-11-06")]
    [InlineData(2038, "2038-04-25", "2038-06-26", "2038-11-06")]
    public void Moveable_holidays_are_computed(int year, string easter, string midsummer, string saints)
    {
        var days = Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(day => day.Year == year).ToLookup(SwedishCalendar.Holiday);
        Assert.Equal([easter], days["påskdagen"].Select(Iso));
        Assert.Equal([midsummer], days["midsommardagen"].Select(Iso));
        Assert.Equal([saints], days["alla helgons dag"].Select(Iso));
        Assert.Equal(days["påskdagen"].Single().AddDays(-2), days["långfredagen"].Single());
        Assert.Equal(13, days.Where(group => group.Key is not null).SelectMany(group => group).Count());
    }

    private static IEnumerable<string> Day(ContactBook book, DateOnly day)
    {
        // Quarter by quarter of the day as it passes: 92 of them where the clock is put forward, 100 where it is put back.
        var start = TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), SwedishTime.Zone);
        var end = TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), SwedishTime.Zone);
        List<DateTime> quarters = [];
        for (var at = start; at < end; at = at.AddMinutes(15)) quarters.Add(SwedishTime.WallClock(at));
        foreach (var rule in (string[])["D-17", "D-18", "D-19", "D-20", "D-22", "D-23", "D-24", "D-25"])
        {
            var row = quarters.Select(at => book.At(at).Where(card => card.RuleId == rule).Max(card => (ContactValidity?)card.Valid) switch { ContactValidity.Yes => '#', ContactValidity.Unsaid => '?', _ => '.' });
            yield return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd ddd} {rule} {string.Concat(row)}");
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
