using System.Text.RegularExpressions;
using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Proof;
using RadOps.Core.Release;
using RadOps.Formats.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Formats.Tests.Policies;

/// <summary>The pack that an organisation begins with.</summary>
public sealed partial class StarterPackTests : IDisposable
{
    private const string Routine =
        """
        Utlämnande av bilder

        Vi lämnar ut bilder och utlåtande till patienten
        Osignerade undersökningar lämnas inte ut
        Legitimation ska visas vid hämtning och antecknas
        Vi använder inte DVD
        Från den 1 mars krävs skriftligt samtycke
        Kravet på samtycke är borttaget
        Avsnittet om fax borttaget
        Fullmakter sparas enligt gallringsplanen
        """;

    private readonly TemporaryFolder folder = new();

    private string Pack => folder.File("Björkdalen.yaml");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Björkdalens sjukhus")]
    [InlineData("null")]
    [InlineData("Sjukhus \"A\": nr #1")]
    [InlineData("1:a\nsjukhuset")]
    public void As_written_it_is_valid_and_leaves_everything_open(string organisation)
    {
        new StarterPack { Organisation = organisation }.Write(Pack, overwrite: false);
        var policy = PolicyCompiler.Compile(Assert.Single(SitePolicies.ReadOwn([Pack])));
        Assert.Equal(organisation.Replace('\n', ' '), policy.Organisation);
        foreach (var recipient in Enum.GetValues<RecipientType>())
            Assert.Equal(DecisionOutcome.Open, policy.Decide(new() { Recipient = recipient, Signature = SignatureStatus.Final }, new(2026, 12, 1)).Outcome);
        Assert.True(PolicyProof.Of(policy, TestContext.Current.CancellationToken).Holds);
    }

    [Fact]
    public void Everything_that_it_shows_as_an_example_is_right_and_holds_together()
    {
        var source = folder.File("rutin.txt");
        File.WriteAllText(source, Routine);
        new StarterPack { Organisation = "Björkdalen", Region = "Region Mellan", Source = source }.Write(Pack, overwrite: false);
        File.WriteAllText(Pack, ExampleMark().Replace(File.ReadAllText(Pack), ""));
        var pack = Assert.Single(SitePolicies.ReadOwn([Pack]));
        Assert.Equal(("Region Mellan", 8, 3), (pack.Region, pack.Rules.Count, pack.Sections.Count));
        Assert.Equal("Utlämnande av bilder", pack.Documents[0].Title);
        Assert.Equal((1, 1, 1, 4), (pack.Facts.Count, pack.Ambiguities.Count, pack.Spellings.Count, pack.Table!.Axes.Count));
        var policy = PolicyCompiler.Compile(pack);
        var proof = PolicyProof.Of(policy, TestContext.Current.CancellationToken);
        Assert.True(proof.Holds, string.Join('\n', proof.Findings.Select(finding => finding.Message)));
        var pickUp = new ReleaseRequest { Recipient = RecipientType.Patient, Signature = SignatureStatus.Final, Delivery = DeliveryMethod.PickUp };
        Assert.Equal(["PatientId"], policy.Decide(pickUp, new(2026, 12, 1)).Needs);
        Assert.Equal(ItemVerdict.Deny, policy.Decide(pickUp with { Signature = SignatureStatus.Unsigned }, new(2026, 12, 1)).Images);
    }

    [Fact]
    public void It_names_every_fact_and_value_every_need_and_only_duties_that_there_are()
    {
        new StarterPack { Organisation = "Björkdalen" }.Write(Pack, overwrite: false);
        var text = File.ReadAllText(Pack);
        Assert.All(ReleaseFacts.All, fact => Assert.Contains($"# {fact.Name,-26} {string.Join(", ", fact.Values)}\n", text, StringComparison.Ordinal));
        Assert.All(NeedCodes.All, need => Assert.Contains($"# {need,-26} ", text, StringComparison.Ordinal));
        var duties = PolicyFiles.BuiltInPacks().SelectMany(pack => pack.Rules).SelectMany(rule => rule.Clauses).SelectMany(clause => clause.Duties.Concat(clause.RefusalDuties)).ToHashSet();
        var named = text[text.IndexOf("(duties), bland annat", StringComparison.Ordinal)..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ')[1]).ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(duties));
    }

    [Fact]
    public void What_is_there_already_is_left_alone_unless_it_is_to_be_replaced()
    {
        File.WriteAllText(Pack, "mitt");
        var starter = new StarterPack { Organisation = "Björkdalen" };
        Assert.Equal("FileExists", Assert.Throws<RadOpsException>(() => starter.Write(Pack, overwrite: false)).Code);
        Assert.Equal("mitt", File.ReadAllText(Pack));
        starter.Write(Pack, overwrite: true);
        Assert.StartsWith("# Björkdalen", File.ReadAllText(Pack), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_is_not_there_makes_no_pack()
    {
        Assert.Equal("SourceUnreadable", Assert.Throws<RadOpsException>(() => new StarterPack { Organisation = "Björkdalen", Source = folder.File("saknas.txt") }.Write(Pack, overwrite: false)).Code);
        Assert.False(File.Exists(Pack));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error() =>
        Assert.Equal("FileNotWritable", Assert.Throws<RadOpsException>(() => new StarterPack { Organisation = "Björkdalen" }.Write(Path.Combine(folder.Path, "saknas", "a.yaml"), overwrite: false)).Code);

    /// <summary>What makes a line an example: the <c>#</c> before two spaces or more.</summary>
    [GeneratedRegex("^#(?=  )", RegexOptions.Multiline)]
    private static partial Regex ExampleMark();
}
