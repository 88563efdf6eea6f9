using RadOps.Core.Policies;
using RadOps.Core.Release;
using Xunit;

namespace RadOps.Core.Tests.Policies;

public sealed class PolicyCatalogTests
{
    [Theory]
    [InlineData("RegionHalland")]
    [InlineData("regionhalland")]
    [InlineData(" RegionHalland ")]
    public void An_organisation_is_found_whatever_the_case_of_its_letters(string name) =>
        Assert.Same(BuiltIn.Halland, BuiltIn.Catalog.For(name));

    [Theory]
    [InlineData(null, "No organisation is stated")]
    [InlineData(" ", "No organisation is stated")]
    [InlineData("Skane", "'Skane'")]
    public void An_unknown_organisation_is_an_error_that_names_those_there_are(string? name, string expected)
    {
        var error = Assert.Throws<RadOpsException>(() => BuiltIn.Catalog.For(name));
        Assert.Equal("UnknownOrganisation", error.Code);
        Assert.Contains(expected, error.Message);
        Assert.Contains("NuSjukvarden, RegionHalland", error.Message);
    }

    [Fact]
    public void A_number_in_the_wrong_column_does_not_get_into_the_error()
    {
        var error = Assert.Throws<RadOpsException>(() => BuiltIn.Catalog.For("19810829-2387"));
        Assert.DoesNotContain("2387", error.Message + error.Target);
    }

    [Fact]
    public void Two_packs_of_one_organisation_are_never_merged() =>
        Assert.Equal("PolicyTwice", Assert.Throws<RadOpsException>(() => new PolicyCatalog([BuiltIn.Nu, BuiltIn.Nu])).Code);

    [Fact]
    public void What_the_documents_do_not_state_is_not_invented()
    {
        foreach (var policy in BuiltIn.Catalog.All)
        {
            var document = policy.Pack.Documents[0];
            Assert.Null(document.DocumentId);
            Assert.Null(document.Version);
            Assert.Null(document.Owner);
            Assert.Empty(document.Approver);
            Assert.Equal(PolicyStatus.Undated, policy.StatusOn(BuiltIn.Today));
            Assert.Equal(document.Sha256[..16], policy.Version);
        }
    }

    [Fact]
    public void Halland_has_its_places_its_warning_and_its_three_units()
    {
        var pack = BuiltIn.Halland.Pack;
        Assert.Equal("intranätet under \"styrande dokument\" eller vårdgivarwebben", pack.Documents[0].AuthoritativePlace);
        Assert.Equal("Utskriven version kan vara inaktuell", pack.Documents[0].PrintWarning);
        Assert.Equal(["Mammografi", "Privata Vårdgivare", "Röntgenmottagningen Varberg"], pack.Scope);
        Assert.Equal("Bilder och utlåtnade, utlämnade", pack.Documents[0].Title);
        Assert.Equal("Bilder och utlåtanden, utlämnande", pack.Documents[0].DisplayTitle);
    }

    [Theory]
    [InlineData("2026-01-14", PolicyStatus.NotYetInForce)]
    [InlineData("2026-01-15", PolicyStatus.InForce)]
    [InlineData("2027-05-30", PolicyStatus.InForce)]
    [InlineData("2027-05-31", PolicyStatus.Expired)]
    public void A_dated_document_says_whether_it_is_in_force(string day, PolicyStatus expected) =>
        Assert.Equal(expected, BuiltIn.Nu.Pack.Document("X").StatusOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
}
