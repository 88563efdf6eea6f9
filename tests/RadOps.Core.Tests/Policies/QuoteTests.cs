using System.Security.Cryptography;
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
            Assert.All(pack.Rules.Where(rule => !rule.IsProductDefault), rule => Assert.True(rule.Line > 0 && pack.Document(rule.Document!).Sha256!.Length == 64));
            Assert.All(pack.Facts.SelectMany(fact => fact.Passages), passage => Assert.True(passage.Line > 0 && passage.Quote.Length > 0));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_quote_stands_on_its_line(string id, string key)
    {
        var pack = Pack(id);
        Assert.Contains(PolicyQuote.Of(pack), quote => quote.Document == key);
        Assert.Empty(ReadDocument(pack.Document(key)).Missing(pack, pack.Document(key)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_a_fact_says_is_taken_from_its_lines(string id, string key)
    {
        var pack = Pack(id);
        var text = ReadDocument(pack.Document(key));
        foreach (var fact in pack.Facts.Where(fact => fact.Document == key))
        {
            var said = string.Join(' ', fact.Passages.Select(passage => $"{text[passage.Line]} {text[passage.Line + 1]}"));
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
            Assert.All(words, word => Assert.True(said.Contains(RoutineText.Spaced(word), StringComparison.Ordinal), $"{fact.RuleId}: '{word}' is not in '{said}'."));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_is_said_of_a_document_stands_in_it(string id, string key)
    {
        var document = Pack(id).Document(key);
        var text = ReadDocument(document);
        var people = new[] { document.Owner, document.Reviewer, document.Approver }.OfType<PolicyPerson>().ToList();
        string?[] words =
        [
            document.Title, document.AuthoritativePlace, document.PrintWarning, document.DocumentId, document.Version, document.DocumentType,
            .. people.SelectMany(person => person.Names.Select(name => $"{name}, ({person.UserId}), {person.Role}")),
            .. document.Keywords,
            document.ValidFrom is { } from ? FormattableString.Invariant($"Giltig från: {from:yyyy-MM-dd}") : null,
            document.ValidTo is { } to ? FormattableString.Invariant($"Giltig till: {to:yyyy-MM-dd}") : null,
        ];
        Assert.All(words.OfType<string>(), word => Assert.True(text.LineOf(word) is not null, word));
    }

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
