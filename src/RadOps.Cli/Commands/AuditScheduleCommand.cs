using System.CommandLine;
using System.Globalization;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Schedules;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops audit schedule|unschedule</c>: audits that the machine runs by itself, as Register- and Unregister-ReleaseAuditSchedule.</summary>
internal static class AuditScheduleCommand
{
    private const string DefaultTime = "05:00";

    private static readonly ResultColumn<AuditSchedule>[] Columns =
    [
        new(nameof(AuditSchedule.Name), schedule => schedule.Name),
        new(nameof(AuditSchedule.Scheduler), schedule => schedule.Scheduler.ToString()),
        new(nameof(AuditSchedule.When), schedule => schedule.When),
        new(nameof(AuditSchedule.CatchesUp), schedule => schedule.CatchesUp),
        new(nameof(AuditSchedule.Account), schedule => schedule.Account, InTable: false),
        new(nameof(AuditSchedule.Places), schedule => schedule.Places, InTable: false),
        new(nameof(AuditSchedule.Text), schedule => schedule.Text, InTable: false),
        new(nameof(AuditSchedule.Report), schedule => schedule.Report),
    ];

    internal static Command Add(CommandFrame frame)
    {
        var every = new Option<AuditInterval>("--every") { Description = "How often: day, week or month.", HelpName = "day|week|month", Required = true };
        var at = new Option<TimeOnly>("--at") { Description = "The time of day, by the machine's clock.", HelpName = "HH:MM", CustomParser = Time, DefaultValueFactory = _ => TimeOnly.ParseExact(DefaultTime, "HH:mm", CultureInfo.InvariantCulture) };
        var dayOfWeek = new Option<DayOfWeek?>("--day-of-week") { Description = "For every week: the day; Monday where it is not stated.", HelpName = "DAY" };
        var dayOfMonth = new Option<int?>("--day-of-month") { Description = "For every month: the day, 1 to 28; the first where it is not stated.", HelpName = "N" };
        var html = new Option<string>("--html") { Description = "The page of HTML to write; {date} in its name is the day on which it runs, and without it the page is replaced every time.", HelpName = "FILE", Required = true };
        var openAfter = new Option<int>("--open-after-days") { Description = "After how many days something open is overdue.", HelpName = "DAYS", DefaultValueFactory = _ => new AuditOptions().OpenAfterDays };
        var failOn = new Option<string?>("--fail-on") { Description = "Let the scheduler tell a run as failed when there are findings of this severity or a graver one: error or warning.", HelpName = "error|warning" };
        failOn.AcceptOnlyFromAmong("error", "warning");
        var record = new Option<bool>("--record") { Description = "Record each audit in the register, so that the next can say what is new." };
        var (name, scheduler, account) = (Name(), Scheduler(), Account());
        var command = new Command("schedule", "Has the machine audit the register by itself: by Task Scheduler on Windows, else by systemd or cron. The same name again replaces.")
        {
            every, at, dayOfWeek, dayOfMonth, html, openAfter, failOn, record, name, scheduler, account,
        };
        command.SetAction(parsed =>
        {
            using var workplace = Workplace.Open(frame.Options.Of(parsed, frame.Console) with { ReadOnly = true });
            var timetable = AuditTimetable.Create(parsed.GetValue(every), parsed.GetValue(at), parsed.GetValue(dayOfWeek), parsed.GetValue(dayOfMonth));
            var report = Path.GetFullPath(parsed.GetRequiredValue(html));
            List<string> arguments = ["audit", "--html", report, "--open-after-days", parsed.GetValue(openAfter).ToString(CultureInfo.InvariantCulture)];
            if (workplace.SiteFile is { } site) arguments.AddRange(["--site", site]);
            if (workplace.UnattendedRegister is { } register) arguments.AddRange(["--register", register]);
            if (parsed.GetValue(record)) arguments.Add("--record");
            if (parsed.GetValue(failOn) is { } limit) arguments.AddRange(["--fail-on", limit]);
            var (plan, schedule) = workplace.Schedules(parsed.GetValue(scheduler), parsed.GetValue(account))
                .Plan(new(parsed.GetRequiredValue(name), timetable, report, ToolProgram.With(arguments), parsed.GetValue(failOn) is not null));
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"What if: schedule the audit {schedule.Name} ({schedule.When}) by {schedule.Scheduler}, in {string.Join(" and ", plan.Places)}:");
                frame.Console.Text.Write(plan.Text);
                return ExitCode.Done;
            }

            plan.CarryOut();
            using var writer = ResultWriter<AuditSchedule>.Create(frame.Options.Output(parsed), frame.Console, Columns);
            writer.Write(schedule);
            writer.End();
            return ExitCode.Done;
        });
        return command;
    }

    internal static Command Remove(CommandFrame frame)
    {
        var (name, scheduler, account) = (Name(), Scheduler(), Account());
        var command = new Command("unschedule", "Takes away what 'radops audit schedule' put there, and nothing else.") { name, scheduler, account };
        command.SetAction(parsed =>
        {
            using var workplace = Workplace.Open(frame.Options.Of(parsed, frame.Console) with { ReadOnly = true });
            var desk = workplace.Schedules(parsed.GetValue(scheduler), parsed.GetValue(account));
            var plan = desk.PlanRemoval(parsed.GetRequiredValue(name))
                ?? throw new RadOpsException("ScheduleNotFound", ErrorKind.NotFound, $"{desk.Scheduler} has no audit of the name {parsed.GetRequiredValue(name)}. Name another with --name or --scheduler.", parsed.GetRequiredValue(name));
            if (frame.Options.WhatIf(parsed))
            {
                frame.Console.Text.WriteLine($"What if: take this away from {string.Join(" and ", plan.Places)}:");
                frame.Console.Text.Write(plan.Text);
                return ExitCode.Done;
            }

            plan.CarryOut();
            frame.Console.Text.WriteLine($"Taken away from {string.Join(" and ", plan.Places)}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string> Name() => new("--name") { Description = "The schedule's name, where there are several.", HelpName = "NAME", DefaultValueFactory = _ => ScheduledJob.DefaultName };

    private static Option<AuditScheduler?> Scheduler() => new("--scheduler") { Description = "TaskScheduler, Systemd or Cron; the machine's own where it is not stated.", HelpName = "SCHEDULER" };

    private static Option<string?> Account() => new("--account") { Description = "The account that it runs under, where that is not your own: root may name one; on Windows SYSTEM, LOCAL SERVICE, NETWORK SERVICE or a group managed service account.", HelpName = "ACCOUNT" };

    private static TimeOnly Time(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        result.AddError($"--at: '{text}' is not a time of the form hh:mm");
        return default;
    }
}
