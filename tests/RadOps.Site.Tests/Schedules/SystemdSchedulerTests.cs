using RadOps.Core;
using RadOps.Core.Audit.Schedules;
using RadOps.Site.Schedules;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Schedules;

/// <summary>
/// Against the real systemctl, which enables units below a folder as it does in the system's own. No systemd runs there: what needs one (daemon-reload, restart, stop) is answered for it, and told in a log.
/// </summary>
public sealed class SystemdSchedulerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string units;

    public SystemdSchedulerTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "systemd is Linux' own");
        var systemctl = Peer.Require("systemd", "systemctl");
        units = Path.Combine(folder.Path, "etc", "systemd", "system");
        var program = folder.File("bin/systemctl");
        File.WriteAllText(program, $"#!/bin/sh\necho \"$@\" >>'{folder.Path}/log'\n[ -e '{folder.Path}/refuse-'$1 ] && {{ echo \"Failed to $1 unit\" >&2; exit 4; }}\ncase $1 in enable|disable) exec {systemctl} --root='{folder.Path}' \"$@\";; esac\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Scheduler = new(new HostProgram(program), units);
    }

    private SystemdScheduler Scheduler { get; }

    public void Dispose() => folder.Dispose();

    private static ScheduledJob Job(int hour = 5) => new("audit", AuditTimetable.Create(AuditInterval.Day, new(hour, 0)), new("/bin/true", ["100% å"], new Dictionary<string, string>()), false);

    [Fact]
    public void A_timer_is_enabled_replaced_and_taken_away_with_all_that_it_brought()
    {
        Assert.Null(Scheduler.PlanRemoval("audit"));
        var plan = Scheduler.PlanInstall(Job());
        Assert.False(Directory.Exists(units));
        plan.CarryOut();
        string[] whole = ["radops-audit.service", "radops-audit.timer", "timers.target.wants/radops-audit.timer"];
        Assert.Equal(whole, Files());
        Assert.Equal(Path.Combine(units, "radops-audit.timer").Replace(folder.Path, "", StringComparison.Ordinal), new FileInfo(Path.Combine(units, whole[2])).LinkTarget!.Replace(folder.Path, "", StringComparison.Ordinal));

        Scheduler.PlanInstall(Job(6)).CarryOut();
        Assert.Equal(whole, Files());
        Assert.Contains("06:00", File.ReadAllText(Path.Combine(units, whole[1])), StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(units, "annan.timer"), "mitt");
        Scheduler.PlanRemoval("audit")!.CarryOut();
        Assert.Equal(["annan.timer"], Files());
        Assert.Equal(
            ["daemon-reload", "enable radops-audit.timer", "restart radops-audit.timer", "daemon-reload", "enable radops-audit.timer", "restart radops-audit.timer", "stop radops-audit.timer", "disable radops-audit.timer", "daemon-reload"],
            File.ReadAllLines(Path.Combine(folder.Path, "log")));
    }

    [Theory]
    [InlineData("daemon-reload")]
    [InlineData("enable")]
    [InlineData("restart")]
    public void What_systemd_refuses_leaves_all_as_it_was(string step)
    {
        Refuse(step, true);
        var refused = Assert.Throws<RadOpsException>(Scheduler.PlanInstall(Job()).CarryOut);
        Assert.Equal("SchedulerRefused", refused.Code);
        Assert.Contains($"Failed to {step} unit", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Files());

        Refuse(step, false);
        Scheduler.PlanInstall(Job()).CarryOut();
        var before = Texts();
        Refuse(step, true);
        Assert.Throws<RadOpsException>(Scheduler.PlanInstall(Job(6)).CarryOut);
        Assert.Equal(before, Texts());
    }

    [Fact]
    public void A_unit_that_is_not_RadOps_own_is_neither_replaced_nor_removed()
    {
        File.WriteAllText(folder.File("etc/systemd/system/radops-audit.timer"), "[Timer]\n");
        Assert.Equal("ScheduleForeign", Assert.Throws<RadOpsException>(() => Scheduler.PlanInstall(Job())).Code);
        Assert.Equal("ScheduleForeign", Assert.Throws<RadOpsException>(() => Scheduler.PlanRemoval("audit")).Code);
        Assert.Equal(["radops-audit.timer"], Files());
    }

    private void Refuse(string step, bool refuse)
    {
        var mark = Path.Combine(folder.Path, $"refuse-{step}");
        if (refuse) File.WriteAllText(mark, "");
        else File.Delete(mark);
    }

    /// <summary>What the units say, and that the link is there: below a folder, it leads to where the unit would be in the system's own.</summary>
    private List<string> Texts() => [.. Files().Select(file => file.Contains('/', StringComparison.Ordinal) ? file : File.ReadAllText(Path.Combine(units, file)))];

    private List<string> Files() => !Directory.Exists(units) ? [] : [.. Directory.EnumerateFiles(units, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(units, path)).Order(StringComparer.Ordinal)];
}
