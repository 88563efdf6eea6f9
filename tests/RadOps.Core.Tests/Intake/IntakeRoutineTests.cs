using RadOps.Core.Intake;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake;

/// <summary>The limits and the words come from the pack.</summary>
public sealed class IntakeRoutineTests
{
    private static readonly IntakeRoutine Routine = IntakeRoutine.Of(BuiltIn.Packs.For("SkaraborgsSjukhus"), "SkaraborgsSjukhus");

    [Fact]
    [Requirement("F-15", "F-16", "F-19", "F-34")]
    public void Limits_are_the_routines() =>
        Assert.Equal((5, 20, 2, 2), (Routine.MostFiles, Routine.MostMegabytes, Routine.ReplyDays, Routine.RetentionYears));

    [Fact]
    [Requirement("F-20", "F-13")]
    public void Words_are_quoted_with_their_line()
    {
        Assert.Equal("(F-20, rad 82: ”Meddelande får endast skickas till patienter där enheten har en vårdrelation”)", Routine.Cite("F-20"));
        Assert.Equal("(F-13, rad 49: ”väljer mall Bifoga bild/fil till vården”)", Routine.Cite("F-13"));
        Assert.Equal("(F-23, rad 103: ”inloggad med sitt egna VGR-ID på datorn. Inlogg med GK-konto är inte tillåtet”)", Routine.Cite("F-23", 1));
    }

    [Fact]
    [Requirement("C40", "C41", "C54")]
    public void What_the_routine_leaves_open_says_how_it_is_treated()
    {
        Assert.Contains("tömmer hela papperskorgen bara om någon bekräftar det", Routine.Treatment("C40"), StringComparison.Ordinal);
        Assert.Contains("följer papperet tills det är bekräftat i E-arkiv", Routine.Treatment("C41"), StringComparison.Ordinal);
        Assert.Contains("skälen (identitet, skadlig kod, metadata) blir kontroller", Routine.Treatment("C54"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hospital_without_such_a_routine_is_told() =>
        Assert.Equal("IntakeRoutineMissing", Assert.Throws<RadOpsException>(() => IntakeRoutine.Of(BuiltIn.Packs.For("RegionHalland"), "RegionHalland")).Code);

    [Theory]
    [InlineData("pf-kqxwbnrt-0017-?")]
    [InlineData("DT-KQXWBNRT-0017-H")]
    [InlineData("19121212-1212")]
    [InlineData("")]
    public void What_is_no_id_of_a_case_is_refused_without_being_repeated(string text)
    {
        var refused = Assert.Throws<RadOpsException>(() => CaseId.Parse(text));
        Assert.Equal("CaseIdInvalid", refused.Code);
        Assert.DoesNotContain("1212-1212", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_that_is_misread_is_noticed()
    {
        var id = CaseId.Of("outage-KQXWBNRT", 17);
        Assert.StartsWith("PF-KQXWBNRT-0017-", id, StringComparison.Ordinal);
        Assert.Equal(id, CaseId.Parse($" {id.ToLowerInvariant()} "));
        Assert.Throws<RadOpsException>(() => CaseId.Parse(id.Replace("0017", "0071", StringComparison.Ordinal)));
        Assert.Throws<RadOpsException>(() => CaseId.Parse(id.Replace("KQ", "QK", StringComparison.Ordinal)));
    }
}
