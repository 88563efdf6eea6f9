using RadOps.Formats.Policies;
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
