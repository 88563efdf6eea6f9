using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity;

/// <summary>The ways to the external reader, by the routine of NÄL and by what a site says.</summary>
public sealed class RouteBookTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Fact]
    [Requirement("X-19", "X-22")]
    public void There_are_exactly_four_in_the_routines_order_with_its_words()
    {
        var routes = Book().At(Day);
        Assert.Equal(
            [
                (TransferRoute.Modality, "Bildöverföring direkt från modalitet", 39, true, false),
                (TransferRoute.Teleradiology, "Bildöverföring via teleradiologidestination i Sectra IDS7/PACS", 40, true, true),
                (TransferRoute.SyngoVia, "Bildöverföring via Syngo.via", 41, false, false),
                (TransferRoute.Bfr, "Bildöverföring till BFR", 43, true, true),
            ],
            routes.Select(route => (route.Route, route.Quote, route.Line, route.IsOpen, route.IsPushedByRadOps)));
        Assert.All(routes, route => Assert.Equal(("X-19", "Reservrutin extern granskare natt", "NU10095-1819752655-434", "8.0"), (route.RuleId, route.Document, route.DocumentId, route.Version)));
        Assert.Empty(SealedLists.In(routes));
        Assert.Contains("hämtar", routes[3].Remark, StringComparison.Ordinal);
    }

    [Theory]
    [Requirement("X-21", "C33")]
    [InlineData("2026-11-21", 564, 18)]
    [InlineData("2026-11-28", 571, 18)]
    [InlineData("2026-06-05", 395, 12)]
    [InlineData("2025-05-06", 0, 0)]
    public void Syngo_via_is_closed_by_a_notice_whose_age_is_shown(string day, int days, int months)
    {
        var route = Book().At(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))[2];
        Assert.Equal((false, new DateOnly(2025, 5, 6), days, months, "X-21", 42), (route.IsOpen, route.Since, route.AgeDays, route.AgeMonths, route.NoticeRuleId, route.NoticeLine));
        Assert.Equal("\"I nuläget går det INTE att skicka bilder till extern granskare via syngo.via\" (X-21, rad 42, 2025-05-06).", route.Reason);
        Assert.Contains("C33", route.Remark, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("X-21")]
    public void A_closed_way_is_refused_with_the_routines_words_and_what_opens_it()
    {
        var refused = Assert.Throws<RadOpsException>(() => Book().Require(TransferRoute.SyngoVia, Day));
        Assert.Equal(("RouteClosed", ErrorKind.NotPermitted), (refused.Code, refused.Kind));
        Assert.Contains("går det INTE att skicka bilder", refused.Message, StringComparison.Ordinal);
        Assert.Contains("syngoVia: { open: yes", refused.Message, StringComparison.Ordinal);
        Assert.True(Book().Require(TransferRoute.Modality, Day).IsOpen);
    }

    [Fact]
    [Requirement("X-20", "X-21")]
    public void A_site_that_says_otherwise_is_followed_from_its_day_and_shown_as_such()
    {
        var book = Book(new() { [TransferRoute.SyngoVia] = new(true, "sve11", new(2026, 11, 20), "arbetet är klart"), [TransferRoute.Modality] = new(false, "abc22", new(2026, 11, 1)) });
        var syngo = book.At(Day)[2];
        Assert.Equal((true, "sve11", new DateOnly(2026, 11, 20), 1), (syngo.IsOpen, syngo.StatedBySite!.By, syngo.Since, syngo.AgeDays));
        Assert.Contains("Rutinen säger fortfarande: I nuläget går det INTE", syngo.Remark, StringComparison.Ordinal);
        Assert.Contains("platsfilen, sve11, 2026-11-20: arbetet är klart", syngo.Remark, StringComparison.Ordinal);
        Assert.False(book.At(new(2026, 11, 19))[2].IsOpen);
        var closed = Assert.Throws<RadOpsException>(() => book.Require(TransferRoute.Modality, Day));
        Assert.Contains("platsfilen, abc22, 2026-11-01", closed.Message, StringComparison.Ordinal);
        Assert.Equal(4, book.At(Day).Count);
    }

    [Fact]
    [Requirement("X-02")]
    public void A_routine_that_has_expired_is_shown_all_the_same() =>
        Assert.All(Book().At(new(2027, 6, 1)), route => Assert.Equal(PolicyStatus.Expired, route.DocumentStatus));

    [Fact]
    public void A_routine_without_an_external_reader_has_no_ways() =>
        Assert.Equal("ReaderRoutineMissing", Assert.Throws<RadOpsException>(() => new RouteBook(OutageBench.Pack, new())).Code);

    private static RouteBook Book(Dictionary<TransferRoute, RouteStatement>? said = null) => new(ReaderBench.Pack, new(Routes: said));
}
