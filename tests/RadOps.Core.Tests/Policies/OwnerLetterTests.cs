using RadOps.Core.Policies;
using RadOps.Core.Policies.Lint;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>The letter to the one who answers for a document.</summary>
public sealed class OwnerLetterTests
{
    private static readonly PolicyDocument Document = new()
    {
        Key = "T",
        Title = "Testrutin",
        DisplayTitle = "Testrutin",
        DocumentId = "D-1",
        Version = "2.0",
        Owner = new("annbe", ["Anna Berg"], "Enhetschef"),
        Sha256 = new('7', 64),
    };

    [Fact]
    public void It_asks_point_by_point_with_line_words_and_what_is_done_until_there_is_an_answer()
    {
        PolicyFinding[] findings =
        [
            Finding("SuspectNumber", "Numret är inte svenskt.", "Vilket är det rätta numret?", 66) with { Quote = "+62 81 338 773 651", Treatment = "Numret rings aldrig upp" },
            Finding("ParticularsMissing", "Dokumentet anger inte version.", "Kan du uppge version?"),
            Finding("Misspelling", "Troligen en felskrivning för \"jouren\".", "Ska det stå ”jouren”?", 7, 9, 10, 12, 13, 14) with { Quote = "jouden" },
            Finding("RepeatedText", "Samma sak står på flera ställen.", null, 3),
            Finding("Misspelling", "I ett annat dokument.", "Ska det stå så?", 4) with { Document = "U" },
        ];
        var letter = OwnerLetter.Write(Document, findings, new(2026, 11, 21), "Röntgen Provsjukhuset")!.ReplaceLineEndings("\n");
        Assert.StartsWith("Till Anna Berg, enhetschef\ninnehållsansvarig för ”Testrutin”\n\n2026-11-21\n\nNågra frågor om ”Testrutin” (D-1, version 2.0)\n\nHej!\n", letter, StringComparison.Ordinal);
        Assert.Contains(
            """
            1. Rutinen som helhet
               Dokumentet anger inte version.
               Fråga: Kan du uppge version?

            2. Raderna 7, 9, 10 och 12–14: ”jouden”
               Troligen en felskrivning för ”jouren”.
               Fråga: Ska det stå ”jouren”?

            3. Rad 66: ”+62 81 338 773 651”
               Numret är inte svenskt. Numret rings aldrig upp.
               Fråga: Vilket är det rätta numret?

            """.ReplaceLineEndings("\n"),
            letter,
            StringComparison.Ordinal);
        Assert.DoesNotContain("4. ", letter, StringComparison.Ordinal);
        Assert.EndsWith("Med vänlig hälsning\n\nRöntgen Provsjukhuset\n", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_owner_is_stated_it_goes_to_whoever_answers_for_the_contents() =>
        Assert.StartsWith("Till innehållsansvarig för ”Testrutin”", OwnerLetter.Write(Document with { Owner = null, DocumentId = null }, [Finding("Misspelling", "a", "b?", 1)], new(2026, 11, 21), null), StringComparison.Ordinal);

    [Fact]
    public void Where_there_is_nothing_to_ask_there_is_no_letter() =>
        Assert.Null(OwnerLetter.Write(Document, [Finding("RepeatedText", "a", null, 1)], new(2026, 11, 21), null));

    [Theory]
    [InlineData("RegionHalland", "H", "Till innehållsansvarig för ”Bilder och utlåtanden, utlämnande”")]
    [InlineData("NuSjukvarden", "N", "Till innehållsansvarig för ”CD/DVD/USB eller IEP till patient/annat sjukhus”")]
    [InlineData("NuExternGranskare", "X", "Till Lena Nunstedt, röntgensjuksköterska")]
    [InlineData("SkaraborgsSjukhus", "F", "Till Pierre Wallqvist, utvecklingsledare")]
    [InlineData("SasBoras", "D", "Till Aina Reimer Årebäck, systemförvaltare")]
    public void Each_routine_has_its_letter_with_every_question_and_no_line_too_long(string id, string key, string addressee)
    {
        var pack = BuiltIn.Packs.All.Single(pack => pack.Id == id);
        var findings = PolicyLint.Run(pack, new Dictionary<string, RoutineText>(), BuiltIn.Today);
        var letter = OwnerLetter.Write(pack.Document(key), findings, BuiltIn.Today, null)!;
        Assert.StartsWith(addressee, letter, StringComparison.Ordinal);
        var running = RoutineText.Spaced(letter);
        Assert.All(findings.Select(finding => finding.Question).OfType<string>(), question => Assert.Contains($"Fråga: {question}", running, StringComparison.Ordinal));
        Assert.All(letter.ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, 96));
    }

    private static PolicyFinding Finding(string code, string message, string? question, params int[] lines) =>
        new() { Severity = FindingSeverity.Warning, Code = code, Message = message, PolicyId = "T", Document = "T", Lines = lines, Question = question };
}
