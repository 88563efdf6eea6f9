using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Reports;
using Xunit;

namespace RadOps.Core.Tests.Continuity;

/// <summary>What outages and drills came to.</summary>
public sealed class OutageReporterTests
{
    private readonly OutageBench bench = new();

    private OutageReporter Reporter => new(bench.Journal, bench.Clock);

    [Fact]
    public void There_is_nothing_to_report_on_where_nothing_was_out() =>
        Assert.Equal("OutageNotFound", Assert.Throws<RadOpsException>(() => Reporter.DrawUp(drill: false)).Code);

    [Fact]
    public void The_timeline_has_everything_at_its_own_time_and_the_clocks_of_the_law_are_counted_from_the_beginning()
    {
        bench.Outages.Start([OutageMode.Pacs], tibTold: bench.Clock.Now);
        bench.Later(30);
        bench.Outages.Start([OutageMode.Total]);
        bench.Later(10);
        var paper = bench.Referral();
        bench.Later(60);
        bench.Downtime.Complete(new() { Number = paper.Number, AccessionNumber = "S1", EnteredBy = "usk Ek", ConfirmedBy = "usk Al" });
        bench.Later(5);
        bench.Outages.Stop(bench.Clock.Now);
        bench.Later(60 * 30);

        var report = Reporter.DrawUp(drill: false);
        Assert.Equal(
            [(0, "Driftstörning började: Pacs"), (0, "TiB kontaktades"), (30, "Ändrades till Total"), (40, "Remiss på papper från Akuten"), (100, "Inskriven i RIS under S1 av usk Ek; jämförd av usk Al"), (105, "TiB fick veta att det är över"), (105, "Avslutades")],
            report.Timeline.Select(entry => ((int)(entry.At - OutageBench.Now).TotalMinutes, entry.What)));
        Assert.Equal([(24.0, true), (72.0, false), (72.0 + (24 * 30), false)], report.Clocks.Select(clock => ((clock.Due - OutageBench.Now).TotalHours, clock.IsPast)));
        Assert.Equal((1, 0, TimeSpan.FromMinutes(60)), (report.Items.Count, report.OpenItems, report.Items[0].Age));
        Assert.Empty(report.Scores);
    }

    [Fact]
    public void What_machines_began_apart_is_one_outage_and_what_came_before_is_another()
    {
        bench.Outages.Start([OutageMode.Ris]);
        bench.Referral();
        bench.Later(60);
        bench.Outages.Stop(bench.Clock.Now, "provet");
        bench.Later(600);
        var (other, share) = (new OutageBench("PC2"), new MemoryJournals());
        other.Later(660);
        bench.Outages.Start([OutageMode.Pacs]);
        other.Outages.Start([OutageMode.Ris]);
        other.Referral();
        bench.Journal.Exchange(share);
        other.Journal.Exchange(share);
        bench.Journal.Exchange(share);
        var report = Reporter.DrawUp(drill: false);
        Assert.Equal(2, report.Outages.Count);
        Assert.Single(report.Items);
        Assert.Null(report.Stopped);
        Assert.Single(Reporter.DrawUp(drill: false, OutageLedger.Of(bench.Journal.Read(), drill: false).Outages[0].Id).Outages);
    }

    [Fact]
    public void A_drill_is_scored_and_timed_and_has_no_clocks_of_the_law()
    {
        bench.Outages.Start([OutageMode.Total], drill: true);
        bench.Later(10);
        bench.Outages.Start([], tibTold: bench.Clock.Now, drill: true);
        var paper = bench.Referral(drill: true);
        bench.Downtime.Register(new() { Kind = DowntimeItemKind.VerbalResult, By = "dr Ek", To = "dr Al", Referral = paper.Number }, drill: true);
        var early = Reporter.DrawUp(drill: true);
        Assert.Equal((5, 15), (early.Points, early.Most));
        Assert.Equal(TimeSpan.FromMinutes(10), early.Scores[0].Took);

        bench.Downtime.Register(new() { Kind = DowntimeItemKind.FaxedReport, To = "Akuten", Referral = paper.Number }, drill: true);
        bench.Later(20);
        foreach (var item in bench.Downtime.Items(drill: true))
            bench.Downtime.Complete(new() { Number = item.Number, AccessionNumber = "S1", EnteredBy = "usk Ek", ConfirmedBy = "usk Al" });
        Assert.Empty(bench.Outages.Status(drill: true).Scores);
        Assert.Contains("Poäng 15 av 15", bench.Outages.Stop(bench.Clock.Now, drill: true).ToString(), StringComparison.Ordinal);
        var done = Reporter.DrawUp(drill: true);
        Assert.Equal((15, 15), (done.Points, done.Most));
        Assert.Empty(done.Clocks);
        Assert.True(done.Drill);
    }
}
