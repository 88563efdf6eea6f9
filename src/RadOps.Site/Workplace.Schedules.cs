using System.Data.Common;
using RadOps.Core;
using RadOps.Core.Audit.Schedules;
using RadOps.Site.Schedules;

namespace RadOps.Site;

/// <content>Audits that run by themselves.</content>
public sealed partial class Workplace
{
    /// <summary>Schedules audits by one of the machine's schedulers.</summary>
    /// <param name="scheduler">Which; null for the machine's own.</param>
    /// <param name="account">The account that jobs run under; null for the user's own.</param>
    /// <exception cref="RadOpsException"><c>SchedulerMissing</c>; <c>ScheduleAccountUnfit</c>.</exception>
    public ScheduleDesk Schedules(AuditScheduler? scheduler, string? account) => new(this, new SchedulerChoice(options.Environment, Today).Choose(scheduler, account), account);

    /// <summary>What names this register to a job that runs elsewhere and by itself; null where the site file alone does.</summary>
    /// <exception cref="RadOpsException"><c>ScheduleSecret</c>: the name holds a password, which would stand for all to read; or the name is malformed.</exception>
    public string? UnattendedRegister
    {
        get
        {
            if (options.Register is null && Settings.Register is not null) return null;
            var place = RegisterPlace;
            if (!place.IsServer) return $"sqlite:{Storage.RegisterFactory.Locate(RegisterName).Location}";
            var text = RegisterName[(RegisterName.IndexOf(':', StringComparison.Ordinal) + 1)..];
            var parts = new DbConnectionStringBuilder { ConnectionString = text };
            return parts.ContainsKey("Password") || parts.ContainsKey("Pwd")
                ? throw new RadOpsException("ScheduleSecret", ErrorKind.InvalidInput, "The register's name holds a password, which would stand in the schedule for others to read. Name the register in the site file, with ${env:NAME} for the password.")
                : RegisterName;
        }
    }

    /// <summary>The environment variables that the site file asks for.</summary>
    internal IReadOnlyList<string> SiteVariables => SiteFile is { } path ? EnvironmentText.Names(File.ReadAllText(path)) : [];
}
