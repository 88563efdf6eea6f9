using System.Security.Cryptography;
using System.Text;
using RadOps.Core.Policies;
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
        new(from policy in BuiltIn.Catalog.All from document in policy.Pack.Documents select (policy.Organisation, document.Key));

    [Fact]
    public void Every_rule_of_a_routine_names_its_line_and_its_document()
    {
        foreach (var pack in BuiltIn.Catalog.All.Select(policy => policy.Pack))
        {
            Assert.All(pack.Rules, rule => Assert.NotEmpty(rule.Quote));
            Assert.All(pack.Rules.Where(rule => !rule.IsProductDefault), rule => Assert.True(rule.Line > 0 && pack.Document(rule.Document!).Sha256.Length == 64));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_quote_stands_on_its_line(string organisation, string key)
    {
        var pack = BuiltIn.Catalog.For(organisation).Pack;
        var lines = ReadDocument(pack.Document(key));
        foreach (var rule in pack.Rules.Where(rule => rule.Document == key))
        {
            AssertStands(lines, rule.Line!.Value, rule.Quote, rule.RuleId);
            foreach (var clause in rule.Clauses)
                AssertStands(lines, clause.Line ?? rule.Line.Value, clause.Quote ?? rule.Quote, rule.RuleId);
        }

        foreach (var section in pack.Sections.Where(section => section.Document == key))
            AssertStands(lines, section.Line!.Value, section.Title, section.Id);
        foreach (var change in pack.Document(key).Changes)
            AssertStands(lines, change.Line, change.Text, "changes");
    }

    [Fact]
    public void The_title_and_the_places_stand_in_the_document()
    {
        foreach (var document in BuiltIn.Catalog.All.SelectMany(policy => policy.Pack.Documents))
        {
            var text = string.Join(' ', ReadDocument(document));
            foreach (var words in new[] { document.Title, document.AuthoritativePlace, document.PrintWarning, document.Owner, document.DocumentId, document.Version }.Concat(document.Approver))
                Assert.True(words is null || Spaced(text).Contains(Spaced(words), StringComparison.Ordinal), words);
        }
    }

    /// <summary>The quote begins on its line; a heading may go on to the next.</summary>
    private static void AssertStands(string[] lines, int line, string quote, string what)
    {
        var text = Spaced($"{lines[line - 1]} {lines.ElementAtOrDefault(line)}");
        var at = text.IndexOf(Spaced(quote), StringComparison.Ordinal);
        Assert.True(at >= 0 && at < Spaced(lines[line - 1]).Length, $"{what}: '{quote}' does not begin on line {line}, which says '{lines[line - 1]}'.");
    }

    private static string Spaced(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string[] ReadDocument(PolicyDocument document)
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        if (string.IsNullOrEmpty(folder))
            Assert.Skip($"{Folder} names no folder with the routines");
        var file = Directory.EnumerateFiles(folder).FirstOrDefault(path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) == document.Sha256);
        if (file is null)
            Assert.Skip($"no file in {Folder} has the hash of '{document.Title}'");
        return File.ReadAllText(file, Encoding.UTF8).Split('\n');
    }
}
