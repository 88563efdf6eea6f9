using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace RadOps.Core.Audit.Schedules;

/// <summary>A job as a task of Windows' Task Scheduler: XML by the schema that Microsoft publishes ([MS-TSCH] 2.5).</summary>
public static class WindowsTask
{
    /// <summary>Who is said to have made the task: no task of another source is replaced or removed.</summary>
    public const string Source = "RadOps";

    private static readonly XNamespace ns = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    // Accounts of Windows itself, which have no password.
    private static readonly Dictionary<string, string> services = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SYSTEM"] = "S-1-5-18",
        ["LOCAL SERVICE"] = "S-1-5-19",
        ["NETWORK SERVICE"] = "S-1-5-20",
    };

    /// <summary>The accounts of Windows itself that a task may run under without a password.</summary>
    public static IReadOnlyCollection<string> ServiceAccounts => services.Keys;

    /// <summary>The task's name in the scheduler's root folder, so that nothing but the task is left to remove.</summary>
    /// <param name="name">The schedule's name.</param>
    public static string TaskName(string name) => $@"\RadOps-{ScheduledJob.Checked(name)}";

    /// <summary>The task. A run that was missed is made up for (<c>StartWhenAvailable</c>).</summary>
    /// <param name="job">The job; its account is null for <paramref name="user"/>, a service account of Windows, or a group managed service account (DOMAIN\NAME$).</param>
    /// <param name="user">The account that registers it, DOMAIN\NAME.</param>
    /// <param name="from">The day from which it holds.</param>
    /// <exception cref="RadOpsException"><c>ScheduleTextNotCarried</c>: it holds what Task Scheduler would replace; <c>ScheduleAccountUnfit</c>: an account that would need its password here.</exception>
    public static XDocument Of(ScheduledJob job, string user, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(job);
        // %NAME% and $(Arg0) are replaced when the task runs, and nothing escapes them.
        if (job.Texts.Any(text => text.Contains('%', StringComparison.Ordinal) || text.Contains("$(", StringComparison.Ordinal)))
            throw new RadOpsException("ScheduleTextNotCarried", ErrorKind.InvalidInput, "A path, name or option holds a percent sign or $(, which Task Scheduler replaces. Choose another name.", job.Name);
        return new(
            new XElement(
                ns + "Task",
                new XAttribute("version", "1.2"),
                new XElement(ns + "RegistrationInfo", new XElement(ns + "Source", Source), new XElement(ns + "Description", $"RadOps: audit of released images ({job.Name})")),
                new XElement(ns + "Triggers", new XElement(ns + "CalendarTrigger", new XElement(ns + "StartBoundary", from.ToDateTime(job.Timetable.At).ToString("s", CultureInfo.InvariantCulture)), When(job.Timetable))),
                new XElement(ns + "Principals", Principal(job, user)),
                new XElement(
                    ns + "Settings",
                    new XElement(ns + "MultipleInstancesPolicy", "IgnoreNew"),
                    new XElement(ns + "DisallowStartIfOnBatteries", false),
                    new XElement(ns + "StopIfGoingOnBatteries", false),
                    new XElement(ns + "StartWhenAvailable", true),
                    new XElement(ns + "Enabled", true),
                    new XElement(ns + "ExecutionTimeLimit", "PT12H")),
                new XElement(ns + "Actions", new XAttribute("Context", "Runner"), new XElement(ns + "Exec", new XElement(ns + "Command", job.Program.Path), new XElement(ns + "Arguments", Arguments(job.Program))))));
    }

    private static XElement When(AuditTimetable timetable) => timetable.Interval switch
    {
        AuditInterval.Week => new(ns + "ScheduleByWeek", new XElement(ns + "WeeksInterval", 1), new XElement(ns + "DaysOfWeek", new XElement(ns + timetable.DayOfWeek.ToString()))),
        AuditInterval.Month => new(
            ns + "ScheduleByMonth",
            new XElement(ns + "DaysOfMonth", new XElement(ns + "Day", timetable.DayOfMonth)),
            new XElement(ns + "Months", CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Where(month => month.Length > 0).Select(month => new XElement(ns + month)))),
        _ => new(ns + "ScheduleByDay", new XElement(ns + "DaysInterval", 1)),
    };

    /// <summary>
    /// Under the user's own account without a password kept (S4U): it runs whether the user is there or not, but cannot show who it is to other machines. Those who need that name a service account.
    /// </summary>
    private static XElement Principal(ScheduledJob job, string user)
    {
        var principal = new XElement(ns + "Principal", new XAttribute("id", "Runner"));
        if (job.Account is null)
            principal.Add(new XElement(ns + "UserId", user), new XElement(ns + "LogonType", "S4U"), new XElement(ns + "RunLevel", "LeastPrivilege"));
        else if (services.TryGetValue(job.Account, out var sid))
            principal.Add(new XElement(ns + "UserId", sid), new XElement(ns + "RunLevel", "LeastPrivilege"));
        else if (job.Account.EndsWith('$'))
            principal.Add(new XElement(ns + "UserId", job.Account), new XElement(ns + "LogonType", "Password"), new XElement(ns + "RunLevel", "LeastPrivilege"));
        else
            throw new RadOpsException("ScheduleAccountUnfit", ErrorKind.InvalidInput, $"The account {job.Account} needs a password, which RadOps does not take. Name SYSTEM, LOCAL SERVICE, NETWORK SERVICE or a group managed service account (DOMAIN\\NAME$), or run the command as that account without naming one.", job.Account);
        return principal;
    }

    /// <summary>One line that CommandLineToArgvW takes apart into the same arguments: quotes around each, backslashes doubled before a quote.</summary>
    private static string Arguments(ScheduledProgram program)
    {
        var line = new StringBuilder();
        foreach (var argument in program.Arguments)
        {
            line.Append(line.Length > 0 ? " \"" : "\"");
            var backslashes = 0;
            foreach (var letter in argument)
            {
                if (letter == '"') line.Append('\\', backslashes + 1);
                backslashes = letter == '\\' ? backslashes + 1 : 0;
                line.Append(letter);
            }

            line.Append('\\', backslashes).Append('"');
        }

        return line.ToString();
    }
}
