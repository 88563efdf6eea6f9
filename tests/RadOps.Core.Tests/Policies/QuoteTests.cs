using System.Security.Cryptography;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Lint;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>
/// Every quote against the document that it is taken from. The routines belong to their hospitals and are not kept here: the tests look for
/// them, by their hashes, in the folder that RADOPS_ROUTINES names.
/// </summary>
public sealed class QuoteTests
{
    private const string Folder = "RADOPS_ROUTINES";

    public static TheoryData<string, string> Documents =>
        new(from pack in BuiltIn.Packs.All from document in pack.Documents select (pack.Id, document.Key));

    [Fact]
    public void Every_rule_of_a_routine_names_its_line_and_its_document()
    {
        foreach (var pack in BuiltIn.Packs.All)
        {
            Assert.All(pack.Rules, rule => Assert.NotEmpty(rule.Quote));
            Assert.All(pack.Rules.Where(rule => !rule.IsProductDefault), rule => Assert.True(rule.Line > 0 && pack.Document(rule.Document!).Sha256!.Length == 64));
            Assert.All(pack.Facts.SelectMany(fact => fact.Passages), passage => Assert.True(passage.Line > 0 && passage.Quote.Length > 0));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_a_pack_takes_from_a_document_stands_there(string id, string key)
    {
        var pack = Pack(id);
        Assert.Contains(PolicyQuote.Of(pack), quote => quote.Document == key);
        var found = PolicyLint.Run(pack, new Dictionary<string, RoutineText> { [key] = ReadDocument(pack.Document(key)) }, BuiltIn.Today);
        Assert.DoesNotContain(found, finding => finding.Severity == FindingSeverity.Error || finding.Code is LintCodes.SourceDiffers or LintCodes.AmbiguityGone);
    }

    // Only the whole document shows these.
    [Theory]
    [InlineData("RegionHalland", "H", LintCodes.DeadLink, "16,17,18,19,20,22,23,24")]
    [InlineData("NuSjukvarden", "N", LintCodes.WordBookmark, "56,72")]
    [InlineData("NuSjukvarden", "N", LintCodes.UnclosedQuote, "22")]
    [InlineData("NuExternGranskare", "X", LintCodes.DeadLink, "47", "59")]
    [InlineData("SasBoras", "D", LintCodes.DeadLink, "34,43")]
    [Requirement("H-05", "N-49", "X-23", "X-25")]
    public void An_oddity_of_a_document_is_found(string id, string key, string code, params string[] lines) =>
        Assert.Equal(lines, PolicyLint.Run(Pack(id), new Dictionary<string, RoutineText> { [key] = ReadDocument(Pack(id).Document(key)) }, BuiltIn.Today)
            .Where(finding => finding.Code == code).Select(finding => string.Join(',', finding.Lines)));

    private static PolicyPack Pack(string id) => BuiltIn.Packs.All.Single(pack => pack.Id == id);

    private static RoutineText ReadDocument(PolicyDocument document)
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        if (string.IsNullOrEmpty(folder))
            Assert.Skip($"{Folder} names no folder with the routines");
        var file = Directory.EnumerateFiles(folder).FirstOrDefault(path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) == document.Sha256);
        if (file is null)
            Assert.Skip($"no file in {Folder} has the hash of '{document.Title}'");
        return new(File.ReadAllBytes(file));
    }
}
