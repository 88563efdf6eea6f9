using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests;

public sealed class WorkplaceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string File(string name, string contents)
    {
        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, contents);
        return path;
    }

    private Workplace Open(string site, Dictionary<string, string>? environment = null, List<string>? warnings = null) => Workplace.Open(new()
    {
        SiteFile = File("site.yaml", site),
        Environment = name => environment?.GetValueOrDefault(name),
        Warning = warning => warnings?.Add(warning),
    });

    [Fact]
    public void The_site_file_is_named_by_the_environment_when_nobody_names_it()
    {
        var path = File("site.yaml", "organisation: RegionHalland\nsite: Röntgen Varberg\n");

        using var workplace = Workplace.Open(new() { Environment = name => name == Workplace.SiteVariable ? path : null });

        Assert.Equal(path, workplace.SiteFile);
        Assert.Equal("RegionHalland", workplace.Binding.Organisation);
        Assert.Equal("Röntgen Varberg", workplace.Operator.CareUnit);
        Assert.Equal(Environment.UserName, workplace.Operator.Operator);
    }

    [Fact]
    public void A_variable_is_resolved_where_it_is_used_and_missed_by_name()
    {
        using (var workplace = Open("register: sqlite:${env:RADOPS_TEST_FOLDER}/r.db\n", new() { ["RADOPS_TEST_FOLDER"] = folder.Path }))
        {
            Assert.Contains("${env:", workplace.Settings.Register, StringComparison.Ordinal);
            Assert.Equal(Path.Combine(folder.Path, "r.db"), workplace.Register.Location);
        }

        using var without = Open("register: sqlite:${env:RADOPS_TEST_FOLDER}/r.db\n");
        var error = Assert.Throws<RadOpsException>(() => without.Register);
        Assert.Equal("SiteVariableMissing", error.Code);
        Assert.Contains("RADOPS_TEST_FOLDER", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_is_named_by_its_organisation_its_id_or_its_file()
    {
        const string Rules = "region: R\nmedia: [Usb]\ndocuments:\n  E: { title: Egen, sha256: \"0000000000000000000000000000000000000000000000000000000000000000\" }\nsections:\n  - { section: alla, title: Alla }\nrules: []\n";
        var own = File("packs/egen.yaml", "pack: Egen\norganisation: Egna sjukhuset\n" + Rules);
        using var workplace = Open("organisation: NuSjukvarden\n");
        Assert.Equal("RegionHalland", workplace.Policy("Region Halland").Id);
        Assert.Equal("NuSjukvarden", workplace.Policy("NuSjukvarden").Id);
        Assert.Equal("Egna sjukhuset", workplace.Policy(own).Organisation);
        Assert.Equal("Egna sjukhuset", workplace.Policy(Path.GetDirectoryName(own)!).Organisation);
        Assert.Equal("UnknownOrganisation", Code("Egna sjukhuset"));
        Assert.Equal("PathNotFound", Code("packs/saknas"));
        Assert.Equal("PathNotFound", Code("saknas.yaml"));
        Assert.Equal("PolicyNotFound", Code("SasBoras"));
        File("packs/annan.yaml", "pack: Annan\norganisation: Andra sjukhuset\n" + Rules);
        Assert.Equal("PolicyAmbiguous", Code(Path.GetDirectoryName(own)!));

        string Code(string name) => Assert.Throws<RadOpsException>(() => workplace.Policy(name)).Code;
    }

    [Fact]
    public void A_register_that_is_named_must_be_there_to_be_read_and_one_that_nobody_named_need_not()
    {
        using var named = Open("register: sqlite:saknas.db\n");
        Assert.Equal("RegisterNotFound", Assert.Throws<RadOpsException>(named.OpenRegisterIfAny).Code);
        Assert.Null(named.OpenRegisterForReading());
    }

    [Fact]
    public void A_register_in_the_site_file_is_beside_it()
    {
        using var workplace = Open("register: sqlite:data.db\nsite: X\n");

        Assert.False(workplace.HasRegister);
        Assert.Equal(Path.Combine(folder.Path, "data.db"), workplace.Register.Location);
        Assert.True(workplace.HasRegister);
    }

    [Fact]
    public void Nothing_is_made_where_nothing_may_be_changed()
    {
        using var workplace = Workplace.Open(new() { Register = $"sqlite:{Path.Combine(folder.Path, "r.db")}", ReadOnly = true, Environment = _ => null });

        Assert.Empty(workplace.Register.Read(new RegisterQuery()));
        Assert.Equal("RegisterReadOnly", Assert.Throws<RadOpsException>(() => workplace.Releases.RecordRefusal(workplace.Desk.Decide(new() { Organisation = "RegionHalland" }))).Code);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Nobodys_care_unit_is_said_to_be_nobodys()
    {
        List<string> warnings = [];
        using var workplace = Open("register: sqlite:r.db\n", warnings: warnings);

        Assert.Equal("Ej angiven vårdenhet", workplace.Operator.CareUnit);
        Assert.NotNull(workplace.Register);
        Assert.Contains(warnings, warning => warning.StartsWith("no care unit is named", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pack_of_the_sites_own_takes_the_place_of_the_built_in_one()
    {
        var core = typeof(ReleaseRequest).Assembly;
        var name = core.GetManifestResourceNames().Single(resource => resource.EndsWith("RegionHalland.yaml", StringComparison.Ordinal));
        using (var reader = new StreamReader(core.GetManifestResourceStream(name)!))
            File("policies/own.yaml", reader.ReadToEnd().Replace("pack: RegionHalland", "pack: HallandOwn", StringComparison.Ordinal));

        using var workplace = Open("policies: [ policies/ ]\n");

        Assert.Equal("HallandOwn", workplace.Policies.For("RegionHalland").Id);
        Assert.Equal("NuSjukvarden", workplace.Policies.For("NuSjukvarden").Id);
        Assert.Equal(["HallandOwn", "NuExternGranskare", "NuSjukvarden", "SasBoras", "SkaraborgsSjukhus"], workplace.Packs.All.Select(pack => pack.Id).Order());
    }

    [Fact]
    public void A_pack_of_facts_of_the_sites_own_takes_the_place_of_the_one_with_its_id()
    {
        File("policies/SasBoras.yaml", $"pack: SasBoras\norganisation: SasBoras\nregion: R\ndocuments:\n  D: {{ title: Ny rutin, version: \"2.0\", sha256: {new string('0', 64)} }}\nfacts:\n  - {{ fact: D-01, quote: a, line: 1 }}\n");

        using var workplace = Open("policies: [ policies/ ]\n");

        Assert.Equal("2.0", Assert.Single(workplace.Packs.For("SasBoras")).Version);
        Assert.Equal(2, workplace.Policies.All.Count);
    }

    [Fact]
    public void A_decision_of_the_sites_own_amends_the_built_in_pack_from_its_day()
    {
        File("policies/beslut.yaml", "overlay: beslut\namends: RegionHalland\ntitle: Beslut om e-fax\ndecision: E-fax godtas inte.\nreason: Den är avvecklad.\ndecidedBy: { name: Eva Exempel, role: Verksamhetschef }\ndecidedAt: 2026-11-20\nvalidFrom: 2026-12-01\nrules: [ { rule: C02, when: { OrderChannel: EFax }, refuse: yes } ]\n");
        var order = new ReleaseRequest { Organisation = "RegionHalland", Recipient = RecipientType.Clinic, RecipientLocation = RecipientLocation.InsideRegion, OrderChannel = OrderChannel.EFax };

        using var workplace = Open("policies: [ policies/ ]\n");

        Assert.Equal(DecisionOutcome.Open, workplace.Desk.Decide(order, new(2026, 11, 30)).Outcome);
        Assert.Equal(DecisionOutcome.Deny, workplace.Desk.Decide(order, new(2026, 12, 1)).Outcome);
    }

    [Theory]
    [InlineData("RegionHalland")]
    [InlineData("Region Halland")]
    [InlineData("regionhalland")]
    [InlineData(" REGION-HALLAND ")]
    public void An_organisation_is_known_however_it_is_written(string name)
    {
        using var workplace = Open("site: X\n");

        Assert.Equal("RegionHalland", workplace.Policies.For(name).Organisation);
        Assert.Equal("NuSjukvarden", workplace.Policies.For("NU-sjukvården").Organisation);
    }

    [Fact]
    public void Prices_and_recipients_are_the_sites()
    {
        File("prices.csv", "Product;Amount;ValidFrom;Source\nCD;250;2026-01-01;handboken\n");
        File("recipients.csv", "Name;Type;Location\nHuslunden;PrivateProvider;OutsideRegion\n");

        using var workplace = Open("prices: prices.csv\nrecipients: recipients.csv\n");

        Assert.Equal(250m, workplace.Prices.Find("CD", new(2026, 6, 8))!.Amount);
        Assert.Equal("Huslunden", Assert.Single(workplace.Recipients).Name);
        using var without = Open("site: X\n");
        Assert.Null(without.Prices.Find("CD", new(2026, 6, 8)));
        Assert.Empty(without.Recipients);
    }
}
