namespace RadOps.Core.Audit.Schedules;

/// <summary>Who runs a scheduled audit.</summary>
public enum AuditScheduler
{
    /// <summary>Windows' Task Scheduler. Missed runs are made up for.</summary>
    TaskScheduler,

    /// <summary>A timer of systemd. Missed runs are made up for.</summary>
    Systemd,

    /// <summary>cron, by the user's crontab. What is missed while the machine is off is left out.</summary>
    Cron,
}
