using RadOps.Core.Policies;
using RadOps.Core.Release;
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
    [Requirement("H-33", "N-50", "C13")]
    public void What_the_documents_do_not_state_is_not_invented()
    {
        foreach (var policy in BuiltIn.Catalog.All)
        {
            var document = policy.Pack.Documents[0];
            Assert.Null(document.DocumentId);
            Assert.Null(document.Version);
            Assert.Null(document.Owner);
            Assert.Null(document.Reviewer);
            Assert.Null(document.Approver);
            Assert.Equal(PolicyStatus.Undated, policy.StatusOn(BuiltIn.Today));
            Assert.Equal(document.Sha256![..16], policy.Version);
        }
    }

    [Fact]
    [Requirement("H-01", "H-02", "H-03", "H-04", "C01")]
    public void Halland_has_its_places_its_warning_and_its_three_units()
    {
        var pack = BuiltIn.Halland.Pack;
        Assert.Equal("intranätet under \"styrande dokument\" eller vårdgivarwebben", pack.Documents[0].AuthoritativePlace);
        Assert.Equal("Utskriven version kan vara inaktuell", pack.Documents[0].PrintWarning);
        Assert.Equal(["Mammografi", "Privata Vårdgivare", "Röntgenmottagningen Varberg"], pack.Scope);
        Assert.Equal("Bilder och utlåtnade, utlämnade", pack.Documents[0].Title);
        Assert.Equal("Bilder och utlåtanden, utlämnande", pack.Documents[0].DisplayTitle);
    }

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

    [Theory]
    [InlineData("NuExternGranskare", "NU10095-1819752655-434", "8.0", "Lena Nunstedt, lennu, Röntgensjuksköterska", null, "Ann-Christine Frendius (även skrivet Ann-Christine Frennius), annan83, Överläkare", "2026-01-15", "2027-05-30")]
    [InlineData("SkaraborgsSjukhus", "SKAS9735-1906344767-71", "1.0", "Pierre Wallqvist, pieka, Utvecklingsledare", "Lena Johansson Salomé, lenjo54, IT-strateg", "Christer Printz, chrpr, Chefläkare", "2025-09-30", "2027-09-22")]
    [InlineData("SasBoras", "SAS9631-514148307-207", "1.0", "Aina Reimer Årebäck, ainre, Systemförvaltare", "Pia Johansson, piajo32, Enhetschef", "Markus Håkansson, marha68, Verksamhetschef", "2025-09-29", "2027-09-18")]
    public void A_document_that_states_its_particulars_has_them(string pack, string id, string version, string owner, string? reviewer, string approver, string from, string to)
    {
        var document = BuiltIn.Packs.For(pack)[0].Documents[0];
        Assert.Equal(
            (id, version, "Rutin", owner, reviewer, approver, from, to),
            (document.DocumentId, document.Version, document.DocumentType, document.Owner?.ToString(), document.Reviewer?.ToString(), document.Approver?.ToString(), $"{document.ValidFrom:O}", $"{document.ValidTo:O}"));
    }

    [Theory]
    [InlineData("2026-01-14", PolicyStatus.NotYetInForce)]
    [InlineData("2026-01-15", PolicyStatus.InForce)]
    [InlineData("2027-05-30", PolicyStatus.InForce)]
    [InlineData("2027-05-31", PolicyStatus.Expired)]
    [Requirement("X-02")]
    public void A_dated_document_says_whether_it_is_in_force(string day, PolicyStatus expected) =>
        Assert.Equal(expected, BuiltIn.Nu.Pack.Document("X").StatusOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
}
