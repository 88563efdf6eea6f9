using RadOps.Core.Intake.Files;
using RadOps.Site.Intake;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>A scanner's answer is taken for what it is: only a scanner that says clean makes a file clean (C54).</summary>
public sealed class VirusScannerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("exit 0", ScanOutcome.Clean, null)]
    [InlineData("echo \"$1: Win.Test.EICAR_HDB-1 FOUND\"; exit 1", ScanOutcome.Found, "Win.Test.EICAR_HDB-1")]
    [InlineData("exit 1", ScanOutcome.Found, null)]
    [InlineData("echo clean; exit 2", ScanOutcome.NotScanned, null)]
    [InlineData("exit 127", ScanOutcome.NotScanned, null)]
    [InlineData("kill -9 $$", ScanOutcome.NotScanned, null)]
    [InlineData("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; exit 0", ScanOutcome.Clean, null)]
    [Requirement("C54")]
    public async Task Its_exit_code_is_its_answer(string does, ScanOutcome outcome, string? signature)
    {
        var file = File("å ä ö 'bild'; exit 1.png");
        var scan = await Scanner(does).ScanAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal((outcome, signature, "scanner"), (scan.Outcome, scan.Signature, scan.Scanner));
        Assert.Equal(outcome == ScanOutcome.NotScanned, scan.Reason is not null);
        Assert.DoesNotContain("bild", $"{scan.Signature}{scan.Reason}", StringComparison.Ordinal);
        var inspection = Inspection().With(scan);
        Assert.Equal(outcome == ScanOutcome.Clean, inspection.IsAccepted);
        Assert.Equal(outcome switch { ScanOutcome.Clean => [], ScanOutcome.Found => [FileFindingCode.ScannerFound], _ => [FileFindingCode.ScannerFailed] }, inspection.Findings.Select(finding => finding.Code));
        Assert.Equal(outcome == ScanOutcome.Clean ? FileRoute.Picsara : FileRoute.None, inspection.ProposedRoute);
    }

    [Fact]
    [Requirement("C54")]
    public async Task It_is_given_the_file_and_nothing_of_it_is_read_by_a_shell()
    {
        var file = File("$(touch found) `touch found` åäö.png");
        var told = folder.File("told");

        Assert.Equal(ScanOutcome.Clean, (await Scanner($"printf '%s' \"$2\" > '{told}'", "--fdpass").ScanAsync(file, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(file, System.IO.File.ReadAllText(told));
        Assert.Equal(ScanOutcome.Clean, (await Scanner($"printf '%s' \"$1$2\" > '{told}'", "--file={file}").ScanAsync(file, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal($"--file={file}", System.IO.File.ReadAllText(told));
    }

    [Fact]
    [Requirement("C54")]
    public async Task One_that_does_not_answer_in_time_is_ended_with_all_that_it_started_and_has_not_said_clean()
    {
        var pid = folder.File("pid");
        var scanner = new ProcessVirusScanner(new() { Scanner = [Script($"sleep 600 & echo $! > '{pid}'; wait")], ScannerTimeout = 1 }, Environment.GetEnvironmentVariable);

        var scan = await scanner.ScanAsync(File("a.png"), TestContext.Current.CancellationToken);

        Assert.Equal(ScanOutcome.NotScanned, scan.Outcome);
        Assert.Contains("1 sekund", scan.Reason, StringComparison.Ordinal);
        var child = int.Parse((await System.IO.File.ReadAllTextAsync(pid, TestContext.Current.CancellationToken)).Trim(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(await HasEndedAsync(child), "what the scanner had started was left behind");
    }

    [Fact]
    [Requirement("C54")]
    public async Task One_that_is_cancelled_ends_and_says_nothing()
    {
        using var cancel = new CancellationTokenSource();
        var begun = folder.File("begun");
        var scanning = Scanner($"echo > '{begun}'; sleep 600").ScanAsync(File("a.png"), cancel.Token);
        while (!System.IO.File.Exists(begun)) await Task.Delay(5, TestContext.Current.CancellationToken);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scanning);
    }

    [Theory]
    [InlineData("no-such-scanner-here")]
    [InlineData("/no/such/scanner")]
    [Requirement("C54")]
    public async Task One_that_is_not_there_has_not_said_clean(string program)
    {
        var scanner = ProcessVirusScanner.Of(new() { Scanner = [program] }, Environment.GetEnvironmentVariable)!;
        var scan = await scanner.ScanAsync(File("a.png"), TestContext.Current.CancellationToken);
        Assert.Equal((ScanOutcome.NotScanned, "programmet är inte installerat"), (scan.Outcome, scan.Reason));
        Assert.Null(ProcessVirusScanner.Of(new(), Environment.GetEnvironmentVariable));
    }

    [Fact]
    [Requirement("C54")]
    public async Task A_file_that_is_no_program_has_not_said_clean()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what may be run is not a file's mode on Windows");
        var scan = await new ProcessVirusScanner(new() { Scanner = [File("scanner.txt")] }, Environment.GetEnvironmentVariable).ScanAsync(File("a.png"), TestContext.Current.CancellationToken);
        Assert.Equal((ScanOutcome.NotScanned, "programmet kan inte startas"), (scan.Outcome, scan.Reason));
    }

    /// <summary>ClamAV itself, on a list of its own that knows one file: its daemon is started for the test where it is installed, and is not there at first.</summary>
    [Fact]
    [Requirement("C54")]
    public async Task Clamdscan_finds_what_its_daemon_knows_and_says_nothing_without_it()
    {
        var client = Peer.Require("clamav", "clamdscan");
        var daemon = Peer.Require("clamav", "clamd");
        var bad = File("bad.png");
        System.IO.File.WriteAllText(bad, "RadOps' own harmless test file, which only this test's list knows as bad.\n");
        var lists = Directory.CreateDirectory(folder.File("lists/x")[..^2]).FullName;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.IO.File.ReadAllBytes(bad)));
        System.IO.File.WriteAllText(Path.Combine(lists, "own.hsb"), $"{hash}:{new FileInfo(bad).Length}:RadOps.Test-1\n");
        var socket = folder.File("clamd.sock");
        var configuration = folder.File("clamd.conf");
        System.IO.File.WriteAllText(configuration, $"LocalSocket {socket}\nDatabaseDirectory {lists}\nForeground yes\nTemporaryDirectory {folder.Path}\n");
        var scanner = new ProcessVirusScanner(new() { Scanner = [client, $"--config-file={configuration}", "--fdpass", "--no-summary"] }, Environment.GetEnvironmentVariable);

        Assert.Equal(ScanOutcome.NotScanned, (await scanner.ScanAsync(bad, TestContext.Current.CancellationToken)).Outcome);

        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(daemon, [$"--config-file={configuration}"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            while (!System.IO.File.Exists(socket) && !process.HasExited) await Task.Delay(50, TestContext.Current.CancellationToken);
            Assert.SkipWhen(process.HasExited, $"clamd does not start here (exit code {(process.HasExited ? process.ExitCode : 0)})");
            var found = await scanner.ScanAsync(bad, TestContext.Current.CancellationToken);
            Assert.Equal((ScanOutcome.Found, "RadOps.Test-1.UNOFFICIAL"), (found.Outcome, found.Signature));
            Assert.Equal(ScanOutcome.Clean, (await scanner.ScanAsync(File("good.png"), TestContext.Current.CancellationToken)).Outcome);
            Assert.Equal(ScanOutcome.NotScanned, (await scanner.ScanAsync(folder.File("gone.png"), TestContext.Current.CancellationToken)).Outcome);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("scanner: [ no-such-scanner-here ]", "ScannerMissing", "intake.scanner")]
    [InlineData("knownBad: nowhere.txt", "KnownBadListUnreadable", "intake.knownBad")]
    [InlineData("knownBad: wrong.txt", "KnownBadListInvalid", "intake.knownBad")]
    [InlineData("knownBad: empty.txt", "KnownBadListEmpty", "intake.knownBad")]
    public void A_site_file_that_names_what_is_not_there_is_told_of(string intake, string code, string place)
    {
        System.IO.File.WriteAllText(folder.File("wrong.txt"), $"# list\n{new string('a', 64)}  a.png\n12345\n");
        System.IO.File.WriteAllText(folder.File("empty.txt"), "# none\n");
        System.IO.File.WriteAllText(folder.File("site.yaml"), $"site: S\nintake: {{ {intake} }}\n");
        var finding = Assert.Single(new SiteCheck(new() { SiteFile = folder.File("site.yaml"), Environment = _ => null }).Run(), finding => finding.Place.StartsWith("intake", StringComparison.Ordinal));
        Assert.Equal((code, place), (finding.Code, finding.Place));
        if (code == "KnownBadListInvalid") Assert.Contains("row 3", finding.Message, StringComparison.Ordinal);
    }

    private static FileInspection Inspection() => new() { Format = PatientFileFormat.Png, Length = 1, Sha256 = "", Findings = [], Metadata = FileMetadata.None };

    private string File(string name)
    {
        var path = folder.File(name);
        if (!System.IO.File.Exists(path)) System.IO.File.WriteAllText(path, "x");
        return path;
    }

    private ProcessVirusScanner Scanner(string does, params string[] arguments) => new(new() { Scanner = [Script(does), .. arguments], ScannerTimeout = 60 }, Environment.GetEnvironmentVariable);

    /// <summary>A real program: a shell script by the name of scanner.</summary>
    private string Script(string does)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in scanner is a shell script");
        var path = folder.File("bin/scanner");
        System.IO.File.WriteAllText(path, $"#!/bin/sh\n{does}\n");
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static async Task<bool> HasEndedAsync(int process)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            // One that nobody has waited for is there as a name alone (Z).
            if (!System.IO.File.Exists($"/proc/{process}/stat") || (await System.IO.File.ReadAllTextAsync($"/proc/{process}/stat", TestContext.Current.CancellationToken)).Contains(") Z ", StringComparison.Ordinal)) return true;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        return false;
    }
}
