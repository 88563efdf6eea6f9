using System.Security.Cryptography;
using System.Text;
using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Formats.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Formats.Tests.Policies;

/// <summary>A folder with a site's own packs and overlays: what is read, and what is refused, with the place where it stands.</summary>
public sealed class SitePoliciesTests : IDisposable
{
    private const string Routine = "Utlämnande av bilder\n\nVi lämnar ut bilder\n  till remittenten.\nFråga  patienten först.\n";

    private static readonly DateOnly Day = new(2026, 12, 1);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_pack_of_the_sites_own_is_read_beside_those_built_in()
    {
        File("eget.yaml", Pack());
        var packs = SitePolicies.Read([folder.Path]);
        Assert.Equal("Eget", Assert.Single(packs.For("Eget")).Id);
        Assert.NotEmpty(packs.For("RegionHalland"));
    }

    [Fact]
    public void An_overlay_amends_a_pack_in_the_folder_or_one_built_in()
    {
        File("eget.yaml", Pack());
        File("beslut.yml", Overlay("Eget", "rules: [ { rule: E-1, clauses: null } ]"));
        File("halland.yaml", Overlay("RegionHalland", "resolves: C02", id: "hallands"));
        var packs = SitePolicies.Read([folder.Path]);
        Assert.Equal(["beslut"], Assert.Single(packs.For("Eget")).Overlays.Select(overlay => overlay.Id));
        Assert.Equal(["hallands"], packs.For("RegionHalland").Single(pack => pack.DecidesReleases).Overlays.Select(overlay => overlay.Id));
        Assert.Empty(packs.For("NuSjukvarden").Single(pack => pack.DecidesReleases).Overlays);
    }

    [Fact]
    public void An_overlay_bears_the_hash_of_its_file_into_the_decisions_that_stand_on_it()
    {
        var path = File("halland.yaml", Overlay("RegionHalland", "resolves: C02"));
        var policy = PolicyCompiler.Compile(Assert.Single(SitePolicies.ReadOwn([path])));
        var decision = policy.Decide(new() { Recipient = RecipientType.Clinic, RecipientLocation = RecipientLocation.InsideRegion, OrderChannel = OrderChannel.EFax, Signature = SignatureStatus.Final }, Day);
        var rule = decision.Rules.Single(rule => rule.RuleId == "C02");
        Assert.Equal(("Beslut om e-fax", "E-fax godtas tills vidare.", Sha256(System.IO.File.ReadAllText(path))), (rule.Document, rule.Quote, rule.SourceSha256));
        Assert.DoesNotContain("C02", decision.Flags);
    }

    [Fact]
    public void A_pack_whose_document_nobody_has_read_yet_leaves_everything_open()
    {
        File("eget.yaml", Pack("sha256: null", rules: "rules: []"));
        var policy = PolicyCompiler.Compile(Assert.Single(SitePolicies.ReadOwn([folder.Path])));
        var decision = policy.Decide(new() { Recipient = RecipientType.Hospital }, Day);
        Assert.Equal((DecisionOutcome.Open, "NotRead"), (decision.Outcome, decision.PolicyVersion));
    }

    [Fact]
    public void Quotes_are_held_against_a_source_that_stands_beside_the_pack()
    {
        File("rutin.txt", Routine);
        File("eget.yaml", Pack($"source: rutin.txt, sha256: {Sha256(Routine)}"));
        Assert.Single(SitePolicies.ReadOwn([folder.Path]));
    }

    [Theory]
    [InlineData("line: 3", "line: 4", "eget.yaml(10,5)", "begin on line 4 of rutin.txt, but on line 3")]
    [InlineData("line: 3", "line: 99", "eget.yaml(10,5)", "but on line 3")]
    [InlineData("Vi lämnar ut bilder till", "Vi lånar ut bilder till", "eget.yaml(10,5)", "which says 'Vi lämnar ut bilder'")]
    [InlineData("title: Alla", "title: Alla, document: E, line: 2", "eget.yaml(8,5)", "'Alla' does not begin on line 2")]
    [InlineData("source: rutin.txt", "source: saknas.txt", "eget.yaml(6,6)", "saknas.txt, is not where the pack says")]
    [InlineData("title: Rutin", "title: Rutin, changes: { line: 1, text: Ny rutin }", "eget.yaml(6,6)", "'Ny rutin' does not begin")]
    public void What_the_source_does_not_say_is_refused(string text, string instead, string target, string words)
    {
        File("rutin.txt", Routine);
        var pack = Pack($"source: rutin.txt, sha256: {Sha256(Routine)}");
        Assert.Contains(text, pack, StringComparison.Ordinal);
        File("eget.yaml", pack.Replace(text, instead, StringComparison.Ordinal));
        AssertRefused(target, words);
    }

    [Fact]
    public void A_source_that_has_been_changed_since_it_was_read_is_refused()
    {
        File("rutin.txt", Routine + "Tillägg.\n");
        File("eget.yaml", Pack($"source: rutin.txt, sha256: {Sha256(Routine)}"));
        AssertRefused("eget.yaml(6,6)", Sha256(Routine + "Tillägg.\n"));
    }

    [Theory]
    [InlineData("region:", "regionen:", "eget.yaml(1,1)", "'region' is missing")]
    [InlineData("media: [Usb]", "media: [Usb]\nmedium: Usb", "eget.yaml(5,1)", "no key 'medium'")]
    [InlineData("{ section: alla, title: Alla }", "{ section: alla, title: Alla, when: { Recipient: Patient } }", "eget.yaml(1,1)", "NoSection")]
    [InlineData("{ section: alla, title: Alla }", "{ section: alla, title: Alla }\n  - { section: patient, title: P, when: { Recipient: Patient } }", "eget.yaml(9,5)", "SectionsOverlap")]
    [InlineData("images: Allow }", "images: Allow }\n  - { rule: E-2, quote: b, line: 5, when: { Recipient: Patient }, images: Deny }", "eget.yaml(11,5)", "RulesContradict: E-1 och E-2")]
    [InlineData("sha256: " + Zeros, "sha256: null", "eget.yaml(10,5)", "has not been read")]
    [InlineData("sha256: " + Zeros, "sha256: 00", "eget.yaml(6,30)", "64 lower-case")]
    public void A_pack_that_is_incomplete_or_contradicts_itself_is_refused(string text, string instead, string target, string words)
    {
        var pack = Pack();
        Assert.Contains(text, pack, StringComparison.Ordinal);
        File("eget.yaml", pack.Replace(text, instead, StringComparison.Ordinal));
        AssertRefused(target, words);
    }

    [Fact]
    public void An_overlay_that_contradicts_the_pack_it_amends_is_refused_in_its_own_file()
    {
        File("eget.yaml", Pack());
        File("beslut.yaml", Overlay("Eget", "rules:\n  - { rule: E-9, when: { Recipient: Clinic }, images: Deny }"));
        AssertRefused("beslut.yaml(10,5)", "RulesContradict");
    }

    [Fact]
    public void An_overlay_of_no_pack_is_refused()
    {
        File("beslut.yaml", Overlay("Ingen", "resolves: C02"));
        AssertRefused("beslut.yaml(1,1)", "no pack 'Ingen'");
    }

    [Fact]
    public void What_is_neither_a_pack_nor_an_overlay_is_refused()
    {
        File("lista.yaml", "- a\n- b\n");
        AssertRefused("lista.yaml(1,1)", "'overlay:'");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error() =>
        Assert.Equal("PolicyUnreadable", Assert.Throws<RadOpsException>(() => SitePolicies.Read([Path.Combine(folder.Path, "saknas")])).Code);

    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    private static string Pack(string source = "sha256: " + Zeros, string rules = "rules:\n  - { rule: E-1, quote: Vi lämnar ut bilder till, line: 3, images: Allow }") =>
        $$"""
        pack: Eget
        organisation: Eget
        region: Egen
        media: [Usb]
        documents:
          E: { title: Rutin, {{source}} }
        sections:
          - { section: alla, title: Alla }
        {{rules}}
        """;

    private static string Overlay(string amends, string contents, string id = "beslut") =>
        $$"""
        overlay: {{id}}
        amends: {{amends}}
        title: Beslut om e-fax
        decision: E-fax godtas tills vidare.
        reason: Så har verksamheten bestämt.
        decidedBy: { name: Eva Exempel, role: Verksamhetschef }
        decidedAt: 2026-11-20
        validFrom: 2026-12-01
        {{contents}}
        """;

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void AssertRefused(string target, string words)
    {
        var error = Assert.Throws<RadOpsException>(() => SitePolicies.Read([folder.Path]));
        Assert.Equal(("PolicyInvalid", target), (error.Code, error.Target));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private string File(string name, string contents)
    {
        var path = Path.Combine(folder.Path, name);
        System.IO.File.WriteAllText(path, contents);
        return path;
    }
}
