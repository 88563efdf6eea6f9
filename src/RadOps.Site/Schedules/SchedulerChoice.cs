using RadOps.Core;
using RadOps.Core.Audit.Schedules;

namespace RadOps.Site.Schedules;

/// <summary>Chooses the scheduler that a machine has.</summary>
/// <param name="environment">Gives an environment variable's value.</param>
/// <param name="today">Today, where the machine is.</param>
internal sealed class SchedulerChoice(Func<string, string?> environment, DateOnly today)
{
    // Where there is this folder, systemd runs the machine (sd_booted(3)).
    private const string SystemdRuns = "/run/systemd/system";

    /// <summary>The scheduler that is asked for, or that there is.</summary>
    /// <param name="stated">The scheduler; null for the machine's own: Task Scheduler on Windows, systemd where it runs the machine, else cron.</param>
    /// <param name="account">The account that jobs run under; null for the user's own.</param>
    /// <exception cref="RadOpsException"><c>SchedulerMissing</c>: it is not here; <c>ScheduleAccountUnfit</c>: only root may name another account.</exception>
    internal JobScheduler Choose(AuditScheduler? stated, string? account)
    {
        var kind = stated ?? (OperatingSystem.IsWindows() ? AuditScheduler.TaskScheduler : Directory.Exists(SystemdRuns) && HostProgram.Find("systemctl", environment) is not null ? AuditScheduler.Systemd : AuditScheduler.Cron);
        if (kind == AuditScheduler.TaskScheduler)
            return OperatingSystem.IsWindows() ? new WindowsScheduler(Require("schtasks.exe", "Task Scheduler", []), $@"{Environment.UserDomainName}\{Environment.UserName}", today) : throw Missing("Task Scheduler is Windows' own.");
        if (account is not null && !Environment.IsPrivilegedProcess)
            throw new RadOpsException("ScheduleAccountUnfit", ErrorKind.NotPermitted, "Only root may schedule something for another account. Run the command as that account, without naming one.", account);
        if (kind == AuditScheduler.Cron)
            return HostProgram.Find("crontab", environment) is { } crontab ? new CronScheduler(new(crontab), account) : throw Missing(stated is null ? "Neither systemd nor cron is here: systemd does not run this machine, and there is no crontab on the search path." : NotFound("cron", "crontab"));
        if (stated is not null && !Directory.Exists(SystemdRuns))
            throw Missing("systemd does not run this machine.");
        return Environment.IsPrivilegedProcess
            ? new SystemdScheduler(Require("systemctl", "systemd", []), "/etc/systemd/system")
            : new SystemdScheduler(Require("systemctl", "systemd", ["--user"]), Path.Combine(UserConfiguration(), "systemd", "user"));
    }

    private string UserConfiguration() => environment("XDG_CONFIG_HOME") is { Length: > 0 } folder ? folder : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");

    private HostProgram Require(string program, string what, string[] before) =>
        HostProgram.Find(program, environment) is { } path ? new(path, before) : throw Missing(NotFound(what, program));

    private static string NotFound(string what, string program) => $"{what} was not found: there is no {program} on the search path.";

    private static RadOpsException Missing(string why) =>
        new("SchedulerMissing", ErrorKind.NotSupported, $"{why} Install cron, or let another scheduler run Export-AuditReport or radops audit.");
}
