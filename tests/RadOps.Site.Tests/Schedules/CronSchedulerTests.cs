using System.Text;
using RadOps.Core;
using RadOps.Core.Audit.Schedules;
using RadOps.Site.Schedules;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Schedules;

/// <summary>Against the machine's own crontab.</summary>
public sealed class CronSchedulerTests : IDisposable
{
    private readonly CrontabPeer cron = new();

    public void Dispose() => cron.Dispose();

    private CronScheduler Scheduler => new(new HostProgram(cron.Program), account: null);

    private static ScheduledJob Job(string argument = "100% å") => new("audit", AuditTimetable.Create(AuditInterval.Day, new(5, 0)), new("/bin/true", [argument], new Dictionary<string, string>()), false);

    [Fact]
    public void What_is_put_there_comes_away_again_and_nothing_else()
    {
        // What is no UTF-8 as well: a crontab is bytes.
        byte[] own = [.. Encoding.UTF8.GetBytes("MAILTO=eva@example.org\n#\tå\n"), (byte)'#', 0xE5, 0xF6, (byte)'\n', .. Encoding.UTF8.GetBytes("5 4 * * * /bin/true 100\\%\n\n# slut\n")];
        cron.Install(own);
        var plan = Scheduler.PlanInstall(Job());
        Assert.Equal(own, Listed());
        plan.CarryOut();
        Assert.Equal([.. own, .. Encoding.UTF8.GetBytes(Crontab.Block(Job()))], Listed());
        Assert.Equal(Crontab.Block(Job()), plan.Text);

        Scheduler.PlanInstall(Job()).CarryOut();
        Scheduler.PlanInstall(Job("annat")).CarryOut();
        Assert.Equal([.. own, .. Encoding.UTF8.GetBytes(Crontab.Block(Job("annat")))], Listed());

        var removal = Scheduler.PlanRemoval("audit")!;
        Assert.Equal(Crontab.Block(Job("annat")), removal.Text);
        removal.CarryOut();
        Assert.Equal(own, Listed());
        Assert.Null(Scheduler.PlanRemoval("audit"));
    }

    [Fact]
    public void Where_there_was_no_crontab_there_is_none_afterwards()
    {
        Assert.Null(Scheduler.PlanRemoval("audit"));
        Scheduler.PlanInstall(Job()).CarryOut();
        Assert.Equal(Crontab.Block(Job()), cron.Text);
        Scheduler.PlanRemoval("audit")!.CarryOut();
        Assert.Null(cron.Text);
    }

    [Fact]
    public void A_crontab_that_somebody_changed_meanwhile_is_left_alone()
    {
        var plan = Scheduler.PlanInstall(Job());
        cron.Install("# nyss\n");
        Assert.Equal("CrontabChanged", Assert.Throws<RadOpsException>(plan.CarryOut).Code);
        Assert.Equal("# nyss\n", cron.Text);
    }

    [Fact]
    public void What_crontab_says_against_it_is_told()
    {
        var stranger = new CronScheduler(new HostProgram(cron.Program), "no-such-account");
        var refused = Assert.Throws<RadOpsException>(() => stranger.PlanInstall(Job()));
        Assert.Equal("SchedulerRefused", refused.Code);
        Assert.Contains("no-such-account", refused.Message, StringComparison.Ordinal);
        Assert.Equal("SchedulerRefused", Assert.Throws<RadOpsException>(() => new CronScheduler(new HostProgram("/no/such/crontab"), null).PlanInstall(Job())).Code);
    }

    private byte[] Listed() => new HostProgram(cron.Program).Require(["-l"]);
}
