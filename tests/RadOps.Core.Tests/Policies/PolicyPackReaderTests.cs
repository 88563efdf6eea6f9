using RadOps.Formats.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>A pack that is not right is refused, and the message points at the place.</summary>
public sealed class PolicyPackReaderTests
{
    // The head and the one section of a test pack take nine lines: the rules begin on line 10.
    [Theory]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, imges: Allow }", 11, 37, "'imges'")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, images: Tillåt }", 11, 45, "'images' is 'Tillåt'")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, images: Needs }", 11, 5, "Allow, Open or Deny")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: ett, images: Allow }", 11, 34, "a whole number")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, images: Allow }", 11, 5, "on which line")]
    [InlineData("rules:\n  - { rule: T-1, line: 1, images: Allow }", 11, 5, "'quote' is missing")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, validFrom: 2026-13-01 }", 11, 48, "a date")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, validFrom: 2026-02-01, validTo: 2026-01-01 }", 11, 5, "ends before it begins")]
    [InlineData("rules:\n  - { rule: Q-1, quote: a, line: 1 }", 11, 5, "no document 'Q'")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, in: någon }", 11, 5, "section 'någon'")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, when: { Mottagare: Patient } }", 11, 56, "no fact 'Mottagare'")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, when: { Recipient: Patienten } }", 11, 56, "no value 'Patienten'")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, when: { Recipient: { inte: Patient } } }", 11, 58, "'inte'")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, exceptionTo: T-9 }", 11, 5, "'T-9'")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, exceptionTo: T-2 }\n  - { rule: T-2, quote: b, line: 2, exceptionTo: T-1 }", 11, 5, "exception to itself")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1 }\n  - { rule: T-1, quote: b, line: 2 }", 12, 5, "two rules T-1")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, onRoute: Media, needs: Delivery }", 11, 5, "duties and flags")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, media: Usb }", 11, 5, "media go with a route")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, hold: ja }", 11, 43, "yes or no")]
    [InlineData("rules:\n  - { rule: T-1, quote: a, line: 1, quote: b }", 11, 37, "")]
    [InlineData("rules:\n  - { rule: T-1, quote: a", 12, 1, "")]
    [InlineData("rules: []\nrulez: []", 11, 1, "'rulez'")]
    public void A_mistake_is_pointed_at(string rules, int line, int column, string words)
    {
        var error = Assert.Throws<RadOpsException>(() => Packs.Compile(rules));
        Assert.Equal(("PolicyInvalid", ErrorKind.InvalidInput), (error.Code, error.Kind));
        Assert.Contains(words, error.Message);
        Assert.Equal($"test.yaml({line},{column})", error.Target);
    }

    // Without a section the facts begin on line 7.
    [Theory]
    [InlineData("facts:\n  - { fact: T-1, quote: a }", 8, 5, "on which line")]
    [InlineData("facts:\n  - { fact: T-1, line: 1 }", 8, 5, "'quote' is missing")]
    [InlineData("facts:\n  - { fact: Q-1, quote: a, line: 1 }", 8, 5, "no document 'Q'")]
    [InlineData("facts:\n  - { fact: T-1, quote: a, line: 1, kontakt: {} }", 8, 37, "'kontakt'")]
    [InlineData("facts:\n  - { fact: T-1, quote: a, line: 1, also: { line: 2, quote: b, qoute: c } }", 8, 64, "'qoute'")]
    [InlineData("facts:\n  - { fact: T-1, quote: a, line: 1 }\n  - { fact: T-1, quote: b, line: 2 }", 9, 5, "two facts T-1")]
    [InlineData("facts:\n  - { fact: T-1, quote: a, line: 1, validFrom: 2026-02-01, validTo: 2026-01-01 }", 8, 5, "ends before it begins")]
    [InlineData("facts:\n  - { fact: T-1, quote: a, line: 1, contact: { name: b } }", 8, 46, "'topic' is missing")]
    [InlineData("facts:\n  - { fact: T-1, quote: a, line: 1, contact: { name: b, topic: Referral, exceptionTo: T-2 } }", 8, 5, "'T-2'")]
    [InlineData("facts:\n  - { fact: T-1, quote: a, line: 1, contact: { name: b, topic: Referral, when: { period: OutOfHours, from: 7 } } }", 8, 108, "a time as in 15:30")]
    [InlineData("facts:\n  - { fact: T-1, quote: a, line: 1, instruction: { modes: Pacs } }", 8, 5, "no heading")]
    [InlineData("facts:\n  - { fact: T-1, quote: a, line: 1, limit: { of: FileSize, most: 20 } }", 8, 5, "with its unit")]
    [InlineData("facts:\n  - { fact: T-1, quote: a, line: 1, routes: [{ route: Bfr, line: 1, quote: a, closedBy: T-2 }] }", 8, 5, "'T-2'")]
    [InlineData("modes:\n  - { mode: Pacs, title: a, document: T, line: 1 }\n  - { mode: [Ris, Pacs], title: b, document: T, line: 2 }\nfacts:\n  - { fact: T-1, quote: a, line: 1 }", 8, 5, "two headings")]
    [InlineData("facts: []", 1, 1, "facts, or both")]
    public void A_mistake_among_the_facts_is_pointed_at(string facts, int line, int column, string words)
    {
        var error = Assert.Throws<RadOpsException>(() => Packs.Read(facts, sections: ""));
        Assert.Contains(words, error.Message);
        Assert.Equal($"test.yaml({line},{column})", error.Target);
    }

    [Fact]
    public void A_rule_is_no_fact_besides() =>
        Assert.Contains("a rule and a fact", Assert.Throws<RadOpsException>(() => Packs.Read("rules:\n  - { rule: T-1, quote: a, line: 1 }\nfacts:\n  - { fact: T-1, quote: a, line: 1 }")).Message);

    [Fact]
    public void A_document_is_taken_from_the_pack_that_states_it()
    {
        const string Borrower = "pack: L\norganisation: L\nregion: L\ndocuments:\n  X: { pack: NuExternGranskare }\nfacts:\n  - { fact: X-1, quote: a, line: 1 }\n";
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "L.yaml");
        File.WriteAllText(path, Borrower);
        Assert.Equal("8.0", PolicyFiles.Read(path).Document("X").Version);

        // A pack of that name beside it goes before the one built in, and one that borrows what it is asked for has nothing to lend.
        File.WriteAllText(Path.Combine(folder.Path, "NuExternGranskare.yaml"), Borrower);
        Assert.Contains("no pack 'NuExternGranskare'", Assert.Throws<RadOpsException>(() => PolicyFiles.Read(path)).Message);
        File.WriteAllText(path, Borrower.Replace("NuExternGranskare", "Saknas", StringComparison.Ordinal));
        Assert.Contains("no pack 'Saknas'", Assert.Throws<RadOpsException>(() => PolicyFiles.Read(path)).Message);
    }

    [Fact]
    public void A_section_that_is_there_twice_or_goes_before_nothing_is_refused()
    {
        Assert.Contains("two sections 'a'", Sections("  - { section: a, title: a }\n  - { section: a, title: b }"));
        Assert.Contains("'b'", Sections("  - { section: a, title: a, exceptionTo: b }"));

        static string Sections(string sections) => Assert.Throws<RadOpsException>(() => Packs.Compile("rules: []", $"sections:\n{sections}\n")).Message;
    }

    [Theory]
    [InlineData("")]
    [InlineData("- pack")]
    [InlineData("pack: T\n---\npack: U")]
    public void What_is_no_pack_is_refused(string text)
    {
        using var reader = new StringReader(text);
        Assert.Equal("PolicyInvalid", Assert.Throws<RadOpsException>(() => PolicyPackReader.Read(reader, "test.yaml")).Code);
    }

    [Fact]
    public void Words_that_YAML_might_take_for_something_else_stay_words()
    {
        var rule = Assert.Single(Packs.Read("rules:\n  - { rule: T-1, quote: no, line: 1, when: { Blocked: no } }").Rules);
        Assert.Equal("no", rule.Quote);
        Assert.Equal("Blocked: no", rule.When.ToString());
    }

    [Fact]
    public void A_pack_of_the_sites_own_is_loaded_from_a_file_and_a_missing_one_is_an_error()
    {
        var error = Assert.Throws<RadOpsException>(() => PolicyFiles.Load(Path.Combine(AppContext.BaseDirectory, "saknas.yaml")));
        Assert.Equal(("PolicyUnreadable", ErrorKind.NotFound), (error.Code, error.Kind));
    }
}
