using System.Diagnostics;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Cleaning;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>Cleaning where something is in the way: programs, links, other file systems, and whoever swaps a file in the middle of it.</summary>
public sealed class CleaningFaultTests : IDisposable
{
    private readonly IntakeBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    [Requirement("F-30")]
    public void A_file_that_another_program_holds_open_keeps_the_case_open_until_it_lets_go()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "holds the file by a shell's descriptor");
        var file = bench.Download("a b.png", PatientFiles.Png(1));
        var known = bench.Take(PatientFileClass.Image, file);
        using (var viewer = Hold(file))
        {
            var held = bench.Complete(known.CaseId, uploaded: true);
            var left = Assert.Single(held.CleanUp!.Remaining);
            Assert.Equal(CleanUpOutcome.HeldOpen, left.Outcome);
            Assert.Contains($"process {viewer.Id}", left.Reason, StringComparison.Ordinal);
            Assert.True(held.IsOpen);
            Assert.True(File.Exists(file));
            Assert.Contains("Kvar vid senaste försöket: öppen i ett annat program.", bench.Desk.Case(known.CaseId).Missing[0], StringComparison.Ordinal);
            viewer.Kill();
            viewer.WaitForExit();
        }

        Assert.False(bench.Complete(known.CaseId).IsOpen);
        Assert.False(File.Exists(file));
    }

    [Fact]
    [Requirement("F-30")]
    public void A_program_that_lets_go_in_time_is_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "holds the file by a shell's descriptor");
        var file = bench.Download("a.png", PatientFiles.Png(1));
        var known = bench.Take(PatientFileClass.Image, file);
        bench.Tools = bench.Tools with { Patience = TimeSpan.FromMinutes(2) };
        using var viewer = Hold(file);
        // It lets go as soon as the first attempt has found it held.
        var done = bench.Complete(known.CaseId, uploaded: true, told: item =>
        {
            if (item.Outcome != CleanUpOutcome.HeldOpen) return;
            viewer.Kill();
            viewer.WaitForExit();
        });
        Assert.True(viewer.HasExited);
        Assert.False(done.IsOpen);
    }

    [Fact]
    public void A_hard_link_is_told_and_not_hidden_by_deleting_one_of_its_names()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "made with ln");
        var file = bench.Download("a.png", PatientFiles.Png(1));
        var known = bench.Take(PatientFileClass.Image, file);
        var elsewhere = Path.Combine(bench.Root, "kopia.png");
        Run("ln", file, elsewhere);
        var done = bench.Complete(known.CaseId, uploaded: true);
        var left = Assert.Single(done.CleanUp!.Remaining);
        Assert.Equal((CleanUpOutcome.HardLinked, file), (left.Outcome, left.Path));
        Assert.True(File.Exists(file));
        File.Delete(elsewhere);
        Assert.False(bench.Complete(known.CaseId).IsOpen);
    }

    [Fact]
    public void Links_are_never_followed_and_what_they_lead_to_is_untouched()
    {
        var outside = Path.Combine(bench.Root, "utanför");
        Directory.CreateDirectory(outside);
        File.WriteAllBytes(Path.Combine(outside, "a.png"), PatientFiles.Png(1));
        var file = bench.Download("a.png", PatientFiles.Png(1));
        var known = bench.Take(PatientFileClass.Image, file);
        Directory.CreateSymbolicLink(Path.Combine(bench.Downloads, "mapp"), outside);
        File.CreateSymbolicLink(Path.Combine(bench.Downloads, "länk.png"), Path.Combine(outside, "a.png"));
        Assert.False(bench.Complete(known.CaseId, uploaded: true).IsOpen);
        Assert.True(File.Exists(Path.Combine(outside, "a.png")));
        Assert.True(Path.Exists(Path.Combine(bench.Downloads, "mapp")));
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("link")]
    [InlineData("other")]
    [InlineData("folder-link")]
    [InlineData("rewritten")]
    public void What_was_put_in_its_place_after_the_look_is_not_touched(string trick)
    {
        var outside = Path.Combine(bench.Root, "utanför");
        Directory.CreateDirectory(outside);
        var theirs = Path.Combine(outside, "a.png");
        File.WriteAllBytes(theirs, PatientFiles.Png(1));
        var file = bench.Download("mapp/a.png", PatientFiles.Png(1));
        var known = bench.Take(PatientFileClass.Image, file);
        var plan = bench.Completion.Plan(new() { CaseId = known.CaseId, Uploaded = true });
        switch (trick)
        {
            case "link":
                File.Delete(file);
                File.CreateSymbolicLink(file, theirs);
                break;
            case "other":
                File.Delete(file);
                File.WriteAllBytes(file, PatientFiles.Png(2));
                break;
            case "folder-link":
                Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
                Directory.CreateSymbolicLink(Path.GetDirectoryName(file)!, outside);
                break;
            default:
                var time = File.GetLastWriteTimeUtc(file);
                using (var stream = File.OpenWrite(file)) stream.Write(PatientFiles.Png(2));
                File.SetLastWriteTimeUtc(file, time);
                break;
        }

        var there = File.ReadAllBytes(file);
        var done = bench.Completion.Complete(plan, plan.Items);
        Assert.Contains(done.CleanUp!.Items, item => item.Kind == CleanUpKind.Download && item.Outcome == CleanUpOutcome.Changed);
        Assert.Equal(there, File.ReadAllBytes(file));
        Assert.True(File.Exists(theirs));
        Assert.DoesNotContain(Directory.EnumerateFiles(bench.Downloads, ".radops-*", SearchOption.AllDirectories), File.Exists);
    }

    [Fact]
    public void A_pipe_among_the_downloads_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "made with mkfifo");
        var known = bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)));
        Run("mkfifo", Path.Combine(bench.Downloads, "rör"));
        Assert.False(bench.Complete(known.CaseId, uploaded: true).IsOpen);
    }

    [Fact]
    public void Another_file_system_within_the_folder_is_passed_by_and_told()
    {
        var inside = Path.Combine(bench.Downloads, "enhet");
        Directory.CreateDirectory(inside);
        using var mount = Mount.Memory(inside);
        Assert.SkipWhen(mount is null, "mounting a file system needs root on Linux");
        File.WriteAllBytes(Path.Combine(inside, "a.png"), PatientFiles.Png(1));
        var known = bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)));
        var done = bench.Complete(known.CaseId, uploaded: true);
        Assert.Equal([inside], done.CleanUp!.NotSearched);
        Assert.True(File.Exists(Path.Combine(inside, "a.png")));
        Assert.False(File.Exists(Path.Combine(bench.Downloads, "a.png")));
    }

    [Fact]
    [Requirement("F-30")]
    public void Downloads_on_a_file_system_of_their_own_are_cleaned_with_the_bin_that_is_there()
    {
        var top = Path.Combine(bench.Root, "disk");
        Directory.CreateDirectory(top);
        using var mount = Mount.Memory(top);
        Assert.SkipWhen(mount is null, "mounting a file system needs root on Linux");
        using var desk = new IntakeBench(downloads: Path.Combine(top, "Hämtningar"));
        var file = desk.Download("a å.png", PatientFiles.Png(1));
        var thumbnail = desk.Thumbnail(file);
        var known = desk.Take(PatientFileClass.Image, file);
        var bin = desk.Machine.Bins(desk.Downloads).Single(each => each.Top == top && each.Folder.StartsWith(Path.Combine(top, ".Trash-"), StringComparison.Ordinal)).Folder;
        Directory.CreateDirectory(Path.Combine(bin, "files"));
        Directory.CreateDirectory(Path.Combine(bin, "info"));
        File.Move(file, Path.Combine(bin, "files", "a.png"));
        // In such a bin the path is told from the top of the file system.
        File.WriteAllText(Path.Combine(bin, "info", "a.png.trashinfo"), "[Trash Info]\nPath=H%C3%A4mtningar/a%20%C3%A5.png\nDeletionDate=2026-03-10T09:10:00\n");
        Assert.False(desk.Complete(known.CaseId, uploaded: true).IsOpen);
        Assert.Empty(Directory.EnumerateFiles(bin, "*", SearchOption.AllDirectories));
        Assert.False(File.Exists(thumbnail));
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_no_proof_of_absence()
    {
        var known = bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)));
        var name = Path.Combine(bench.Downloads, "a\uFFFD.png");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "names that are no text are Linux's");
        Run("bash", "-c", $"printf x > '{bench.Downloads}'/$'a\\xff.png'");
        var done = bench.Complete(known.CaseId, uploaded: true);
        Assert.True(done.IsOpen);
        Assert.Equal((CleanUpOutcome.Unreadable, name), (done.CleanUp!.Remaining[0].Outcome, done.CleanUp.Remaining[0].Path));
        Run("bash", "-c", $"rm '{bench.Downloads}'/$'a\\xff.png'");
        Assert.False(bench.Complete(known.CaseId).IsOpen);
    }

    [Theory]
    [InlineData("Hämtningar")]
    [InlineData("picsara")]
    public void A_folder_that_is_away_is_no_proof_of_absence(string name)
    {
        var known = bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)));
        var folder = name == "picsara" ? bench.Picsara : bench.Downloads;
        Directory.Move(folder, folder + ".borta");
        var done = bench.Complete(known.CaseId, uploaded: true);
        Assert.True(done.IsOpen);
        Assert.Equal((CleanUpOutcome.Unreadable, folder), (done.CleanUp!.Remaining[0].Outcome, done.CleanUp.Remaining[0].Path));
        Directory.Move(folder + ".borta", folder);
        Assert.False(bench.Complete(known.CaseId).IsOpen);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void What_is_told_of_a_file_names_nobody()
    {
        var path = bench.Download("Åsa Öberg.png", PatientFiles.Png(1));
        var known = bench.Take(PatientFileClass.Image, path);
        Assert.Equal("Å. Ö..png", known.Files[0].Name);
        var item = bench.Completion.Plan(new() { CaseId = known.CaseId, Uploaded = true }).Items.Single(item => item.Kind == CleanUpKind.Download);
        Assert.Equal(path, item.Path);
        Assert.DoesNotContain("berg", $"{item} {item.Place}", StringComparison.Ordinal);
        var missing = Assert.Throws<Core.RadOpsException>(() => bench.Take(PatientFileClass.Image, path + " Ek"));
        Assert.DoesNotContain("Öberg", missing.Message + missing.Target, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_empty_files_only_the_one_that_was_taken_in_goes()
    {
        var empty = bench.Download("tom.png", []);
        var other = bench.Download("annan tom.txt", []);
        var known = bench.Take(PatientFileClass.Image, empty);
        Assert.Equal(PatientFileStatus.Refused, known.Files[0].Status);
        Assert.False(bench.Complete(known.CaseId).IsOpen);
        Assert.False(File.Exists(empty));
        Assert.True(File.Exists(other));
    }

    private static Process Hold(string file)
    {
        var start = new ProcessStartInfo("bash") { ArgumentList = { "-c", "exec 3<\"$1\"; echo held; read -r", "bash", file }, RedirectStandardOutput = true, RedirectStandardInput = true };
        var process = Process.Start(start)!;
        Assert.Equal("held", process.StandardOutput.ReadLine());
        return process;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
