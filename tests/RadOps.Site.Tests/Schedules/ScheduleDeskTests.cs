using RadOps.Core;
using RadOps.Core.Audit.Schedules;
using RadOps.Site.Schedules;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Schedules;

public sealed class ScheduleDeskTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<string> warnings = [];

    public void Dispose() => folder.Dispose();

    private Workplace Place(string? register = null, string? site = null, string path = "/nowhere")
    {
        if (site is not null) File.WriteAllText(Path.Combine(folder.Path, "site.yaml"), site);
        return Workplace.Open(new WorkplaceOptions { Register = register, SiteFile = site is null ? null : Path.Combine(folder.Path, "site.yaml"), ReadOnly = true, Warning = warnings.Add, Environment = name => name == "PATH" ? path : null });
    }

    [Fact]
    public void A_machine_without_a_scheduler_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Directory.Exists("/run/systemd/system"), "this machine has a scheduler that is always found");
        using var place = Place();
        Assert.Contains("Neither systemd nor cron is here", Assert.Throws<RadOpsException>(() => place.Schedules(null, null)).Message, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<AuditScheduler>(), kind => Assert.Equal("SchedulerMissing", Assert.Throws<RadOpsException>(() => place.Schedules(kind, null)).Code));
    }

    [Fact]
    public void A_register_is_named_so_that_a_job_finds_it_and_no_password_is_seen()
    {
        using (var own = Place()) Assert.StartsWith("sqlite:" + Path.GetPathRoot(folder.Path), own.UnattendedRegister, StringComparison.Ordinal);
        using (var relative = Place("reg.db")) Assert.Equal("sqlite:" + Path.GetFullPath("reg.db"), relative.UnattendedRegister);
        using (var stated = Place(site: "site: Prov\nregister: \"postgres:Host=h;Database=d;Password=${env:HEMLIGT}\"\n")) Assert.Null(stated.UnattendedRegister);
        using (var peer = Place("postgres:Host=h;Database=d;Username=u")) Assert.Equal("postgres:Host=h;Database=d;Username=u", peer.UnattendedRegister);
        foreach (var name in (string[])["postgres:Host=h;Database=d;Password=hemligt", "sqlserver:Server=h;Database=d;User ID=u;PWD=hemligt"])
        {
            using var secret = Place(name);
            var refused = Assert.Throws<RadOpsException>(() => secret.UnattendedRegister);
            Assert.Equal("ScheduleSecret", refused.Code);
            Assert.DoesNotContain("hemligt", refused.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_a_job_would_lack_is_told_before()
    {
        using var cron = new CrontabPeer();
        using var place = Place(site: "site: Prov\nregister: \"postgres:Host=h;Database=d;Password=${env:HEMLIGT}\"\n", path: Path.GetDirectoryName(cron.Program)!);
        var desk = place.Schedules(AuditScheduler.Cron, null);
        AuditScheduleRequest request = new("audit", AuditTimetable.Create(AuditInterval.Day, new(5, 0)), Path.Combine(folder.Path, "{date}.html"), new("/bin/true", [], new Dictionary<string, string>()), false);
        var (plan, schedule) = desk.Plan(request);
        Assert.Equal((AuditScheduler.Cron, false, "every day, 05:00"), (schedule.Scheduler, schedule.CatchesUp, schedule.When));
        Assert.Contains(warnings, warning => warning.Contains("cron does not make up", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.Contains("HEMLIGT", StringComparison.Ordinal));
        Assert.Null(cron.Text);
        plan.CarryOut();
        Assert.NotNull(cron.Text);
        Assert.Equal("PathNotFound", Assert.Throws<RadOpsException>(() => desk.Plan(request with { Report = Path.Combine(folder.Path, "borta", "x.html") })).Code);
        Assert.Equal("ScheduleNameInvalid", Assert.Throws<RadOpsException>(() => desk.PlanRemoval("../x")).Code);
    }
}
