using RadOps.Core.Intake;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>Files from patients at a workplace, as its site file has it.</summary>
public sealed class IntakePlaceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<string> warnings = [];

    public IntakePlaceTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the user's own folder for downloads cannot be set aside there");
        _ = folder.File("Hämtade filer/x");
    }

    public void Dispose() => folder.Dispose();

    private Workplace Open(string more = "", string register = "sqlite:register.db")
    {
        var site = folder.File("site.yaml");
        File.WriteAllText(site, $"site: Hudmottagningen\norganisation: SkaraborgsSjukhus\nregister: {register}\nfolders: {{ journal: journal }}\naccounts: {{ personal: '^[a-z]{{5}}[0-9]$' }}\n{more}");
        return Workplace.Open(new()
        {
            SiteFile = site,
            Operator = "andkv1",
            Warning = warnings.Add,
            Environment = name => name switch
            {
                "HOME" => folder.Path,
                "XDG_DOWNLOAD_DIR" => Path.Combine(folder.Path, "Hämtade filer"),
                "PATH" => Environment.GetEnvironmentVariable("PATH"),
                _ => null,
            },
        });
    }

    private string Download(byte[] content)
    {
        var path = folder.File("Hämtade filer/a.png");
        File.WriteAllBytes(path, content);
        return path;
    }

    private static PatientFileCase Take(Workplace workplace, string file)
    {
        var desk = workplace.Intake(null).Desk;
        return desk.Import(desk.Plan(new() { Paths = [file], Statements = IntakeBench.Said with { SentAt = DateTimeOffset.UtcNow.AddHours(-1) }, Class = PatientFileClass.Image }));
    }

    [Theory]
    [InlineData(0, PatientFileStatus.Ready)]
    [InlineData(1, PatientFileStatus.Refused)]
    [InlineData(2, PatientFileStatus.Refused)] // a scanner that does not answer has not said that the file is clean
    [Requirement("C54")]
    public void The_sites_scanner_is_asked_and_only_its_clean_lets_a_file_through(int answer, PatientFileStatus status)
    {
        var scanner = folder.File("scanner.sh");
        File.WriteAllText(scanner, $"#!/bin/sh\nexit {answer}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(scanner, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var workplace = Open($"intake: {{ scanner: [{scanner}] }}\n");
        Assert.Equal(status, Take(workplace, Download(PatientFiles.Png(1))).Files[0].Status);
    }

    [Fact]
    [Requirement("C54")]
    public void A_known_bad_file_is_refused()
    {
        var content = PatientFiles.Png(1);
        File.WriteAllText(folder.File("bad.txt"), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)) + " prov\n");
        using var workplace = Open("intake: { knownBad: bad.txt }\n");
        var known = Take(workplace, Download(content));
        Assert.Equal(PatientFileStatus.Refused, known.Files[0].Status);
        Assert.Contains("KnownBad", known.Files[0].Findings);
    }

    [Fact]
    public void A_register_that_is_out_of_reach_costs_a_warning_and_nothing_else()
    {
        using (var workplace = Open(register: "sqlite:/proc/register.db"))
        {
            var known = Take(workplace, Download(PatientFiles.Png(1)));
            var place = workplace.Intake(null);
            place.Exchange(TestContext.Current.CancellationToken);
            Assert.Contains(warnings, warning => warning.StartsWith("the register could not be reached", StringComparison.Ordinal));
            Assert.Equal("", place.SubjectOf(Core.Identity.PatientId.Parse("19121212-1212", new(2026, 3, 10))));
            Assert.Equal([known.CaseId], place.Desk.Cases().Select(each => each.CaseId));
        }

        using var later = Open();
        later.Intake(null).Exchange(TestContext.Current.CancellationToken);
        Assert.Contains(later.Register.Read(new()), item => item.Kind == Core.Register.EventKinds.PatientFilesImported);
    }

    [Fact]
    public void A_hospital_whose_routine_says_nothing_of_it_is_told()
    {
        using var workplace = Open();
        Assert.Equal("IntakeRoutineMissing", IntakeBench.Code(() => workplace.Intake("RegionHalland")));
    }

    [Fact]
    [Requirement("F-26")]
    public void A_watch_hands_on_each_file_once_when_it_is_whole()
    {
        using var workplace = Open();
        using var stop = new CancellationTokenSource();
        List<string> whole = [];
        var looks = 0;
        workplace.Intake(null).Watch(null, TimeSpan.FromMinutes(2), _ =>
        {
            if (looks++ == 0) Download(PatientFiles.Png(1));
            if (whole.Count > 0) stop.Cancel(); // one look more, which gives it no second time
        }, whole.Add, stop.Token);
        Assert.Equal([Path.Combine(folder.Path, "Hämtade filer", "a.png")], whole);
    }
}
