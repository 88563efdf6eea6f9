using RadOps.Core.Policies;
using RadOps.Tests.Shared;
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
    [Requirement("C48", "C49", "C51")]
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
    [Requirement("C48", "C49", "C51")]
    public void Two_packs_of_one_organisation_are_never_merged() =>
        Assert.Equal("PolicyTwice", Assert.Throws<RadOpsException>(() => new PolicyCatalog([BuiltIn.Nu, BuiltIn.Nu])).Code);

    [Fact]
    public void The_packs_of_facts_alone_decide_nothing_and_an_organisation_may_have_both()
    {
        Assert.Equal(["NuSjukvarden", "RegionHalland"], BuiltIn.Catalog.All.Select(policy => policy.Id).Order());
        Assert.Equal(["NuExternGranskare", "NuSjukvarden", "RegionHalland", "SasBoras", "SkaraborgsSjukhus"], BuiltIn.Packs.All.Select(pack => pack.Id).Order());
        Assert.Equal(["NuExternGranskare", "NuSjukvarden"], BuiltIn.Packs.For("NU-sjukvården").Select(pack => pack.Id).Order());
        Assert.Equal("SasBoras", Assert.Single(BuiltIn.Packs.For("sasboras")).Id);
        Assert.Equal("UnknownOrganisation", Assert.Throws<RadOpsException>(() => BuiltIn.Packs.For("Skane")).Code);
        Assert.Contains("decides no releases", Assert.Throws<RadOpsException>(() => PolicyCompiler.Compile(BuiltIn.Packs.For("SasBoras")[0])).Message);
        Assert.Equal("PolicyTwice", Assert.Throws<RadOpsException>(() => new PolicyPacks([BuiltIn.Nu.Pack, BuiltIn.Nu.Pack])).Code);
    }

    [Fact]
    public void A_document_has_one_home_and_another_pack_takes_it_from_there() =>
        Assert.Equal(BuiltIn.Packs.For("NuExternGranskare")[0].Document("X").DocumentId, BuiltIn.Nu.Pack.Document("X").DocumentId);
}
