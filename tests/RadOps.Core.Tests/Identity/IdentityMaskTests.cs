using RadOps.Core.Identity;
using Xunit;

namespace RadOps.Core.Tests.Identity;

public sealed class IdentityMaskTests
{
    [Theory]
    [InlineData("pat 19811228-9874 ringde", "pat 19811228-**** ringde")]
    [InlineData("198112289874", "19811228-****")]
    [InlineData("pnr811228-9874.", "pnr811228-****.")]
    [InlineData("8112289873", "811228-****")]
    [InlineData("811228 9874, 701063-2391", "811228-****, 701063-****")]
    [InlineData("1981 12 28 98 74", "19811228-****")]
    [InlineData("1981-12-28-9874", "19811228-****")]
    [InlineData("811228+9874", "811228-****")]
    [InlineData("811228 – 9874", "811228-****")]
    [InlineData("19701063-2391", "19701063-****")]
    [InlineData("reservnr 19810829M071!", "reservnr 19810829-****!")]
    [InlineData("19810829 K088", "19810829-****")]
    [InlineData("19810829-SU3A", "19810829-****")]
    [InlineData("991981000010", "****")]
    [InlineData("22950606FH20 och 00749852BZK0", "**** och ****")]
    [InlineData("000229-1234", "000229-****")]
    [InlineData("R-19811228-9874", "R-19811228-****")]
    [InlineData("19811228-9874AB", "19811228-****AB")]
    public void Numbers_that_point_at_a_person_are_masked(string text, string masked) => Assert.Equal(masked, IdentityMask.Mask(text));

    [Theory]
    [InlineData("")]
    [InlineData("CT torax 260608: Länkas till Media SU/S")]
    [InlineData("2026-11-21 10:30:00")]
    [InlineData("2026-11-21 CT 20 bilder")]
    [InlineData("1.2.752.24.7.8112289874.198112289874.1")]
    [InlineData("0340-48 10 00")]
    [InlineData("SE202611210000123")]
    [InlineData("R-20261121-6437K4")]
    [InlineData("media/R-20261121-64374K/DICOM")]
    [InlineData("konto 3919, 250 kr, 2026-06-08")]
    [InlineData("811328-9874")]
    public void Other_text_is_left_as_it_is(string text) => Assert.Same(text, IdentityMask.Mask(text));

    [Theory]
    [InlineData("maybe", "maybe")]
    [InlineData("Muntligt kanske", "Muntligt kanske")]
    [InlineData("Åsa Öberg", "Å. Ö.")]
    [InlineData("Öberg^Åsa", "Ö. Å.")]
    [InlineData("Öberg, Åsa", "Ö. Å.")]
    [InlineData("19811228-9874", "19811228-****")]
    [InlineData("1981122898741", "****")]
    [InlineData("a\u0007b\r\nc", "a\uFFFDb\uFFFD\uFFFDc")]
    public void An_error_may_quote_a_value_without_telling_who(string value, string quoted) => Assert.Equal(quoted, IdentityMask.Quote(value));

    [Theory]
    [InlineData("/hem/Hämtade filer/Åsa Öberg.png", "/hem/Hämtade filer/Å. Ö..png")]
    [InlineData("/hem/ned/Åsa_Öberg-Ek (2).jpg", "/hem/ned/Å. Ö. E. (2).jpg")]
    [InlineData(@"C:\Users\x\Downloads\Åsa Öberg.pdf.crdownload", @"C:\Users\x\Downloads\Å. Ö..pdf.crdownload")]
    [InlineData("/hem/ned/19121212-1212 rygg.png", "/hem/ned/19121212-**** rygg.png")]
    [InlineData("/hem/ned/Hand höger (1).png", "/hem/ned/Hand höger (1).png")]
    [InlineData("/hem/ned/röntgen Åsa Öberg-Ek rygg.png", "/hem/ned/röntgen Å. Ö. E. rygg.png")]
    [InlineData("/hem/ned/Åsa Öberg.png Ek", "/hem/ned/Å. Ö..png Ek")]
    [InlineData("/hem/ned/IMG_0001.jpg", "/hem/ned/IMG_0001.jpg")]
    [InlineData("/picsara/PF-KQXWBNRT-0017-H/PF-KQXWBNRT-0017-H-1.png", "/picsara/PF-KQXWBNRT-0017-H/PF-KQXWBNRT-0017-H-1.png")]
    [InlineData("/hem/.cache/thumbnails/normal/c6ee772d9e49320e97ec29a7eb5b1697.png", "/hem/.cache/thumbnails/normal/c6ee772d9e49320e97ec29a7eb5b1697.png")]
    [InlineData("Anna", "Anna")]
    [InlineData("", "")]
    public void A_path_is_shown_without_telling_who(string path, string masked) => Assert.Equal(masked, IdentityMask.MaskPath(path));

    [Fact]
    public void A_long_value_is_cut() => Assert.Equal(new string('x', 60) + "…", IdentityMask.Quote(new string('x', 10_000_000)));
}
