using System.Diagnostics;
using System.Text.Json;
using RadOps.Core.Audit.Schedules;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Register.Integrity;
using RadOps.Core.Release;
using RadOps.Site;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>An audit that cron is asked to run, and that is then run as cron runs it.</summary>
public sealed class AuditScheduleTests : IDisposable
{
    private const string Place = "å b 100%";

    private readonly ToolProcess tool = new();
    private readonly CrontabPeer cron;

    public AuditScheduleTests()
    {
        cron = new();
        tool.Environment["PATH"] = Path.GetDirectoryName(cron.Program) + ":" + Environment.GetEnvironmentVariable("PATH");
        Directory.CreateDirectory(Path.Combine(tool.Folder, Place));
        tool.File($"{Place}/site.yaml", "site: Röntgen Provsjukhuset\norganisation: NuSjukvarden\nregister: sqlite:register.db\n");
        using var workplace = Open(readOnly: false);
        var request = new ReleaseRequest { RequestId = "P1", Organisation = "NuSjukvarden", PatientId = PatientId.Parse("191212121212", new(2026, 1, 1)), AccessionNumber = "N1", Examination = "CT torax", Recipient = RecipientType.Patient, Purpose = ReleasePurpose.PrivateUse, Signature = SignatureStatus.Unsigned };
        workplace.Releases.RecordManual(ReleaseRecord.From(workplace.Desk.Decide(request), "R-20260215-AAAAA1", ReleaseOrigin.Manual, MediumType.Cd) with { Images = true, Proof = "kvitto", Occurred = new(2026, 2, 15, 12, 0, 0, TimeSpan.Zero) }, CompletedSteps.None, PriceList.Empty);
    }

    public void Dispose()
    {
        cron.Dispose();
        tool.Dispose();
    }

    [Fact]
    public void It_is_shown_put_there_run_as_cron_runs_it_and_taken_away()
    {
        const string Own = "MAILTO=eva@example.org\n0 1 * * * /bin/true\n";
        cron.Install(Own);
        string[] schedule = ["audit", "schedule", "--every", "week", "--day-of-week", "Sunday", "--at", "4:15", "--html", $"{Place}/revision-{{date}}.html", "--record", "--fail-on", "error", "--site", $"{Place}/site.yaml", "--scheduler", "cron"];

        var (code, shown, _) = tool.Run([.. schedule, "--what-if"]);
        Assert.Equal((0, Own), (code, cron.Text));
        var added = tool.Run([.. schedule, "--output", "json"]);
        Assert.Equal(0, added.ExitCode);
        var told = JsonDocument.Parse(added.Output).RootElement[0];
        Assert.Equal(("audit", "Cron", false), (told.GetProperty("Name").GetString(), told.GetProperty("Scheduler").GetString(), told.GetProperty("CatchesUp").GetBoolean()));
        var block = told.GetProperty("Text").GetString()!;
        Assert.EndsWith(":\n" + block, shown, StringComparison.Ordinal);
        Assert.Equal(Own + block, cron.Text);

        // cron's own reading of the line: five fields, then a command in which a percent sign stands behind a backslash.
        var line = block.Split('\n')[1].Split(' ', 6);
        Assert.Equal("15 4 * * 0", string.Join(' ', line[..5]));
        var before = Events();
        var (ended, output, errors) = AsCron(line[5].Replace("\\%", "%", StringComparison.Ordinal));
        Assert.True(ended == 1, $"{ended}: {output}{errors}"); // an error was found, which is what --fail-on error is for
        Assert.Contains("NotFinallySigned", output, StringComparison.Ordinal);
        Assert.DoesNotContain("1212", output, StringComparison.Ordinal);
        using (var workplace = Open(readOnly: true)) Assert.Contains("Inte definitivsignerat", File.ReadAllText(DatedName.On(Path.Combine(tool.Folder, Place, "revision-{date}.html"), workplace.Today)), StringComparison.Ordinal);
        Assert.Equal(before + 1, Events());

        Assert.Equal(0, tool.Run("audit", "unschedule", "--scheduler", "cron", "--what-if").ExitCode);
        Assert.Equal(Own + block, cron.Text);
        Assert.Equal(0, tool.Run("audit", "unschedule", "--scheduler", "cron").ExitCode);
        Assert.Equal(Own, cron.Text);
        Assert.Equal(2, tool.Run("audit", "unschedule", "--scheduler", "cron").ExitCode);
    }

    /// <summary>As cron starts it (crontab(5)): by sh, in the home folder, with nothing in the environment but these.</summary>
    private (int ExitCode, string Output, string Errors) AsCron(string command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment.Clear();
        foreach (var (name, value) in new Dictionary<string, string> { ["HOME"] = tool.Folder, ["LOGNAME"] = "radops", ["PATH"] = "/usr/bin:/bin", ["SHELL"] = "/bin/sh" }) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    private Workplace Open(bool readOnly) => Workplace.Open(new WorkplaceOptions { SiteFile = Path.Combine(tool.Folder, Place, "site.yaml"), ReadOnly = readOnly, Environment = _ => null });

    private long Events()
    {
        using var workplace = Open(readOnly: true);
        using var store = workplace.OpenRegisterForReading()!;
        return RegisterIntegrityCheck.Run(store, workplace.Clock, [], null, null, TestContext.Current.CancellationToken).Events;
    }
}
