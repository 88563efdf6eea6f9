using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Register;

public sealed class InvoiceBasisTests
{
    private static readonly PriceList Prices = new([
        new("CD till patient", 300m, new DateOnly(2027, 1, 1), "handboken 2027", null),
        new("CD  till PATIENT", 250m, new DateOnly(2025, 1, 1), "handboken 2025", new DateOnly(2026, 10, 1)),
        new("DVD", 50m, new DateOnly(2023, 8, 29), "H-31", null)]);

    [Fact]
    [Requirement("N-34", "N-35")]
    public void The_basis_is_the_routines_to_the_letter()
    {
        var basis = DrawUp(MediumType.Cd, Decisions.Day);
        Assert.Equal("CD till patient", basis.Product);
        Assert.Equal("3919", basis.Account);
        Assert.Equal("Kassa – Ny – Bocka för ”Produkt CD till patient konto 3919” – Spara – Skriv ut", basis.RisPath);
        Assert.Equal(["NU-sjukvården", "Fakturering VGR", "Regionens Hus", "462 80 Vänersborg"], basis.Address);
        Assert.Equal(["N-34 (rad 48)", "N-35 (rad 50, 49)", "N-36 (rad 51)"], basis.Rules);
        Assert.True(basis.MayBeFreeFirstCopy);
        Assert.Equal(250m, basis.Amount);
        Assert.Equal("handboken 2025", basis.PriceSource);
        Assert.Null(basis.AmountMissing);
    }

    [Theory]
    [InlineData("2024-12-31", null)]
    [InlineData("2025-01-01", "250")]
    [InlineData("2026-12-31", "250")]
    [InlineData("2027-01-01", "300")]
    [Requirement("N-36")]
    public void The_amount_is_that_of_the_day(string day, string? amount)
    {
        var basis = DrawUp(MediumType.Cd, DateOnly.ParseExact(day, "yyyy-MM-dd", null));
        Assert.Equal(amount is null ? null : decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), basis.Amount);
        Assert.Equal(amount is null, basis.AmountMissing?.StartsWith("Fylls i för hand", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData(MediumType.Iep)]
    [InlineData(MediumType.Usb)]
    [InlineData(MediumType.Unknown)]
    [Requirement("N-36", "C26")]
    public void The_amount_for_anything_but_a_disc_waits_for_a_person(MediumType medium)
    {
        var basis = DrawUp(medium, Decisions.Day);
        Assert.Null(basis.Amount);
        Assert.Contains("C26", basis.AmountMissing, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("C11")]
    public void An_organisation_whose_routine_states_none_gets_none() =>
        Assert.Equal("InvoiceNotStated", Assert.Throws<RadOpsException>(() => InvoiceTemplate.Of(BuiltIn.Halland.Pack)).Code);

    [Fact]
    public void A_price_list_that_contradicts_itself_is_refused()
    {
        Assert.Equal("PriceAmbiguous", Assert.Throws<RadOpsException>(() => new PriceList([new("a", 1m, Decisions.Day, null, null), new("A", 2m, Decisions.Day, null, null)])).Code);
        Assert.Equal("PriceNegative", Assert.Throws<RadOpsException>(() => new PriceList([new("a", -1m, Decisions.Day, null, null)])).Code);
    }

    private static InvoiceBasis DrawUp(MediumType medium, DateOnly day) => InvoiceBasis.DrawUp(InvoiceTemplate.Of(BuiltIn.Nu.Pack), Prices, Decisions.ToPatient(), "R-1", medium, day);
}
