using System.Text;

namespace RadOps.Core.Audit.Schedules;

/// <summary>A job as a timer and the service that it starts (systemd.timer(5), systemd.service(5)).</summary>
public static class SystemdUnits
{
    /// <summary>The first line of every unit that RadOps writes: none without it is written over or removed.</summary>
    public const string Mark = "# Written by RadOps, which writes it anew and removes it.";

    /// <summary>The unit's name without ending.</summary>
    /// <param name="name">The schedule's name.</param>
    public static string UnitName(string name) => $"radops-{ScheduledJob.Checked(name)}";

    /// <summary>The service.</summary>
    /// <param name="job">The job.</param>
    /// <exception cref="RadOpsException"><c>ScheduleTextNotCarried</c>: the program's own path holds a quote, a backslash or a dollar sign. systemd runs nothing that is called so, or reads it otherwise in some versions.</exception>
    public static string Service(ScheduledJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.Program.Path.AsSpan().ContainsAny("$\"'\\"))
            throw new RadOpsException("ScheduleTextNotCarried", ErrorKind.InvalidInput, "The program's path holds a quote, a backslash or a dollar sign, and systemd runs nothing that is called so. Install RadOps in another folder, or use cron.", job.Name);
        var text = Head(job).Append("\n[Service]\nType=oneshot\n");
        if (job.Account is { } account) text.Append("User=").Append(Specifiers(account)).Append('\n');
        foreach (var (name, value) in job.Program.Variables.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append("Environment=").Append(Quote($"{name}={value}")).Append('\n');
        text.Append("ExecStart=").AppendJoin(' ', [Quote(job.Program.Path), .. job.Program.Arguments.Select(argument => Quote(argument).Replace("$", "$$", StringComparison.Ordinal))]).Append('\n');
        // Findings are told in the report; the service has done its work.
        if (!job.FailsOnFindings) text.Append("SuccessExitStatus=1\n");
        return text.ToString();
    }

    /// <summary>The timer. A run that was missed because the machine was off is made up for (<c>Persistent=</c>).</summary>
    /// <param name="job">The job.</param>
    public static string Timer(ScheduledJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return Head(job).Append("\n[Timer]\nOnCalendar=").Append(job.Timetable.ToCalendar()).Append("\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n").ToString();
    }

    private static StringBuilder Head(ScheduledJob job) => new($"{Mark}\n[Unit]\nDescription=RadOps: audit of released images ({job.Name})\n");

    /// <summary>A word between double quotes, in which backslashes and quotes are escaped (systemd.syntax(7)), as are specifiers (systemd.unit(5)).</summary>
    private static string Quote(string word) => $"\"{Specifiers(word).Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Specifiers(string text) => text.Replace("%", "%%", StringComparison.Ordinal);
}
