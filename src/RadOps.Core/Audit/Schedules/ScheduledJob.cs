using System.Text.RegularExpressions;

namespace RadOps.Core.Audit.Schedules;

/// <summary>An audit that a scheduler is asked to run.</summary>
public sealed partial record ScheduledJob
{
    /// <summary>The name of a schedule where none is given.</summary>
    public const string DefaultName = "audit";

    /// <summary>Makes a job.</summary>
    /// <param name="name">Its name: 1–40 letters a–z, digits, hyphens and underscores, so that it can be a part of a file's name anywhere.</param>
    /// <param name="timetable">When it runs.</param>
    /// <param name="program">What it runs.</param>
    /// <param name="failsOnFindings">Whether exit code 1 (findings) is to be told as a failure by the scheduler.</param>
    /// <param name="account">The account that it runs under; null for the one that registers it.</param>
    /// <exception cref="RadOpsException"><c>ScheduleNameInvalid</c>; <c>ScheduleTextNotCarried</c>: a path or argument holds a line break or another control character.</exception>
    public ScheduledJob(string name, AuditTimetable timetable, ScheduledProgram program, bool failsOnFindings, string? account = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        Name = Checked(name);
        Timetable = timetable;
        Program = program;
        FailsOnFindings = failsOnFindings;
        Account = account;
        if (Texts.FirstOrDefault(text => text.Any(char.IsControl)) is not null || (account?.Any(char.IsControl) ?? false))
            throw new RadOpsException("ScheduleTextNotCarried", ErrorKind.InvalidInput, "A path, name or option holds a line break or another control character, which no scheduler carries on.", Name);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>When it runs.</summary>
    public AuditTimetable Timetable { get; }

    /// <summary>What it runs.</summary>
    public ScheduledProgram Program { get; }

    /// <summary>Whether exit code 1 (findings) is a failure to the scheduler.</summary>
    public bool FailsOnFindings { get; }

    /// <summary>The account that it runs under; null for the one that registers it.</summary>
    public string? Account { get; }

    /// <summary>Every text that a scheduler has to carry on.</summary>
    internal IEnumerable<string> Texts => [Program.Path, .. Program.Arguments, .. Program.Variables.Values];

    /// <summary>Gives a name back that may be one of a schedule.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="RadOpsException"><c>ScheduleNameInvalid</c>.</exception>
    public static string Checked(string name) => NamePattern().IsMatch(name)
        ? name
        : throw new RadOpsException("ScheduleNameInvalid", ErrorKind.InvalidInput, "The name of a schedule is 1 to 40 of the letters a to z, digits, hyphens and underscores, such as audit or audit-monthly.", name);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,40}\z")]
    private static partial Regex NamePattern();
}
