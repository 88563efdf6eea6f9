using RadOps.Core.Audit.Schedules;

namespace RadOps.Site.Schedules;

/// <summary>One of the machine's schedulers: what it would be told is planned first, and told only when the plan is carried out.</summary>
internal abstract class JobScheduler
{
    /// <summary>Which it is.</summary>
    internal abstract AuditScheduler Kind { get; }

    /// <summary>Whether it makes up for runs that were missed.</summary>
    internal bool CatchesUp => Kind != AuditScheduler.Cron;

    /// <summary>What puts a job there, in the place of one of the same name.</summary>
    internal abstract SchedulePlan PlanInstall(ScheduledJob job);

    /// <summary>What takes a job away, and nothing else; null where there is none of the name.</summary>
    internal abstract SchedulePlan? PlanRemoval(string name);
}
