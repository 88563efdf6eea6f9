using RadOps.Core.Continuity.Anonymous;
using RadOps.Core.Continuity.Anonymous.Check;
using RadOps.Core.Identity;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity.Anonymous;

/// <summary>The check by itself, on texts that nobody anonymised.</summary>
public sealed class LeakCheckTests
{
    private static readonly ReferralIdentity Known = new() { Patient = PatientId.Parse("19121212-1212", new(2026, 11, 24)), PatientName = "Märta Hals", Phones = ["070-123 45 67"], Referrer = "Xhevahire Strömblad", ReferrerIds = ["xhest12"] };

    [Theory]
    [Requirement("X-11")]
    [InlineData("Smärta hö flank. Kontakta Wieslawczyk snarast.", LeakKind.Word)]
    [InlineData("Smärta, pnr 540512-1234.", LeakKind.Number)]
    [InlineData("Smärta 1954 05\n12 12 34 sedan igår", LeakKind.Number)]
    [InlineData("Smärta 5405\n12-1234", LeakKind.Number)]
    [InlineData("Nås 070 123 45 67", LeakKind.Number)]
    [InlineData("född -54, buksmärta", LeakKind.Number)]
    [InlineData("fem fyra noll fem ett två ett två", LeakKind.Number)]
    [InlineData("Svar till anna@vgregion.se", LeakKind.Code)]
    [InlineData("Ref SEVGR00012345 buksmärta", LeakKind.Code)]
    [InlineData("Pat Ku1a har ont", LeakKind.Code)]
    [InlineData("Smärta enligt Иванов", LeakKind.Script)]
    [InlineData("pat zqwrtx har ont", LeakKind.Word)]
    public void What_no_referral_has_is_found(string text, LeakKind kind) => Assert.Contains(Find(text, ReferralIdentity.Unknown), finding => finding.Kind == kind);

    [Theory]
    [Requirement("X-11")]
    [InlineData("Marta är medtagen")]
    [InlineData("M ä r t a  H a l s har ont")]
    [InlineData("enl Xhevahira")]
    [InlineData("ring 070/1234567")]
    [InlineData("1912-1212-1212")]
    [InlineData("12/12 12, buksmärta 121212")]
    [InlineData("sign XHEST12")]
    [InlineData("Smärta enligt Hals sedan igår")]
    public void What_is_known_is_found_within_a_slip(string text) => Assert.NotEmpty(Find(text, Known));

    [Theory]
    [Requirement("X-11")]
    [InlineData("CT hals: svullnad hö sida av halsen, ont i hals och öra.")]
    [InlineData("Op 2024-03-12. CRP 154, Hb 118, BT 150/90, puls 88, sat 97 %, temp 38,5. L4-L5, Th12, GCS 15, NIHSS 4.")]
    [InlineData("Inkom 2026-11-27 23.15. Tinzaparin 18 000 IE, TPK 250 000, konkrement 5 x 6 x 7 mm.")]
    [InlineData("Baker-cysta, Colles-fraktur, Mb Crohn, Scheuermann, Meckels divertikel, Hodgkin, Achillesruptur.")]
    public void Medicine_passes(string text) => Assert.Empty(Find(text, Known));

    [Fact]
    [Requirement("X-11")]
    public void It_tells_where_in_the_text_that_was_given()
    {
        var text = ReferralAnonymizer.Anonymize("Anna Andersson 19540512-1234 har feber.\nSvar till mjwqkxz qpwxkzj.", ReferralIdentity.Unknown);
        var finding = Assert.Single(LeakCheck.Find(text, ReferralIdentity.Unknown));
        Assert.Equal(new(LeakKind.Word, 2, 11, 15), finding);
        Assert.Equal("rad 2, tecken 11: ett ord som kan vara ett namn eller en ort (15 tecken)", finding.ToString());
    }

    private static IReadOnlyList<LeakFinding> Find(string text, ReferralIdentity known) => LeakCheck.Find(new(text, text, new Dictionary<RemovalKind, int>(), [(0, 0)]), known);
}
