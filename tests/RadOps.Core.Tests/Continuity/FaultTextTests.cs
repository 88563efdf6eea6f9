using System.Globalization;
using System.Text;
using RadOps.Core.Continuity.Anonymous;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies.Facts;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity;

/// <summary>No text that names a patient comes into a night incident, and from there into the administrators' e-mail (X-24, C52).</summary>
public sealed class FaultTextTests
{
    /// <summary>Carriers that are let through, with a hole.</summary>
    private static readonly string[] Carriers = ["{0}", "Bilderna {0} fastnar i kön", "undersökningen: {0}", "Remissen för {0} kom inte fram", "{0} saknas hos granskaren"];

    private static readonly string[] Numbers =
    [
        "19121212-1212", "191212121212", "121212-1212", "1212121212", "121212+1212", "19 12 12 12 12 12", "1912 1212 1212", "19121212–1212", "12.12.12.12.12", "121 212 121 2", "12 12 12 - 12 12",
        "19121272-1217", "20260608K123", "99AB1212XY34", "121212TF12", "nitton tolv tolv tolv tolv tolv", "ett två ett två ett två", "tolfte december nittonhundratolv", "1\u200B9121212-1212",
        "１９１２１２１２-１２１２", "١٩١٢١٢١٢", "1 9 1 2 1 2 1 2 1 2 1 2", "19:12 12:12 12:12", "1912-12-12", "12/12 1912", "12/12-12", "född 1912", "f. 12:12 12", "1912", "1.2.840.113619.2.55", "N2600001", "SE123456",
        "A-4711-22", "070-123 45 67", "0522-12345", "+46 70 123 45 67", "rum 1212",
    ];

    private static readonly string[] Names =
    [
        "Anna Andersson", "anna andersson", "ANDERSSON", "Öberg^Åsa", "Åsa Öberg", "A\u030Asa", "Erik", "e r i k", "E. Lund", "Per Ström", "per", "Max Stark", "Dag Sten", "Al-Hassan", "O'Brien", "Nguyen", "Björn Berg", "Anna-Karin", "Åke.Ek",
        "A Andersson", "fru Andersson", "pat Lind", "pat. AA", "AA", "Storgatan 4", "anna@example.se", "Аnna", "ann4", "Andersson,Anna", "Lundberg/Karl", "MariaSvensson", "annas",
    ];

    public static TheoryData<string> Planted => [.. Numbers, .. Names];

    [Theory, MemberData(nameof(Planted))]
    [Requirement("X-24", "C52")]
    public void What_could_name_a_patient_is_refused_and_not_repeated(string planted)
    {
        foreach (var carrier in Carriers)
        {
            var text = string.Format(CultureInfo.InvariantCulture, carrier, planted);
            foreach (var form in (string[])[text, text.ToUpperInvariant(), text.Normalize(NormalizationForm.FormD), $"  {text}\n"])
            {
                var refused = Assert.Throws<RadOpsException>(() => FaultText.Require(form, "symptom"));
                Assert.Equal("TextNotPlain", refused.Code);
                foreach (var word in planted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4))
                    Assert.DoesNotContain(word, refused.ToString(), StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Theory]
    [InlineData("Bilderna fastnar i kön till Teleconsult sedan 01:40.")]
    [InlineData("RIS fungerar inte: remisserna kommer inte fram till granskaren, felkod 110 sedan kl. 23.15")]
    [InlineData("Ingen kontakt med MEI. VGR-IT startade om servern 02:10 men det hjälpte inte.")]
    [InlineData("Bildöverföring från CT och MR till syngo.via avbryts; 12 undersökningar väntar")]
    [InlineData("Nätverket på akuten var nere, modaliteten tappade anslutningen till PACS.")]
    [InlineData("E-post och telefon fungerar. Faxen i akutskriv är trasig.")]
    [InlineData("Överföringen är långsam men svaren kommer fram, problemet kvarstår delvis?")]
    public void Common_words_of_faults_are_let_through(string text)
    {
        Assert.Equal(text, FaultText.Require(text, "symptom"));
        Assert.Equal(text, FaultText.Require($" {text.Normalize(NormalizationForm.FormD)}\r\n ", "symptom"));
    }

    [Fact]
    [Requirement("X-24")]
    public void No_known_word_is_a_common_name_or_a_numeral()
    {
        string[] others =
        [
            "anna", "eva", "maria", "karin", "kristina", "lena", "sara", "emma", "kerstin", "ingrid", "malin", "elin", "johanna", "sofia", "annika", "linda", "jenny", "åsa", "ida", "elsa", "alice", "vera", "my", "liv", "signe", "ella", "siv", "majken", "maj", "bo", "erik",
            "lars", "karl", "anders", "johan", "per", "nils", "jan", "carl", "lennart", "emil", "leif", "sven", "oskar", "ulf", "stig", "dag", "tom", "max", "kim", "björn", "sten", "göran", "bengt", "rolf", "åke", "kent", "roland", "mark", "ali", "ahmed", "mohamed", "andersson",
            "johansson", "karlsson", "nilsson", "eriksson", "larsson", "olsson", "persson", "svensson", "gustafsson", "pettersson", "jonsson", "lind", "berg", "ström", "lund", "holm", "ek", "al", "dahl", "falk", "stark", "rask", "modig", "frisk", "sand", "vik", "sund",
            "lindberg", "sjö", "hall", "palm", "rapp", "glad", "skog", "noll", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "nitton", "hundra", "januari", "februari", "mars", "april", "juni", "juli", "augusti", "september", "oktober", "november", "december",
        ];
        Assert.All(others, name => Assert.False(FaultWords.Contains(name), name));
        // The anonymiser's own list: given names that at least 250 people in Sweden bear, and surnames. MEI is a system that the routine names; "finns" is Finn's only by its form, and maskinen ends as Finnish names do.
        Assert.Equal(["MEI", "finns"], FaultWords.All.Where(word => NameList.IsName(word, doubtful: false) && !word.EndsWith("inen", StringComparison.Ordinal)).Order());
        Assert.Equal(["HL7", "IDS7"], FaultWords.All.Where(word => word.Any(char.IsDigit)).Order());
        Assert.Equal(FaultWords.All.Count, FaultWords.All.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    /// <summary>Whatever is written, what comes through is known words, and fewer digits than an identity number has.</summary>
    [Fact]
    [Requirement("X-24")]
    public void What_is_let_through_holds_known_words_and_too_few_digits_for_anybody()
    {
        var random = new Random(20261128);
        string[] parts = [.. FaultWords.All, .. Numbers, .. Names, "01:40", "23.59", "7", "110", "-", ".", " ", "  ", ",", "/", "\u00A0", "\t"];
        var passed = 0;
        for (var run = 0; run < 20_000; run++)
        {
            var text = string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 6)).Select(_ => parts[random.Next(random.Next(3) == 0 ? parts.Length : FaultWords.All.Count)]));
            if (FaultText.Fault(text) is not null) continue;
            passed++;
            Assert.True(text.Replace("IDS7", "", StringComparison.OrdinalIgnoreCase).Replace("HL7", "", StringComparison.OrdinalIgnoreCase).Count(char.IsDigit) <= 8, text);
            Assert.All(text.Split([' ', '.', ',', '/', '-', ':', ';', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries), word => Assert.True(FaultWords.Contains(word) || word.All(char.IsAsciiDigit) || FaultWords.All.Any(known => known.Contains(word, StringComparison.OrdinalIgnoreCase)), text));
            Assert.Equal(text, Core.Identity.IdentityMask.Mask(text));
        }

        Assert.InRange(passed, 1000, 20_000);
    }

    [Fact]
    [Requirement("X-24", "C52")]
    public void Planted_in_any_field_of_an_incident_it_reaches_neither_the_journal_nor_the_message()
    {
        foreach (var planted in (string[])["Anna Andersson 19121212-1212", "N2600001", "tolfte december"])
        {
            var bench = new ReaderBench();
            Assert.Throws<RadOpsException>(() => bench.Open(symptom: planted));
            bench.Open(ReaderProblem.Both);
            Assert.Throws<RadOpsException>(() => bench.Desk.AddStep(new() { Kind = ReaderStepKind.Observed, Note = planted }));
            bench.Desk.AddStep(new() { Kind = ReaderStepKind.ReaderContacted, By = planted });
            bench.Desk.AddStep(new() { Kind = ReaderStepKind.VgrItContacted, By = planted });
            bench.Desk.AddStep(new() { Kind = ReaderStepKind.ImagesSent, By = planted, Route = TransferRoute.Modality });
            Assert.Throws<RadOpsException>(() => bench.Close(happened: planted));
            Assert.Throws<RadOpsException>(() => bench.Close(force: planted));
            var message = bench.Close().Message!;
            foreach (var word in planted.Split(' '))
            {
                Assert.DoesNotContain(word, message.Body, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(word, message.Subject, StringComparison.OrdinalIgnoreCase);
            }

            var journal = string.Concat(bench.Files.Files.Select(file => Encoding.UTF8.GetString([.. file.Value])));
            Assert.DoesNotContain("1212-1212", journal, StringComparison.Ordinal);
        }
    }
}
