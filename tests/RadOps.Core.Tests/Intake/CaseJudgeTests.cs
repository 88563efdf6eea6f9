using RadOps.Core.Intake;
using RadOps.Core.Intake.Files;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake;

/// <summary>What the routine makes of files by what they are.</summary>
public sealed class CaseJudgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.FromHours(1));
    private static readonly CaseJudge Judge = new(IntakeRoutine.Of(BuiltIn.Packs.For("SkaraborgsSjukhus"), "SkaraborgsSjukhus"), Now);

    private static PatientFileCase Case(PatientFile file) => Judge.Judge(new()
    {
        CaseId = "PF-1",
        Machine = "PC1",
        Account = "andkv1",
        Opened = Now.AddHours(-1),
        Last = Now,
        Statements = new() { Channel = IntakeChannel.EServices1177, UnitActivated = true, PatientActivated = true, CareRelation = true, PriorDialogue = true, Relevant = true, PicsaraReady = true, SentAt = Now.AddHours(-3) },
        Files = [file],
    });

    private static PatientFile File(PatientFileFormat format, PatientFileClass? kind, bool photograph = false, IntakeOutcome inspected = IntakeOutcome.Ok, params string[] findings) =>
        new() { Number = 1, Format = format, Length = 1000, Sha256 = "00", Class = kind, Downloaded = Now, HoldsPhotograph = photograph, Inspected = inspected, Findings = findings };

    [Fact]
    [Requirement("F-22", "C39")]
    public void A_PDF_with_a_photograph_asks_for_it_as_JPEG_or_PNG_and_is_a_document_meanwhile()
    {
        var known = Case(File(PatientFileFormat.Pdf, PatientFileClass.Document, photograph: true));
        var check = known.Checks.Single(check => check.Outcome == IntakeOutcome.Warning);
        Assert.Equal(("F-22", 1), (check.RuleId, check.File));
        Assert.Contains("be patienten skicka det på nytt som JPEG eller PNG (C39)", check.Reason, StringComparison.Ordinal);
        Assert.Equal((PatientFileStatus.Ready, FileRoute.Earchive), (known.Files[0].Status, known.Files[0].Destination));
    }

    [Theory]
    [InlineData("TooLarge", IntakeOutcome.Refused, "F-19")]
    [InlineData("SizeInDoubt", IntakeOutcome.Warning, "F-19")]
    [InlineData("UnknownFormat", IntakeOutcome.Refused, "F-18")]
    [Requirement("F-18", "F-19", "C38")]
    public void What_was_found_in_a_file_is_told_also_when_it_is_no_longer_there(string code, IntakeOutcome outcome, string rule)
    {
        var known = Case(File(PatientFileFormat.Png, PatientFileClass.Image, inspected: outcome, findings: code));
        var check = known.Checks.Single(check => check.Name == "Contents");
        Assert.Equal((outcome, rule), (check.Outcome, check.RuleId));
        Assert.Equal(outcome == IntakeOutcome.Refused ? PatientFileStatus.Refused : PatientFileStatus.Ready, known.Files[0].Status);
    }

    [Fact]
    [Requirement("F-21")]
    public void An_image_may_be_a_document_when_a_person_says_so() =>
        Assert.Equal(FileRoute.Earchive, Case(File(PatientFileFormat.Jpeg, PatientFileClass.Document)).Files[0].Destination);
}
