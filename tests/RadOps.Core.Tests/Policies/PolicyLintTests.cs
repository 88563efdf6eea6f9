using System.Text;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Lint;
using RadOps.Formats.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>Each oddity is found where it stands, and not where nothing is odd.</summary>
public sealed class PolicyLintTests
{
    private const string Sha256 = "0000000000000000000000000000000000000000000000000000000000000000";

    private const string Stated = "documentId: D-1, version: \"1.0\", validFrom: 2026-01-15, validTo: 2027-05-30, owner: { user: annbe, name: Anna Berg }, approver: { user: svela12, name: Sven Ek Larsson }";

    /// <summary>Code, lines; the document's particulars, the rest of the pack and the document's text, first as they are odd and then as they are not.</summary>
    public static TheoryData<string, string, string[], string[]> Oddities => new()
    {
        { LintCodes.QuoteNotOnLine, "2", ["", Fact("quote: Ring först"), "Rutin\nRing sedan\nRing först"], ["", Fact("quote: Ring sedan"), "Rutin\nRing sedan\nRing först"] },
        { LintCodes.FactNotOnLine, "2", ["", Fact("quote: Ring, contact: { name: Ring, topic: Technical, by: Phone, number: 033-616 11 98 }"), "Rutin\nRing 033-616 11 89"], ["", Fact("quote: Ring, contact: { name: Ring, topic: Technical, by: Phone, number: 033-616 11 98 }"), "Rutin\nRing 033-616  11 98"] },
        { LintCodes.ParticularsNotInDocument, "", ["version: \"8.0\"", Fact("quote: Ring"), "Testrutin\nRing\nVersion: 8.1"], ["version: \"8.0\"", Fact("quote: Ring"), "Testrutin\nRing\nVersion: 8.0"] },
        { LintCodes.WordBookmark, "2", ["", Fact("quote: Ring"), "Rutin\n[bookmark: _Hlk169790104]Ring"], ["", Fact("quote: Ring"), "Rutin\nRing"] },
        { LintCodes.DeadLink, "2", ["", Fact("quote: Se"), "Rutin\nSe [manualen](#)"], ["", Fact("quote: Se"), "Rutin\nSe [manualen](manual.htm)"] },
        { LintCodes.DeadLink, "1,2", ["", Fact("quote: \"[Sedan](#)\""), "[Först](#)\n[Sedan](#)\nFörst\nSedan"], ["", Fact("quote: Sedan"), "Först\nSedan"] },
        { LintCodes.DeadLink, "2", ["", Fact("quote: Se manualen, reference: { name: manualen, deadLink: yes }"), null!], ["", Fact("quote: Se manualen, reference: { name: manualen }"), null!] },
        { LintCodes.UnclosedQuote, "2", ["", Fact("quote: Skriv"), "Rutin\nSkriv ”Bränt CD"], ["", Fact("quote: Skriv"), "Rutin\nSkriv ”Bränt CD”"] },
        { LintCodes.UnclosedQuote, "2", ["", Fact("quote: Skriv"), "Rutin\nSkriv \"Bränt CD"], ["", Fact("quote: Skriv ”Bränt"), null!] },
        { LintCodes.Misspelling, "2,3", ["", "spellings: { jouden: jouren }\n" + Fact("quote: Ring"), "Rutin\nRing jouden\nJouden svarar"], ["", "spellings: { jouden: jouren }\n" + Fact("quote: Ring"), "Rutin\nRing jouren\nBjoudena svarar"] },
        { LintCodes.RepeatedText, "2,3", ["", Rule("Vi skickar inga bilder via IEP till någon"), "Rutin\nVi skickar inga bilder via IEP till någon\nVi skickar inga bilder via IEP till någon."], ["", Rule("Ingen kostnad"), "Rutin\nIngen kostnad\nIngen kostnad"] },
        { LintCodes.ListDiffersInLog, "2,3", ["changes: [{ line: 3, text: Ändrat till SEFOS/SDK }]", Fact("quote: Vi tar emot via SEFOS/SDK/e-fax"), null!], ["changes: [{ line: 3, text: Ändrat till SEFOS/SDK }]", Fact("quote: Vi tar emot via SDK/SEFOS och CD/DVD"), null!] },
        { LintCodes.PriceOfMediumNotOffered, "2", ["", Rule("DVD ersatt med USB. DVD-skiva kostar 50 kr"), null!], ["", Rule("DVD ersatt, USB-minne kostar 50 kr"), null!] },
        { LintCodes.TruncatedKeyword, "3", ["keywords: [röntgen, manuella rut]", Fact("quote: Rutinen"), "Testrutin\nRutinen\nröntgen, manuella rut"], ["keywords: [manuella rut, röntgen]", Fact("quote: Rutinen om röntgen"), "Testrutin\nRutinen om röntgen\nmanuella rut, röntgen"] },
        { LintCodes.ParticularsMissing, "", ["version: \"1.0\"", Fact("quote: Ring"), null!], [Stated, Fact("quote: Ring"), null!] },
        { LintCodes.NotYetInForce, "", ["validFrom: 2026-11-22", Fact("quote: Ring"), null!], ["validFrom: 2026-11-21", Fact("quote: Ring"), null!] },
        { LintCodes.Expired, "", ["validTo: 2026-11-20", Fact("quote: Ring"), null!], ["validTo: 2026-11-21", Fact("quote: Ring"), null!] },
        { LintCodes.ReviewDue, "2", ["", Rule("i nuläget", "reviewBy: 2026-11-20, "), null!], ["", Rule("i nuläget", "reviewBy: 2026-11-21, "), null!] },
        { LintCodes.NameInTwoSpellings, "2,3", ["owner: { user: annbe, name: [Anna Berg, Anna Bergh] }", Fact("quote: \"Anna Berg, (annbe)\", also: { line: 3, quote: \"Anna Bergh, (annbe)\" }"), null!], ["owner: { user: annbe, name: Anna Berg }", Fact("quote: \"Anna Berg, (annbe)\", also: { line: 3, quote: \"Anna Berg, (annbe)\" }"), null!] },
        { LintCodes.NameInTwoSpellings, "2,3", ["owner: { user: annbe, name: Anna Berg }", Fact("quote: Ägare"), "Testrutin\nÄgare: Anna Berg, (annbe), chef\nÄgare: Anna Bergh, (annbe), chef"], ["owner: { user: annbe, name: Anna Berg }", Fact("quote: Ägare"), "Testrutin\nÄgare: Anna Berg, (annbe), chef"] },
        { LintCodes.UserIdUnlikeName, "2", ["owner: { user: pieka, name: Pierre Wallqvist }", Fact("quote: \"(pieka)\""), null!], ["owner: { user: marha68, name: Mårten Håkansson }, approver: { user: lenjo54, name: Lena Maria Johansson }, reviewer: { user: vgr123, name: Bo Ek }", Fact("quote: \"(marha68)\""), null!] },
        { LintCodes.StaleNotice, "2", ["validFrom: 2026-01-15", Fact("quote: I nuläget, notice: { date: 2025-05-06, forNow: yes }"), null!], ["validFrom: 2026-01-15", Fact("quote: Ändrat, notice: { date: 2025-05-06 }") + "  - { fact: T-2, quote: I nuläget, line: 3, notice: { date: 2026-05-06, forNow: yes } }\n", null!] },
        { LintCodes.SuspectNumber, "1", ["", Contact("by: Phone, number: +62 81 338 773 651"), null!], ["", Contact("by: Phone, number: +46 31 373 77 95"), null!] },
        { LintCodes.SuspectNumber, "1", ["", Contact("by: Fax, number: 033-616 15 00 1"), null!], ["", Contact("by: Fax, number: 0321- 100 42"), null!] },
        { LintCodes.SuspectNumber, "1", ["", Contact("by: Phone, number: 033-61"), null!], ["", Contact("by: Email, number: a1@example.org"), null!] },
        { LintCodes.NumberGrouping, "1", ["", Contact("by: Phone, number: +46 81 235 01 90"), null!], ["", Contact("by: Phone, number: +46 8 123 501 90"), null!] },
        { LintCodes.NumberFormatsVary, "1", ["", Contact("by: Phone, number: [033-616 11 98, 033 616 21 00]"), null!], ["", Contact("by: Phone, number: [033-616 11 98, 033-616 21 00, +46 31 373 77 95]"), null!] },
        { LintCodes.ContactWithoutNumber, "1", ["", Contact("by: Phone"), null!], ["", Contact("by: Phone, number: 033-616 11 98"), null!] },
        { LintCodes.ContactWithoutKind, "1", ["", Contact("number: 033-616 11 98"), null!], ["", Contact("by: Fax, number: 033-616 11 98"), null!] },
        { LintCodes.LimitReadTwoWays, "2", ["", Fact("quote: max 20 MB, limit: { of: FileSize, most: 20, unit: Megabytes }"), null!], ["", Fact("quote: max 5 filer, limit: { of: FilesPerMessage, most: 5, unit: Files }"), null!] },
        { LintCodes.LimitReadTwoWays, "2", ["", Fact("quote: 2 dagar, limit: { of: ReplyTime, most: 2, unit: Days }"), null!], ["", Fact("quote: max 5 filer, limit: { of: FilesPerMessage, most: 5, unit: Files }"), null!] },
        { LintCodes.LimitReadTwoWays, "2", ["", Fact("quote: två år, limit: { of: Retention, most: 2, unit: Years }"), null!], ["", Fact("quote: max 5 filer, limit: { of: FilesPerMessage, most: 5, unit: Files }"), null!] },
        { LintCodes.SpelledTwoWays, "2", ["", Fact("quote: Ladda ner, label: [Ladda ner, Ladda ned]"), null!], ["", Fact("quote: Ladda ner, label: Ladda ner"), null!] },
        { LintCodes.SpelledTwoWays, "2", ["", Fact("quote: Länka, reference: { name: [Länka – Skicka, Länka - Skicka] }"), null!], ["", Fact("quote: Länka, reference: { name: Länka }"), null!] },
        { LintCodes.Ambiguity, "2", ["", Fact("quote: Ring dessa") + "ambiguities: [{ ambiguity: C30, about: T-1, reason: Dessa är granskaren }]", null!], ["", Fact("quote: Ring dessa"), null!] },
        { LintCodes.AmbiguityGone, "2", ["", "spellings: { jouden: jouren }\n" + Fact("quote: Ring") + "ambiguities: [{ ambiguity: C46, about: T-1, foundBy: Misspelling, reason: Läses som jouren }]", "Rutin\nRing jouren"], ["", "spellings: { jouden: jouren }\n" + Fact("quote: Ring") + "ambiguities: [{ ambiguity: C46, about: T-1, foundBy: Misspelling, reason: Läses som jouren }]", "Rutin\nRing jouden"] },
        { LintCodes.AmbiguityNotDeclared, "", ["", Rule("Ring") + "  - { default: C02, reason: Vi väljer, hold: yes }\n", null!], ["", Rule("Ring") + "  - { default: C02, reason: Vi väljer, hold: yes }\nambiguities: [{ ambiguity: C02, about: T-1 }]", null!] },
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    [Requirement("N-49")]
    public void An_oddity_is_found_on_its_lines_and_only_where_it_is(string code, string lines, string[] odd, string[] fine)
    {
        var finding = Assert.Single(Lint(odd), finding => finding.Code == code);
        Assert.Equal(lines, string.Join(',', finding.Lines));
        Assert.Equal("T", finding.PolicyId);
        Assert.NotEmpty(finding.Message);
        Assert.DoesNotContain(Lint(fine), finding => finding.Code == code);
    }

    [Fact]
    public void Every_code_has_an_oddity_here_or_is_about_another_file() =>
        Assert.Equal(LintCodes.All.Order(), Oddities.Select(row => row.Data.Item1).Append(LintCodes.SourceDiffers).Distinct().Order());

    [Fact]
    public void A_text_that_is_not_the_one_that_was_read_is_said_to_be_another()
    {
        var text = "Testrutin\nRing";
        var right = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.DoesNotContain(Lint(["", Fact("quote: Ring"), text], right), finding => finding.Code == LintCodes.SourceDiffers);
        Assert.Contains(right[..16], Assert.Single(Lint(["", Fact("quote: Ring"), text]), finding => finding.Code == LintCodes.SourceDiffers).Message);
    }

    [Fact]
    public void What_stands_elsewhere_now_is_said_to_stand_there()
    {
        Assert.Contains("rad 3", Assert.Single(Lint(["", Fact("quote: Ring först"), "Testrutin\nRing sedan\nRing först"]), finding => finding.Code == LintCodes.QuoteNotOnLine).Message);
        Assert.Contains("”Ring sedan”", Assert.Single(Lint(["", Fact("quote: Ring aldrig"), "Testrutin\nRing sedan"]), finding => finding.Code == LintCodes.QuoteNotOnLine).Message);
    }

    [Fact]
    public void A_finding_bears_its_ambiguity_and_how_that_is_treated()
    {
        var found = Lint(["", "spellings: { jouden: jouren, vilket typ: vilken typ }\n" + Fact("quote: Ring jouden") + "  - { fact: T-2, quote: vilket typ, line: 3 }\nambiguities: [{ ambiguity: C46, about: T-1, foundBy: Misspelling, reason: Läses som jouren }]", null!]).ToList();
        var known = Assert.Single(found, finding => finding.Ambiguity == "C46");
        Assert.Equal((LintCodes.Misspelling, "Läses som jouren", "Ska det stå ”jouren”?"), (known.Code, known.Treatment, known.Question));
        Assert.Null(Assert.Single(found, finding => finding.Code == LintCodes.Misspelling && finding.Lines[0] == 3).Ambiguity);
    }

    [Fact]
    public void A_document_that_another_pack_states_is_not_judged_twice()
    {
        Assert.Contains(PolicyLint.Run(BuiltIn.Packs.For("NuExternGranskare")[0], None, BuiltIn.Today), finding => finding.Code == LintCodes.SuspectNumber);
        Assert.All(PolicyLint.Run(BuiltIn.Nu.Pack, None, BuiltIn.Today), finding => Assert.NotEqual("X", finding.Document));
    }

    [Fact]
    public void An_ambiguity_that_an_overlay_has_answered_is_unclear_no_more_while_it_holds()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("svar.yaml"), """
            overlay: Svar-1
            title: Besked om e-fax
            amends: RegionHalland
            decision: E-fax tas emot
            reason: Ägaren har svarat
            decidedBy: { name: Testperson Test, role: verksamhetschef }
            decidedAt: 2026-09-01
            validFrom: 2026-09-01
            resolves: [C02, C04]
            """);
        var pack = Assert.Single(SitePolicies.ReadOwn([folder.Path]));
        Assert.Equal(2, PolicyLint.Run(pack, None, new(2026, 8, 31)).Count(finding => finding is { Ambiguity: "C02" or "C04", Question: not null }));
        var answered = Assert.Single(PolicyLint.Run(pack, None, new(2026, 9, 1)), finding => finding.Ambiguity is "C02" or "C04");
        Assert.Equal((LintCodes.ListDiffersInLog, "Besvarat: E-fax tas emot", (string?)null), (answered.Code, answered.Treatment, answered.Question));
        // The overlay is a document of the site's own: it needs no owner's letter.
        Assert.Single(PolicyLint.Run(pack, None, new(2026, 9, 1)), finding => finding.Code == LintCodes.ParticularsMissing);
    }

    [Theory]
    [InlineData("ambiguities: [{ ambiguity: C01, about: T-9, reason: a }]", "'T-9'")]
    [InlineData("ambiguities: [{ ambiguity: C01, about: T-1 }]", "how it is treated")]
    [InlineData("ambiguities: [{ ambiguity: C01, foundBy: Slarv, reason: a }]", "'Slarv'")]
    [InlineData("ambiguities: [{ ambiguity: C01, reason: a }, { ambiguity: C01, reason: b }]", "two ambiguities C01")]
    public void A_mistake_among_the_ambiguities_is_pointed_at(string ambiguities, string words) =>
        Assert.Contains(words, Assert.Throws<RadOpsException>(() => Lint(["", Fact("quote: Ring") + ambiguities, null!])).Message);

    [Fact]
    public void A_file_is_known_by_its_hash_or_else_by_the_quotes_that_stand_in_it()
    {
        var pack = Pack("", Fact("quote: Ring först") + "  - { fact: T-2, quote: Ring sedan, line: 3 }\n", Sha256);
        RoutineText text = Text("Ny version\nRing först"), other = Text("Något annat\nRinga in");
        Assert.Same(text, SourceMatch.Of(pack, [other, text])["T"]);
        Assert.Empty(SourceMatch.Of(pack, [other]));
        Assert.Same(other, SourceMatch.Of(Pack("", Fact("quote: Ring först"), other.Sha256), [text, other])["T"]);
    }

    [Fact]
    public void A_review_is_proof_and_lint_together_gravest_first()
    {
        const string Contradiction = "sections: [{ section: alla, title: Alla }]\nrules:\n  - { rule: T-1, quote: a, line: 1, images: Allow }\n  - { rule: T-2, quote: b, line: 2, images: Deny }\n";
        var found = PolicyReview.Run(Pack("", Contradiction, Sha256), None, BuiltIn.Today, TestContext.Current.CancellationToken);
        Assert.Equal(("RulesContradict", FindingSeverity.Error), (found[0].Code, found[0].Severity));
        Assert.Contains(found, finding => finding.Code == LintCodes.ParticularsMissing);
    }

    private static Dictionary<string, RoutineText> None { get; } = [];

    private static IReadOnlyList<PolicyFinding> Lint(string[] parts, string sha256 = Sha256) =>
        PolicyLint.Run(Pack(parts[0], parts[1], sha256), parts[2] is { } text ? new Dictionary<string, RoutineText> { ["T"] = Text(text) } : None, BuiltIn.Today);

    private static PolicyPack Pack(string particulars, string rest, string sha256)
    {
        using var reader = new StringReader($"pack: T\norganisation: T\nregion: R\nmedia: [Usb]\ndocuments:\n  T: {{ title: Testrutin, sha256: {sha256}, {particulars} }}\n{rest}");
        return PolicyPackReader.Read(reader, "T.yaml");
    }

    private static RoutineText Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Fact(string contents) => $"facts:\n  - {{ fact: T-1, line: 2, {contents} }}\n";

    private static string Contact(string contents) => $"facts:\n  - {{ fact: T-1, line: 1, quote: Ring, contact: {{ name: Ring, topic: Technical, {contents} }} }}\n";

    private static string Rule(string quote, string more = "") => $"sections: [{{ section: alla, title: Alla }}]\nrules:\n  - {{ rule: T-1, line: 2, quote: \"{quote}\", {more}images: Allow }}\n";
}
