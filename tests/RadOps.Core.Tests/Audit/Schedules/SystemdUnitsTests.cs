using RadOps.Core.Audit.Schedules;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit.Schedules;

public sealed class SystemdUnitsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_units_are_written_out()
    {
        var job = new ScheduledJob("natt", Jobs.Monthly, new("/opt/å b/100%", ["a \"b\" c", @"\ $x", "%h"], new Dictionary<string, string> { ["DOTNET_ROOT"] = "/opt/.net $1" }), failsOnFindings: false, "radops");
        Assert.Equal(
            """
            # Written by RadOps, which writes it anew and removes it.
            [Unit]
            Description=RadOps: audit of released images (natt)

            [Service]
            Type=oneshot
            User=radops
            Environment="DOTNET_ROOT=/opt/.net $1"
            ExecStart="/opt/å b/100%%" "a \"b\" c" "\\ $$x" "%%h"
            SuccessExitStatus=1

            """.ReplaceLineEndings("\n"),
            SystemdUnits.Service(job));
        Assert.Equal(
            """
            # Written by RadOps, which writes it anew and removes it.
            [Unit]
            Description=RadOps: audit of released images (natt)

            [Timer]
            OnCalendar=*-*-01 05:00:00
            Persistent=true

            [Install]
            WantedBy=timers.target

            """.ReplaceLineEndings("\n"),
            SystemdUnits.Timer(job));
        Assert.DoesNotContain("SuccessExitStatus", SystemdUnits.Service(Jobs.Of("/opt/x", [])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/opt/$x")]
    [InlineData("/opt/\"x\"")]
    [InlineData("/opt/x's")]
    [InlineData("/opt/x\\y")]
    public void A_program_whose_path_systemd_would_not_run_is_refused(string path) =>
        Assert.Equal("ScheduleTextNotCarried", Assert.Throws<RadOpsException>(() => SystemdUnits.Service(Jobs.Of(path, []))).Code);

    /// <summary>systemd finds no fault, and finds the program at its path, blanks, letters and percent included.</summary>
    [Fact]
    public void Are_verified_by_systemd_itself()
    {
        var analyze = Peer.Require("systemd", "systemd-analyze");
        var program = folder.File("å b 100% (c)/radops");
        File.WriteAllText(program, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var said = Verify(analyze, program);
        Assert.Equal((0, "", ""), said);

        // That it looks at all: a program that is not there, and a calendar that is none.
        Assert.Contains("radops2", Verify(analyze, program + "2").Errors, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.Path, "radops-audit.timer"), SystemdUnits.Timer(Jobs.Of(program, [])).Replace("*-*-01", "*-*-41", StringComparison.Ordinal));
        Assert.NotEqual(0, Peer.Run(analyze, ["verify", Path.Combine(folder.Path, "radops-audit.timer")]).ExitCode);
    }

    private (int ExitCode, string Output, string Errors) Verify(string analyze, string program)
    {
        var job = Jobs.Of(program, [.. Jobs.Words, @"\", @"a\b\\", "\\\""]);
        var (service, timer) = (folder.File("radops-audit.service"), folder.File("radops-audit.timer"));
        File.WriteAllText(service, SystemdUnits.Service(job));
        File.WriteAllText(timer, SystemdUnits.Timer(job));
        var (code, output, errors) = Peer.Run(analyze, ["verify", timer, service]);
        return (code, output, errors);
    }
}
