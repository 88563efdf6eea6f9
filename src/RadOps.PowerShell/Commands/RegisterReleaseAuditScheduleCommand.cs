using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Schedules;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Register-ReleaseAuditSchedule</c>: has the machine audit the register by itself, every day, week or month.</summary>
[Cmdlet(VerbsLifecycle.Register, "ReleaseAuditSchedule", SupportsShouldProcess = true)]
[OutputType(typeof(AuditSchedule))]
public sealed class RegisterReleaseAuditScheduleCommand : AuditScheduleCmdlet
{
    /// <summary>How often.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public AuditInterval Every { get; set; }

    /// <summary>The report to write, .html or .csv; {date} in its name is the day on which it runs.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The time of day, by the machine's clock.</summary>
    [Parameter]
    public TimeSpan At { get; set; } = TimeSpan.FromHours(5);

    /// <summary>For every week: the day.</summary>
    [Parameter]
    public DayOfWeek? DayOfWeek { get; set; }

    /// <summary>For every month: the day.</summary>
    [Parameter]
    [ValidateRange(1, AuditTimetable.LastDayOfMonth)]
    public int? DayOfMonth { get; set; }

    /// <summary>After how many days something open is overdue.</summary>
    [Parameter]
    [ValidateRange(1, 3650)]
    public int OpenAfterDays { get; set; } = new AuditOptions().OpenAfterDays;

    /// <summary>Records each audit in the register, so that the next can say what is new.</summary>
    [Parameter]
    public SwitchParameter Record { get; set; }

    /// <summary>Lets the scheduler tell a run as failed when there are findings of this severity or a graver one.</summary>
    [Parameter]
    public FindingSeverity? FailOn { get; set; }

    private protected override void End()
    {
        if (At < TimeSpan.Zero || At >= TimeSpan.FromDays(1))
            throw new RadOpsException("ScheduleTimeUnknown", ErrorKind.InvalidInput, "The time of day lies between 00:00 and 23:59.");
        var timetable = AuditTimetable.Create(Every, TimeOnly.FromTimeSpan(At), DayOfWeek, DayOfMonth);
        var file = PathArgument.FullPath(this, Path);
        if (System.IO.Path.GetExtension(file).ToUpperInvariant() is not (".HTML" or ".HTM" or ".CSV"))
            throw new RadOpsException("ReportFormatUnknown", ErrorKind.InvalidInput, $"{file} ends neither in .html nor in .csv, so its form is not known.", file);
        var (plan, schedule) = Schedules.Plan(new(Name, timetable, file, Program(file), FailOn is not null));
        if (!ShouldProcess(
            $"Schedule the audit {schedule.Name} ({schedule.When}) by {schedule.Scheduler}, in {string.Join(" and ", plan.Places)}:\n{plan.Text}",
            $"Schedule the audit {schedule.Name} ({schedule.When}) by {schedule.Scheduler}, in {string.Join(" and ", plan.Places)}?\n{plan.Text}",
            "Register-ReleaseAuditSchedule"))
            return;
        plan.CarryOut();
        WriteObject(schedule);
    }

    /// <summary>This PowerShell, with this module, told in its own language what to do: nothing of it hangs on a profile, a current folder or the environment.</summary>
    private ScheduledProgram Program(string file)
    {
        var report = new List<string> { "Export-AuditReport", "-Path", Quote(file), "-Force", "-OpenAfterDays", OpenAfterDays.ToString(CultureInfo.InvariantCulture) };
        if (Workplace.SiteFile is { } site) report.AddRange(["-SiteFile", Quote(site)]);
        if (Workplace.UnattendedRegister is { } register) report.AddRange(["-Register", Quote(register)]);
        if (Record) report.Add("-Record");
        if (FailOn is { } limit) report.AddRange(["-FailOn", limit.ToString()]);
        report.AddRange(["-Confirm:$false", "-ErrorAction", "Stop"]);
        // What it says ends up in a mail or a log, where colours are noise.
        return new(PowerShellPath(), ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", $"$PSStyle.OutputRendering = 'PlainText'; Import-Module {Quote(ModulePath())}; {string.Join(' ', report)}"], new Dictionary<string, string>());
    }

    private static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private static string PowerShellPath()
    {
        var own = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(PSObject).Assembly.Location)!, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh");
        return File.Exists(own) ? own : Environment.ProcessPath!;
    }

    /// <summary>The module's folder; where it stands under its version, the one above, so that a later version is taken when this one is gone.</summary>
    private string ModulePath()
    {
        var folder = MyInvocation.MyCommand.Module.ModuleBase;
        return Version.TryParse(System.IO.Path.GetFileName(folder), out _) && System.IO.Path.GetDirectoryName(folder) is { } above && System.IO.Path.GetFileName(above) == "RadOps" ? above : folder;
    }
}
