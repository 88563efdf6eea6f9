using RadOps.Core.Intake;
using RadOps.Core.Intake.Cleaning;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>Files from patients are gone from the computer, and it is proved on the real file system.</summary>
public sealed class IntakeCompletionTests : IDisposable
{
    private readonly IntakeBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    [Requirement("F-30", "C40")]
    public void Every_trace_of_an_image_goes_and_nothing_else()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the bin and the thumbnails of a Linux desktop");
        var file = bench.Download("Åsas hand (höger).png", PatientFiles.Png(1));
        var known = bench.Take(PatientFileClass.Image, file);
        string[] traces =
        [
            file,
            bench.Download("Åsas hand (höger) (1).png", PatientFiles.Png(1)),
            bench.Download("undermapp/annat namn.tmp", PatientFiles.Png(1)),
            bench.Download(".radops-av en körning som bröts", PatientFiles.Png(1)),
            bench.Download("Åsas hand (höger).png.crdownload", PatientFiles.Png(1)[..40]),
            bench.ThrowAway(bench.Download("slängd.png", PatientFiles.Png(1))),
            Path.Combine(bench.Trash, "info", "slängd.png.trashinfo"),
            bench.Thumbnail(file), bench.Thumbnail(file, "large"), bench.Thumbnail(file, "fail/gnome-thumbnail-factory"),
            bench.Thumbnail(Path.Combine(bench.Downloads, "slängd.png")),
            Path.Combine(bench.Picsara, known.CaseId, $"{known.CaseId}-1.png"),
        ];
        // Of the same length, of a like name, thrown away as well, and the picture of another: none of them is the case's.
        bench.Download("Åsas hand (vänster).png", PatientFiles.Png(2));
        bench.Download("Åsas hand.png.part", PatientFiles.Png(1)[..40]);
        bench.ThrowAway(bench.Download("semester.png", PatientFiles.Png(3)));
        bench.Thumbnail(Path.Combine(bench.Downloads, "Åsas hand (vänster).png"));
        Assert.All(traces, trace => Assert.True(File.Exists(trace), trace));
        var others = bench.State(path => File.Exists(path) && !traces.Contains(path) && !path.StartsWith(bench.Journal, StringComparison.Ordinal));

        var planned = bench.Completion.Plan(new() { CaseId = known.CaseId, Uploaded = true });
        Assert.Equal(traces.Order(StringComparer.Ordinal), planned.Items.Select(item => item.Path).Order(StringComparer.Ordinal));
        var done = bench.Complete(known.CaseId, uploaded: true);
        Assert.Empty(done.CleanUp!.Remaining);
        Assert.All(traces, trace => Assert.False(Path.Exists(trace), trace));
        Assert.Equal(others, bench.State(path => File.Exists(path) && !path.StartsWith(bench.Journal, StringComparison.Ordinal)));
        Assert.False(Directory.Exists(Path.Combine(bench.Picsara, known.CaseId)));
        Assert.False(done.IsOpen);
        Assert.Equal(("Anders Kvist", bench.Clock.Now), (done.Files[0].SavedBy, done.Files[0].SavedAt));
        Assert.Equal(bench.Clock.Now, done.Files[0].CleanedAt);
        Assert.Equal("CaseClosed", IntakeBench.Code(() => bench.Complete(known.CaseId, uploaded: true)));
    }

    [Fact]
    [Requirement("F-30", "F-32")]
    public void Nothing_is_deleted_before_a_person_has_confirmed_it()
    {
        var known = bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)));
        var before = bench.State();
        var refused = Assert.Throws<Core.RadOpsException>(() => bench.Complete(known.CaseId));
        Assert.Equal("SaveNotConfirmed", refused.Code);
        Assert.Equal("SaveNotConfirmed", IntakeBench.Code(() => bench.Complete(known.CaseId, printed: true)));
        Assert.Equal("TimeAhead", IntakeBench.Code(() => bench.Completion.Plan(new() { CaseId = known.CaseId, Uploaded = true, Occurred = bench.Clock.Now.AddHours(1) })));
        _ = bench.Completion.Plan(new() { CaseId = known.CaseId, Uploaded = true });
        Assert.Equal(before, bench.State());
    }

    [Fact]
    [Requirement("F-31", "F-32", "C41")]
    public void A_printed_document_is_tracked_until_it_is_in_E_arkiv()
    {
        var file = bench.Download("brev.pdf", PatientFiles.Pdf("brev"));
        var known = bench.Take(PatientFileClass.Document, file);
        var printed = bench.Complete(known.CaseId, printed: true);
        Assert.False(File.Exists(file));
        Assert.Equal(PatientFileStatus.Cleaned, printed.Files[0].Status);
        Assert.True(printed.IsOpen);
        Assert.Equal(1, printed.Papers);
        Assert.Contains("bara på papper", Assert.Single(printed.Missing), StringComparison.Ordinal);
        Assert.Contains("1177 har det till 2028-03-12", printed.Missing[0], StringComparison.Ordinal);
        bench.Clock.Now += TimeSpan.FromDays(1);
        var archived = bench.Complete(known.CaseId, archived: true);
        Assert.False(archived.IsOpen);
        Assert.Equal("Anders Kvist", archived.Files[0].ArchivedBy);
        Assert.Equal(TimeSpan.FromDays(1), archived.Age);
    }

    [Fact]
    [Requirement("F-32", "C41")]
    public void A_document_whose_paper_was_lost_is_downloaded_and_printed_again()
    {
        var known = bench.Take(PatientFileClass.Document, bench.Download("brev.pdf", PatientFiles.Pdf("brev")));
        bench.Complete(known.CaseId, printed: true);
        var again = bench.Download("brev.pdf", PatientFiles.Pdf("brev"));
        bench.Desk.Import(bench.Desk.Plan(new() { CaseId = known.CaseId, Paths = [again] }));
        Assert.Equal(PatientFileStatus.Ready, bench.Desk.MakeReady(known.CaseId).Files[0].Status);
        Assert.True(File.Exists(Path.Combine(bench.Earchive, known.CaseId, $"{known.CaseId}-1.pdf")));
        Assert.False(bench.Complete(known.CaseId, printed: true, archived: true).IsOpen);
        Assert.False(File.Exists(again));
        // Once more, though it is in E-arkiv: then it is only to be deleted.
        again = bench.Download("igen.pdf", PatientFiles.Pdf("brev"));
        bench.Desk.Import(bench.Desk.Plan(new() { CaseId = known.CaseId, Paths = [again] }));
        Assert.Equal(PatientFileStatus.Saved, bench.Desk.MakeReady(known.CaseId).Files[0].Status);
        Assert.False(bench.Complete(known.CaseId).IsOpen);
        Assert.False(File.Exists(again));
    }

    [Fact]
    [Requirement("F-21", "F-30", "F-32")]
    public void Of_a_mixed_message_only_what_is_confirmed_goes()
    {
        var (image, document) = (bench.Download("a.png", PatientFiles.Png(1)), bench.Download("b.pdf", PatientFiles.Pdf("b")));
        var known = bench.Take(PatientFileClass.Image, image);
        bench.Desk.Import(bench.Desk.Plan(new() { CaseId = known.CaseId, Paths = [document], Class = PatientFileClass.Document }));
        bench.Desk.MakeReady(known.CaseId);
        var half = bench.Complete(known.CaseId, uploaded: true);
        Assert.False(File.Exists(image));
        Assert.True(File.Exists(document));
        Assert.Equal([PatientFileStatus.Cleaned, PatientFileStatus.Ready], half.Files.Select(file => file.Status));
        Assert.True(File.Exists(Path.Combine(bench.Earchive, known.CaseId, $"{known.CaseId}-2.pdf")));
        Assert.False(bench.Complete(known.CaseId, printed: true, archived: true).IsOpen);
        Assert.False(File.Exists(document));
    }

    [Fact]
    [Requirement("F-30")]
    public void A_file_that_was_deleted_and_left_in_the_bin_is_found_by_its_content_and_its_thumbnail_by_its_name()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the bin and the thumbnails of a Linux desktop");
        var file = bench.Download("a.png", PatientFiles.Png(1));
        var thumbnail = bench.Thumbnail(file);
        var known = bench.Take(PatientFileClass.Image, file);
        var thrown = bench.ThrowAway(file, "a.2.png");
        Assert.False(bench.Complete(known.CaseId, uploaded: true).IsOpen);
        Assert.False(File.Exists(thrown));
        Assert.False(File.Exists(thumbnail));
        Assert.Empty(Directory.EnumerateFiles(bench.Trash, "*", SearchOption.AllDirectories));
    }

    [Fact]
    [Requirement("F-30")]
    public void A_note_in_the_bin_and_a_thumbnail_are_found_where_the_file_is_gone_already()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the bin and the thumbnails of a Linux desktop");
        var file = bench.Download("a.png", PatientFiles.Png(1));
        var thumbnail = bench.Thumbnail(file);
        var known = bench.Take(PatientFileClass.Image, file);
        File.Delete(bench.ThrowAway(file));
        var other = bench.ThrowAway(bench.Download("b.png", PatientFiles.Png(2)));
        Assert.False(bench.Complete(known.CaseId, uploaded: true).IsOpen);
        Assert.False(File.Exists(thumbnail));
        Assert.Equal([Path.Combine(bench.Trash, "info", "b.png.trashinfo")], Directory.EnumerateFiles(Path.Combine(bench.Trash, "info")));
        Assert.True(File.Exists(other));
    }

    [Fact]
    [Requirement("F-30")]
    public void A_file_in_a_folder_that_was_thrown_away_goes_and_the_folder_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the bin of a Linux desktop");
        var file = bench.Download("mapp/a.png", PatientFiles.Png(1));
        bench.Download("mapp/b.png", PatientFiles.Png(2));
        var thumbnail = bench.Thumbnail(file);
        var known = bench.Take(PatientFileClass.Image, file);
        var thrown = Path.Combine(bench.Trash, "files", "mapp");
        Directory.Move(Path.Combine(bench.Downloads, "mapp"), thrown);
        File.WriteAllText(Path.Combine(bench.Trash, "info", "mapp.trashinfo"), $"[Trash Info]\nPath={Uri.EscapeDataString(Path.Combine(bench.Downloads, "mapp")).Replace("%2F", "/", StringComparison.Ordinal)}\n");
        Assert.False(bench.Complete(known.CaseId, uploaded: true).IsOpen);
        Assert.Equal([Path.Combine(thrown, "b.png")], Directory.EnumerateFiles(thrown));
        Assert.True(File.Exists(Path.Combine(bench.Trash, "info", "mapp.trashinfo")));
        Assert.False(File.Exists(thumbnail));
    }

    [Fact]
    public void Half_a_download_of_the_same_name_that_is_not_of_the_file_is_left_and_told()
    {
        var file = bench.Download("a.png", PatientFiles.Png(1));
        var known = bench.Take(PatientFileClass.Image, file);
        var other = bench.Download("a.png.part", [9, 9, 9]);
        var done = bench.Complete(known.CaseId, uploaded: true);
        Assert.True(done.IsOpen);
        Assert.True(File.Exists(other));
        Assert.Equal(CleanUpOutcome.Unclear, Assert.Single(done.CleanUp!.Remaining).Outcome);
        File.Delete(other);
        Assert.False(bench.Complete(known.CaseId).IsOpen);
    }

    [Fact]
    [Requirement("C40")]
    public void The_whole_bin_is_emptied_only_as_a_step_of_its_own()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the bin of a Linux desktop");
        var known = bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)));
        var other = bench.ThrowAway(bench.Download("semester.png", PatientFiles.Png(3)));
        var outside = Path.Combine(bench.Root, "utanför");
        Directory.CreateDirectory(outside);
        File.WriteAllText(Path.Combine(outside, "kvar.txt"), "kvar");
        Directory.CreateSymbolicLink(Path.Combine(bench.Trash, "files", "länk"), outside);
        bench.Complete(known.CaseId, uploaded: true);
        Assert.True(File.Exists(other));
        var entries = bench.Completion.PlanBins();
        Assert.Equal(3, entries.Count);
        Assert.True(File.Exists(other));
        Assert.Empty(bench.Completion.EmptyBins(known.CaseId, entries));
        Assert.Empty(bench.Completion.PlanBins());
        Assert.True(File.Exists(Path.Combine(outside, "kvar.txt")));
        Assert.Contains(EventKinds.RecycleBinEmptied, bench.Recorded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_account_or_computer_cannot_delete_what_is_not_on_it()
    {
        var known = bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)));
        bench.Tools = bench.Tools with { Account = "annan1" };
        Assert.Equal("CaseElsewhere", IntakeBench.Code(() => bench.Complete(known.CaseId, uploaded: true)));
        Assert.Equal("CaseElsewhere", IntakeBench.Code(() => bench.Desk.MakeReady(known.CaseId)));
        Assert.Null(bench.Desk.Case(known.CaseId).Files[0].Name);
        Assert.Equal("CaseIdInvalid", IntakeBench.Code(() => bench.Complete(known.CaseId[..^1] + "?", uploaded: true)));
    }

    [Fact]
    public void What_a_person_does_not_approve_stays_and_keeps_the_case_open()
    {
        var (file, copy) = (bench.Download("a.png", PatientFiles.Png(1)), bench.Download("a (1).png", PatientFiles.Png(1)));
        var known = bench.Take(PatientFileClass.Image, file);
        var plan = bench.Completion.Plan(new() { CaseId = known.CaseId, Uploaded = true });
        var done = bench.Completion.Complete(plan, plan.Items.Where(item => item.Path != copy));
        Assert.True(done.IsOpen);
        Assert.True(File.Exists(copy));
        Assert.False(File.Exists(file));
        Assert.False(bench.Complete(known.CaseId).IsOpen);
        Assert.False(File.Exists(copy));
    }

    [Fact]
    public void The_register_gets_the_events_when_it_answers_and_nothing_is_lost_until_then()
    {
        var known = bench.Take(PatientFileClass.Image, bench.Download("Åsa.png", PatientFiles.Png(1)));
        bench.Complete(known.CaseId, uploaded: true);
        var register = new MemoryRegister(bench.Clock);
        bench.Tools.Journal.Exchange(register);
        Assert.Equal(
            [EventKinds.JournalOpened, EventKinds.PatientFilesImported, EventKinds.PatientFilesSaved, EventKinds.PatientFilesCleaned],
            register.Read(new()).Select(item => item.Kind));
        Assert.DoesNotContain(register.Read(new()), item => item.Payload!.Text.Contains("sa.png", StringComparison.Ordinal));
    }
}
