using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Identity;

public sealed class PatientIdTests
{
    private static readonly DateOnly Today = new(2026, 6, 8);

    // Skatteverket's and Inera's published examples, and synthetic numbers with a right check digit.
    [Theory]
    [InlineData("811228-9874", "198112289874", PatientIdKind.Personnummer, "1981-12-28")]
    [InlineData("8112289874", "198112289874", PatientIdKind.Personnummer, "1981-12-28")]
    [InlineData("19811228-9874", "198112289874", PatientIdKind.Personnummer, "1981-12-28")]
    [InlineData("198112289874", "198112289874", PatientIdKind.Personnummer, "1981-12-28")]
    [InlineData(" 19811228–9874 ", "198112289874", PatientIdKind.Personnummer, "1981-12-28")]
    [InlineData("19811228 9874", "198112289874", PatientIdKind.Personnummer, "1981-12-28")]
    [InlineData("121212-1212", "201212121212", PatientIdKind.Personnummer, "2012-12-12")]
    [InlineData("121212+1212", "191212121212", PatientIdKind.Personnummer, "1912-12-12")]
    [InlineData("19121212+1212", "191212121212", PatientIdKind.Personnummer, "1912-12-12")]
    [InlineData("701063-2391", "197010632391", PatientIdKind.Samordningsnummer, "1970-10-03")]
    [InlineData("19701063-2391", "197010632391", PatientIdKind.Samordningsnummer, "1970-10-03")]
    [InlineData("19810829M071", "19810829M071", PatientIdKind.ReserveVgr, "1981-08-29")]
    [InlineData("19450829-K088", "19450829K088", PatientIdKind.ReserveVgr, "1945-08-29")]
    [InlineData("19930829x802", "19930829X802", PatientIdKind.ReserveVgr, "1993-08-29")]
    [InlineData("991981000010", "991981000010", PatientIdKind.ReserveStockholm, null)]
    [InlineData("991945000023", "991945000023", PatientIdKind.ReserveStockholm, null)]
    [InlineData("991993000032", "991993000032", PatientIdKind.ReserveStockholm, null)]
    [InlineData("22950606FH20", "22950606FH20", PatientIdKind.ReserveNational, "1995-06-06")]
    [InlineData("25780404-KHD5", "25780404KHD5", PatientIdKind.ReserveNational, "1978-04-04")]
    [InlineData("00342145BZ31", "00342145BZ31", PatientIdKind.ReserveNational, null)]
    [InlineData("00749852BZK0", "00749852BZK0", PatientIdKind.ReserveNational, null)]
    public void A_right_number_is_read_into_its_canonical_form(string text, string canonical, PatientIdKind kind, string? birthDate)
    {
        var id = PatientId.Parse(text, Today);

        Assert.Equal(canonical, id.Reveal());
        Assert.Equal(kind, id.Kind);
        Assert.Equal(birthDate is null ? null : DateOnly.ParseExact(birthDate, "yyyy-MM-dd"), id.BirthDate);
        Assert.Equal(id, PatientId.Parse(canonical, Today));
        Assert.Equal(id.GetHashCode(), PatientId.Unverified(canonical).GetHashCode());
        Assert.Equal(id, PatientId.Unverified(canonical));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("19811228-9873", "its check digit is wrong")]
    [InlineData("811228-9875", "its check digit is wrong")]
    [InlineData("701063-2392", "its check digit is wrong")]
    [InlineData("19810829M072", "its check digit is wrong")]
    [InlineData("19810829K071", "its check digit is wrong")]
    [InlineData("991981000011", "its check digit is wrong")]
    [InlineData("22950606FH21", "its check digit is wrong")]
    [InlineData("19810229-9874", "it does not begin with a date of birth")]
    [InlineData("20270101-0008", "its date of birth is in the future")]
    [InlineData("811399-9874", "its first six digits are no date of birth")]
    [InlineData("21950606FH20", "its first two characters are outside the national series")]
    [InlineData("00341945BZ31", "its running number is outside the national series")]
    [InlineData("1,98112E+11", "a spreadsheet has turned it into a number (1,98E+11): format the column as text and enter it again")]
    public void A_wrong_number_is_refused_with_its_reason(string text, string reason)
    {
        Assert.False(PatientId.TryParse(text, Today, out var id, out var problem));
        Assert.Null(id);
        Assert.Equal(reason, problem);
    }

    [Theory]
    [InlineData("1981122898740")]
    [InlineData("19811228987")]
    [InlineData("1981-12-28-9874")]
    [InlineData("19811228--9874")]
    [InlineData("22950606IH20")]
    [InlineData("19810829SU3A")]
    [InlineData("Å98112289874")]
    [InlineData("١٩٨١١٢٢٨٩٨٧٤")]
    public void What_has_no_known_form_is_refused(string text)
    {
        Assert.False(PatientId.TryParse(text, Today, out _, out var problem));
        Assert.StartsWith("it is not a personnummer", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_digits_mean_the_nearest_birth_date_that_is_not_in_the_future()
    {
        Assert.Equal(new DateOnly(2026, 6, 8), PatientId.Parse("260608-2382", new(2026, 6, 8)).BirthDate);
        Assert.Equal(new DateOnly(1926, 6, 8), PatientId.Parse("260608-2382", new(2026, 6, 7)).BirthDate);
        Assert.Equal(new DateOnly(1926, 6, 8), PatientId.Parse("260608+2382", new(2026, 6, 8)).BirthDate);
    }

    [Fact]
    public void Every_single_digit_error_is_found()
    {
        const string right = "198112289874";
        for (var place = 2; place < right.Length; place++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != right[place]))
                Assert.False(PatientId.TryParse(right.Remove(place, 1).Insert(place, digit.ToString()), Today, out _, out _));
        }
    }

    [Fact]
    [Requirement("C18")]
    public void Nothing_but_Reveal_gives_the_number_out()
    {
        var id = PatientId.Parse("19810829-M071", Today);

        Assert.Equal("19810829-****", id.ToString());
        Assert.Equal("****", PatientId.Unverified("198112289874").ToString());
        Assert.Equal("\"19810829-****\"", JsonSerializer.Serialize(id));
        Assert.Equal("{\"19810829-****\":1}", JsonSerializer.Serialize(new Dictionary<PatientId, int> { [id] = 1 }));
        Assert.DoesNotContain("071", $"{new { Patient = id }}", StringComparison.Ordinal);
        var error = Assert.Throws<RadOpsException>(() => PatientId.Parse("19811228-9873", Today));
        Assert.Equal("PatientIdInvalid", error.Code);
        Assert.DoesNotContain("9873", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("1228", error.ToString(), StringComparison.Ordinal);
    }
}
