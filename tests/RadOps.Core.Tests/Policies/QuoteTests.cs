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
        new(from pack in BuiltIn.Packs.All from document in pack.Documents select (pack.Id, document.Key));

    [Fact]
    public void Every_rule_of_a_routine_names_its_line_and_its_document()
    {
        foreach (var pack in BuiltIn.Packs.All)
        {
            Assert.All(pack.Rules, rule => Assert.NotEmpty(rule.Quote));
            Assert.All(pack.Rules.Where(rule => !rule.IsProductDefault), rule => Assert.True(rule.Line > 0 && pack.Document(rule.Document!).Sha256.Length == 64));
            Assert.All(pack.Facts.SelectMany(fact => fact.Passages), passage => Assert.True(passage.Line > 0 && passage.Quote.Length > 0));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_quote_stands_on_its_line(string id, string key)
    {
        var pack = Pack(id);
        var lines = ReadDocument(pack.Document(key));
        foreach (var rule in pack.Rules.Where(rule => rule.Document == key))
        {
            AssertStands(lines, rule.Line!.Value, rule.Quote, rule.RuleId);
            foreach (var clause in rule.Clauses)
                AssertStands(lines, clause.Line ?? rule.Line.Value, clause.Quote ?? rule.Quote, rule.RuleId);
        }

        foreach (var section in pack.Sections.Where(section => section.Document == key))
            AssertStands(lines, section.Line!.Value, section.Title, section.Id);
        foreach (var mode in pack.Modes.Where(mode => mode.Document == key))
            AssertStands(lines, mode.Line, mode.Title, "modes");
        foreach (var change in pack.Document(key).Changes)
            AssertStands(lines, change.Line, change.Text, "changes");
        foreach (var fact in pack.Facts.Where(fact => fact.Document == key))
            foreach (var passage in fact.Passages.Concat(fact.Routes.Select(route => route.Passage)))
                AssertStands(lines, passage.Line, passage.Quote, fact.RuleId);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_a_fact_says_is_taken_from_its_lines(string id, string key)
    {
        var pack = Pack(id);
        var lines = ReadDocument(pack.Document(key));
        foreach (var fact in pack.Facts.Where(fact => fact.Document == key))
        {
            var text = Spaced(string.Join(' ', fact.Passages.Select(passage => $"{lines[passage.Line - 1]} {lines.ElementAtOrDefault(passage.Line)}")).Replace('\t', ' '));
            IEnumerable<string> words =
            [
                .. fact.Contact is { } contact ? contact.Numbers.Append(contact.Name) : [],
                .. fact.Limit?.Only ?? [],
                .. fact.Limit?.Not ?? [],
                .. fact.Reference?.Names ?? [],
                .. fact.Passages.SelectMany(passage => passage.Path),
                .. fact.Invoice is { } invoice ? invoice.Address.Append(invoice.Product).Append(invoice.Account) : [],
                .. fact.Notice is { Date: { } date, ForNow: true } ? [date.ToString("O", System.Globalization.CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            ];
            Assert.All(words, word => Assert.True(text.Contains(Spaced(word), StringComparison.Ordinal), $"{fact.RuleId}: '{word}' is not in '{text}'."));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_is_said_of_a_document_stands_in_it(string id, string key)
    {
        var document = Pack(id).Document(key);
        var text = Spaced(string.Join(' ', ReadDocument(document)));
        var people = new[] { document.Owner, document.Reviewer, document.Approver }.OfType<PolicyPerson>().ToList();
        string?[] words =
        [
            document.Title, document.AuthoritativePlace, document.PrintWarning, document.DocumentId, document.Version, document.DocumentType,
            .. people.SelectMany(person => person.Names.Select(name => $"{name}, ({person.UserId}), {person.Role}")),
            .. document.Keywords,
            document.ValidFrom is { } from ? FormattableString.Invariant($"Giltig från: {from:yyyy-MM-dd}") : null,
            document.ValidTo is { } to ? FormattableString.Invariant($"Giltig till: {to:yyyy-MM-dd}") : null,
        ];
        Assert.All(words.OfType<string>(), word => Assert.Contains(Spaced(word), text, StringComparison.Ordinal));
    }

    private static PolicyPack Pack(string id) => BuiltIn.Packs.All.Single(pack => pack.Id == id);

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
