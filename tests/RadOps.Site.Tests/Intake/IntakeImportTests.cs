using RadOps.Core.Identity;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Files;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>Files from patients are taken in by routine F.</summary>
public sealed class IntakeImportTests : IDisposable
{
    private readonly IntakeBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("gkhud", "AccountShared", "gruppkonto (GK-konto)")]
    [InlineData("GKHUD", "AccountShared", "gruppkonto (GK-konto)")]
    [InlineData("mottagning-7", "AccountNotPersonal", "inget personligt VGR-ID")]
    [Requirement("F-23")]
    public void Another_account_than_a_personal_one_is_refused_before_any_file_is_touched(string account, string code, string words)
    {
        using var shared = new IntakeBench(account);
        var file = shared.Download("bild.png", PatientFiles.Png(1));
        var before = shared.State();
        var refused = Assert.Throws<Core.RadOpsException>(() => shared.Take(PatientFileClass.Image, file));
        Assert.Equal(code, refused.Code);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains("(F-23, rad 90: ”inloggad med sitt egna VGR-ID på datorn. Inloggning med GK-konto är inte tillåtet”)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, shared.Inspected);
        Assert.Equal(before, shared.State());
    }

    [Fact]
    [Requirement("F-23")]
    public void An_account_is_not_taken_for_personal_where_the_site_does_not_say_what_that_is()
    {
        using var unsaid = new IntakeBench(personal: null);
        Assert.Equal("AccountPatternMissing", IntakeBench.Code(() => unsaid.Take(null, unsaid.Download("bild.png", PatientFiles.Png(1)))));
        Assert.Equal(0, unsaid.Inspected);
    }

    [Theory]
    [InlineData(IntakeChannel.Email, "med mejl")]
    [InlineData(IntakeChannel.Mms, "med mms")]
    [InlineData(IntakeChannel.Sms, "med sms")]
    [InlineData(IntakeChannel.Other, "på annat sätt")]
    [Requirement("F-07")]
    public void Files_that_came_another_way_are_refused_before_they_are_touched(IntakeChannel channel, string words)
    {
        var file = bench.Download("bild.png", PatientFiles.Png(1));
        var before = bench.State();
        var refused = Assert.Throws<Core.RadOpsException>(() => bench.Take(IntakeBench.Said with { Channel = channel }, PatientFileClass.Image, file));
        Assert.Equal("ChannelRefused", refused.Code);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.Contains("inte en godkänd kommunikationsväg", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, bench.Inspected);
        Assert.Equal(before, bench.State());
    }

    public static TheoryData<string, string> Sayings => new()
    {
        { nameof(IntakeStatements.Channel), "F-07" },
        { nameof(IntakeStatements.UnitActivated), "F-08" },
        { nameof(IntakeStatements.PatientActivated), "F-10" },
        { nameof(IntakeStatements.PriorDialogue), "F-12" },
        { nameof(IntakeStatements.SentAt), "F-15" },
        { nameof(IntakeStatements.Relevant), "F-06" },
        { nameof(IntakeStatements.CareRelation), "F-20" },
        { nameof(IntakeStatements.PicsaraReady), "F-09" },
    };

    [Theory, MemberData(nameof(Sayings))]
    [Requirement("F-06", "F-08", "F-09", "F-10", "F-12", "F-15", "F-20")]
    public void What_is_not_said_is_not_assumed(string name, string rule)
    {
        var said = IntakeBench.Said with { };
        typeof(IntakeStatements).GetProperty(name)!.SetValue(said, null);
        var held = bench.Take(said, PatientFileClass.Image, bench.Download("bild.png", PatientFiles.Png(1)));
        Assert.Equal(IntakeOutcome.Held, held.Outcome);
        Assert.Equal(rule, held.Checks.Single(check => check.Outcome == IntakeOutcome.Held).RuleId);
        Assert.Contains($"({rule}, rad ", Assert.Single(held.Missing), StringComparison.Ordinal);
        Assert.Equal(PatientFileStatus.Held, held.Files[0].Status);
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.Picsara));
        Assert.Equal("SaveNotConfirmed", IntakeBench.Code(() => bench.Complete(held.CaseId, uploaded: true)));

        bench.Desk.Import(bench.Desk.Plan(new() { CaseId = held.CaseId, Statements = IntakeBench.Said }));
        Assert.Equal(PatientFileStatus.Ready, bench.Desk.MakeReady(held.CaseId).Files[0].Status);
    }

    [Theory]
    [InlineData(nameof(IntakeStatements.UnitActivated), "F-08")]
    [InlineData(nameof(IntakeStatements.PatientActivated), "F-10")]
    [InlineData(nameof(IntakeStatements.PriorDialogue), "F-12")]
    [InlineData(nameof(IntakeStatements.CareRelation), "F-20")]
    [InlineData(nameof(IntakeStatements.PicsaraReady), "F-09")]
    [Requirement("F-08", "F-09", "F-10", "F-12", "F-20")]
    public void What_is_said_not_to_be_so_keeps_files_from_being_saved_and_they_are_cleaned_all_the_same(string name, string rule)
    {
        var said = IntakeBench.Said with { };
        typeof(IntakeStatements).GetProperty(name)!.SetValue(said, false);
        var file = bench.Download("bild.png", PatientFiles.Png(1));
        var refused = bench.Take(said, PatientFileClass.Image, file);
        Assert.Equal(rule, refused.Checks.Single(check => check.Outcome == IntakeOutcome.Refused).RuleId);
        Assert.Equal(PatientFileStatus.Refused, refused.Files[0].Status);
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.Picsara));
        Assert.False(bench.Complete(refused.CaseId).IsOpen);
        Assert.False(File.Exists(file));
    }

    [Fact]
    [Requirement("F-05", "F-21", "F-28", "F-29", "C39")]
    public void An_image_goes_to_Picsaras_folder_under_the_cases_name_and_nobody_elses()
    {
        var file = bench.Download("Anna Övärld höger hand.png", PatientFiles.Png(7));
        var ready = bench.Take(PatientFileClass.Image, file);
        var copy = Path.Combine(bench.Picsara, ready.CaseId, $"{ready.CaseId}-1.png");
        Assert.Equal([copy], Directory.EnumerateFiles(bench.Picsara, "*", SearchOption.AllDirectories));
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(copy));
        Assert.Equal([Path.GetDirectoryName(copy)!], ready.ReadyIn);
        Assert.Equal(FileRoute.Picsara, ready.Files[0].Destination);
        Assert.Contains(ready.Steps, step => step.Contains("Skapa ett case i Picsara", StringComparison.Ordinal));
        Assert.Contains(ready.Steps, step => step.Contains("görs detta i Picsara (F-29, rad 97)", StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.Earchive));
    }

    [Fact]
    [Requirement("F-21", "F-31", "C39")]
    public void A_document_goes_to_the_print_set_with_the_routines_steps()
    {
        var ready = bench.Take(PatientFileClass.Document, bench.Download("remiss.pdf", PatientFiles.Pdf("Hej")), bench.Download("brev.png", PatientFiles.Png(3)));
        var folder = Path.Combine(bench.Earchive, ready.CaseId);
        Assert.Equal([$"{ready.CaseId}-1.pdf", $"{ready.CaseId}-2.png", "utskrift.html"], Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        var sheet = System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "utskrift.html")));
        Assert.Contains("Skriv ut dokumentet och hantera det sedan enl. rutin kring dokument som ska skannas in i E-arkiv", sheet, StringComparison.Ordinal);
        Assert.Contains("2028-03-12", sheet, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.Picsara));
    }

    [Fact]
    [Requirement("C54")]
    public void Copies_without_metadata_are_made_on_request_and_the_file_itself_is_as_it_was()
    {
        var content = PatientFiles.Png(4, owner: "Anna Övärld");
        var file = bench.Download("a.png", content);
        var held = bench.Desk.Import(bench.Desk.Plan(new() { Paths = [file], Statements = IntakeBench.Said, Class = PatientFileClass.Image }));
        Assert.NotEmpty(held.Files[0].Findings);
        var ready = bench.Desk.MakeReady(held.CaseId, withoutMetadata: true);
        var copy = Path.Combine(bench.Picsara, ready.CaseId, $"{ready.CaseId}-1.png");
        Assert.Equal(content, File.ReadAllBytes(file));
        Assert.Equal(PatientFiles.Png(4), File.ReadAllBytes(copy));
        Assert.Equal(PatientFileStatus.Ready, bench.Desk.MakeReady(held.CaseId).Files[0].Status); // it is known for what it is
        Assert.False(bench.Complete(held.CaseId, uploaded: true).IsOpen);
        Assert.False(File.Exists(copy));
    }

    [Fact]
    [Requirement("F-33")]
    public void It_is_told_that_the_conversation_is_not_in_the_record() =>
        Assert.Contains(bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1))).Steps, step => step == "överförs inte automatiskt till patientens journal (F-33, rad 112)");

    [Fact]
    [Requirement("F-22")]
    public void A_PDF_never_goes_to_Picsara()
    {
        var file = bench.Download("hand.pdf", PatientFiles.Pdf("Hand"));
        var refused = Assert.Throws<Core.RadOpsException>(() => bench.Take(PatientFileClass.Image, file));
        Assert.Equal("PdfNotToPicsara", refused.Code);
        Assert.Contains("får inte vara i filformatet PDF", refused.Message, StringComparison.Ordinal);
        Assert.Contains("JPEG eller PNG", refused.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Desk.Cases());
    }

    [Fact]
    [Requirement("F-21", "C39")]
    public void RadOps_proposes_and_a_person_decides()
    {
        var held = bench.Take(null, bench.Download("a.png", PatientFiles.Png(1)), bench.Download("b.pdf", PatientFiles.Pdf("b")));
        Assert.Equal([PatientFileClass.Image, PatientFileClass.Document], held.Files.Select(file => file.Proposal!.Value));
        Assert.All(held.Files, file => Assert.Equal(PatientFileStatus.Held, file.Status));
        Assert.Equal(["förslag: bild", "förslag: dokument"], held.Checks.Where(check => check.Name == "Classification").Select(check => check.Reason.Split("; ")[1].Split(" (")[0]));
        bench.Desk.Import(bench.Desk.Plan(new() { CaseId = held.CaseId, Class = PatientFileClass.Document }));
        Assert.All(bench.Desk.MakeReady(held.CaseId).Files, file => Assert.Equal(FileRoute.Earchive, file.Destination));
    }

    [Fact]
    [Requirement("F-16")]
    public void A_sixth_file_is_refused()
    {
        string[] files = [.. Enumerable.Range(1, 6).Select(i => bench.Download($"{i}.png", PatientFiles.Png(i)))];
        Assert.Equal("TooManyFiles", IntakeBench.Code(() => bench.Take(PatientFileClass.Image, files)));
        var five = bench.Take(PatientFileClass.Image, files[..5]);
        Assert.Equal(5, five.Files.Count);
        Assert.Equal("TooManyFiles", IntakeBench.Code(() => bench.Desk.Plan(new() { CaseId = five.CaseId, Paths = files[5..] })));
    }

    [Fact]
    [Requirement("F-37")]
    public void A_message_without_files_is_no_failure()
    {
        var plan = bench.Desk.Plan(new() { WithoutFiles = true, Statements = new() { Channel = IntakeChannel.EServices1177 } });
        var known = bench.Desk.Import(plan);
        Assert.Equal(IntakeOutcome.Ok, known.Outcome);
        Assert.False(known.IsOpen);
        Assert.Empty(known.Files);
    }

    [Fact]
    [Requirement("F-06", "F-17")]
    public void What_is_of_no_importance_is_not_saved_but_cleaned_and_recorded()
    {
        var file = bench.Download("katt.png", PatientFiles.Png(9));
        var judged = bench.Take(new IntakeStatements { Channel = IntakeChannel.EServices1177, Relevant = false }, null, file);
        Assert.Equal(PatientFileStatus.NotRelevant, judged.Files[0].Status);
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.Picsara));
        var done = bench.Complete(judged.CaseId);
        Assert.False(done.IsOpen);
        Assert.False(File.Exists(file));
        Assert.Contains("\"relevant\":false", bench.Recorded(), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("F-24")]
    public void Each_file_is_a_download_of_its_own_and_the_same_one_twice_is_told()
    {
        var first = bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)));
        bench.Clock.Now += TimeSpan.FromMinutes(2);
        var plan = bench.Desk.Plan(new() { CaseId = first.CaseId, Class = PatientFileClass.Image, Paths = [bench.Download("b.png", PatientFiles.Png(2)), bench.Download("a (1).png", PatientFiles.Png(1))] });
        var both = bench.Desk.Import(plan);
        Assert.Equal([IntakeBench.Start, IntakeBench.Start.AddMinutes(2)], both.Files.Select(file => file.Downloaded));
        Assert.Equal("F-24", both.Checks.Single(check => check.Outcome == IntakeOutcome.Warning).RuleId);
        Assert.Equal("FileInAnotherCase", IntakeBench.Code(() => bench.Take(PatientFileClass.Image, bench.Download("c.png", PatientFiles.Png(2)))));
    }

    [Fact]
    [Requirement("F-26")]
    public void Of_the_folder_for_downloads_only_what_came_since_the_message_is_taken()
    {
        File.SetLastWriteTimeUtc(bench.Download("gammal.png", PatientFiles.Png(1)), DateTime.UtcNow.AddDays(-9));
        Assert.Equal("FilesNotNamed", IntakeBench.Code(() => bench.Desk.Plan(new() { Statements = IntakeBench.Said with { SentAt = null } })));
        // A file's time of making cannot be set back: what was made just now has come just now.
        bench.Clock.Now = DateTimeOffset.UtcNow.AddHours(1);
        Assert.Equal("FilesMissing", IntakeBench.Code(() => bench.Desk.Plan(new() { Since = bench.Clock.Now })));
        var fresh = bench.Download("ny.png", PatientFiles.Png(2));
        bench.Download("halv.png.crdownload", [1, 2, 3]);
        File.SetLastWriteTimeUtc(fresh, bench.Clock.Now.AddMinutes(5).UtcDateTime);
        Assert.Equal([fresh], bench.Desk.Plan(new() { Since = bench.Clock.Now }).Files.Select(file => file.Path));
    }

    [Fact]
    [Requirement("F-15", "C37")]
    public void The_two_days_are_read_both_ways()
    {
        var sent = IntakeBench.Said.SentAt!.Value;
        Assert.Equal(IntakeOutcome.Ok, InTime(sent.AddHours(47)));
        Assert.Equal(IntakeOutcome.Warning, InTime(sent.AddHours(49)));
        Assert.Equal(IntakeOutcome.Warning, InTime(new(2026, 3, 12, 23, 59, 0, TimeSpan.FromHours(1))));
        Assert.Equal(IntakeOutcome.Refused, InTime(new(2026, 3, 13, 0, 1, 0, TimeSpan.FromHours(1))));
        Assert.Equal(IntakeOutcome.Refused, InTime(sent.AddMinutes(-1)));
        bench.Clock.Now = sent.AddDays(5);
        Assert.Equal(IntakeOutcome.Held, InTime(null));
        Assert.Equal(IntakeOutcome.Ok, InTime(sent.AddHours(1)));

        IntakeOutcome InTime(DateTimeOffset? answered)
        {
            var plan = bench.Desk.Plan(new() { Paths = [bench.Download("a.png", PatientFiles.Png(1))], Statements = IntakeBench.Said with { AnsweredAt = answered } });
            return plan.Case.Checks.Single(check => check.Name == "ReplyTime").Outcome;
        }
    }

    [Fact]
    [Requirement("F-34", "C37")]
    public void It_is_shown_how_long_1177_keeps_the_case()
    {
        var known = bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)));
        Assert.Equal(new(2028, 3, 12), known.KeptUntil);
        Assert.Equal(new(2026, 3, 12, 6, 0, 0, TimeSpan.FromHours(1)), known.Reply!.WarnAt);
        Assert.Equal(new(2026, 3, 13, 0, 0, 0, TimeSpan.FromHours(1)), known.Reply.ClosesAt);
    }

    [Fact]
    public void Nothing_of_the_patient_is_recorded_but_the_masked_number()
    {
        var file = bench.Download("Åsa Öberg 19121212-1212 rygg.png", PatientFiles.Png(1));
        var request = new IntakeRequest { Paths = [file], Statements = IntakeBench.Said, Class = PatientFileClass.Image, Patient = PatientId.Parse("19121212-1212", new(2026, 3, 10)) };
        var known = bench.Desk.Import(bench.Desk.Plan(request));
        Assert.Equal("19121212-****", known.Patient);
        bench.Complete(known.CaseId, uploaded: true);
        var recorded = bench.Recorded();
        Assert.DoesNotContain("1212-1212", recorded, StringComparison.Ordinal);
        Assert.DoesNotContain("191212121212", recorded, StringComparison.Ordinal);
        Assert.DoesNotContain("berg", recorded, StringComparison.Ordinal);
        Assert.DoesNotContain("rygg", recorded, StringComparison.Ordinal);
        Assert.Contains("19121212-****", recorded, StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_lie_in_a_note_of_the_users_own_until_the_case_is_clean()
    {
        var known = bench.Take(PatientFileClass.Image, bench.Download("rygg.png", PatientFiles.Png(1)));
        Assert.Equal("rygg.png", bench.Desk.Case(known.CaseId).Files[0].Name);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(bench.Notes));
        Assert.Single(Directory.EnumerateFiles(bench.Notes));
        bench.Complete(known.CaseId, uploaded: true);
        Assert.Empty(Directory.EnumerateFiles(bench.Notes));
    }

    [Fact]
    public void A_link_is_no_file_and_what_it_leads_to_is_left_alone()
    {
        var outside = Path.Combine(bench.Root, "annat.png");
        File.WriteAllBytes(outside, PatientFiles.Png(5));
        var link = Path.Combine(bench.Downloads, "bild.png");
        File.CreateSymbolicLink(link, outside);
        Assert.Equal("FileIsLink", IntakeBench.Code(() => bench.Take(PatientFileClass.Image, link)));
        Assert.Equal(0, bench.Inspected);
    }

    [Fact]
    public void Copies_overwrite_nothing_and_are_made_again_where_they_are_missing()
    {
        bench.Tools = bench.Tools with { Picsara = null };
        var known = bench.Take(PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)));
        Assert.Empty(known.ReadyIn);
        bench.Tools = bench.Tools with { Picsara = bench.Picsara };
        var copy = Path.Combine(bench.Picsara, known.CaseId, $"{known.CaseId}-1.png");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.WriteAllText(copy, "någon annans");
        Assert.Equal("ReadyCopyExists", IntakeBench.Code(() => bench.Desk.MakeReady(known.CaseId)));
        Assert.Equal("någon annans", File.ReadAllText(copy));
        File.Delete(copy);
        bench.Desk.MakeReady(known.CaseId);
        bench.Desk.MakeReady(known.CaseId);
        Assert.Equal(PatientFiles.Png(1), File.ReadAllBytes(copy));
        Assert.Equal([Path.GetDirectoryName(copy)!], Directory.EnumerateFileSystemEntries(bench.Picsara));
        bench.Tools = bench.Tools with { Picsara = Path.Combine(bench.Root, "borta") };
        Assert.Equal("ReadyFolderUnreachable", IntakeBench.Code(() => bench.Desk.MakeReady(known.CaseId)));
    }

    [Fact]
    public void A_file_that_is_not_what_it_should_be_is_tracked_and_never_saved()
    {
        var known = bench.Take(PatientFileClass.Image, bench.Download("bild.png", "MZ inte en bild"u8.ToArray()), bench.Download("b.png", PatientFiles.Png(2)));
        Assert.Equal([PatientFileStatus.Refused, PatientFileStatus.Ready], known.Files.Select(file => file.Status));
        Assert.Contains("F-18", bench.Desk.Case(known.CaseId).Checks.First(check => check.Outcome == IntakeOutcome.Refused).RuleId, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(bench.Picsara, "*", SearchOption.AllDirectories));
        Assert.False(bench.Complete(known.CaseId, uploaded: true).IsOpen);
    }
}
