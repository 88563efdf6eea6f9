using System.Text;
using RadOps.Core;
using RadOps.Core.Audit.Schedules;

namespace RadOps.Site.Schedules;

/// <summary>cron, told by <c>crontab</c> (POSIX XCU crontab), which alone may write the file and says whether one may.</summary>
/// <param name="crontab">The program.</param>
/// <param name="account">Whose crontab; null for the user's own. Only root may name another.</param>
internal sealed class CronScheduler(HostProgram crontab, string? account) : JobScheduler
{
    private string Place => account is null ? "the user's crontab" : $"the crontab of {account}";

    private string[] Whose => account is null ? [] : ["-u", account];

    internal override AuditScheduler Kind => AuditScheduler.Cron;

    internal override SchedulePlan PlanInstall(ScheduledJob job)
    {
        var (before, text) = (Read(), Crontab.Block(job));
        var after = Crontab.Put(before, job);
        return new([Place], text, () => Replace(before, after));
    }

    internal override SchedulePlan? PlanRemoval(string name)
    {
        var before = Read();
        if (Crontab.Take(before, name) is not { } after) return null;
        // The block stands together: what is left ends where it began, and goes on where it ended.
        var start = before.AsSpan().CommonPrefixLength(after);
        var text = Encoding.UTF8.GetString(before, start, before.Length - after.Length);
        return new([Place], text, () => Replace(before, after));
    }

    private byte[] Read()
    {
        var (code, output, errors) = crontab.Run([.. Whose, "-l"]);
        return code == 0 ? output
            : errors.Contains("no crontab", StringComparison.OrdinalIgnoreCase) ? []
            : throw crontab.Refused(code, errors);
    }

    private void Replace(byte[] before, byte[] after)
    {
        if (!Read().AsSpan().SequenceEqual(before))
            throw new RadOpsException("CrontabChanged", ErrorKind.Conflict, "Somebody changed the crontab meanwhile, so it was left alone. Run the command again.");
        if (before.AsSpan().SequenceEqual(after)) return;
        // Where nothing else is in it, there was none before either.
        if (after.Length == 0) crontab.Require([.. Whose, "-r"]);
        else crontab.Require([.. Whose, "-"], after);
    }
}
