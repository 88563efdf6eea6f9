using System.Globalization;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Lint;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>Every ambiguity of the five routines is found, and it is known what RadOps makes of it.</summary>
public sealed class AmbiguityTests
{
    private static readonly IReadOnlyList<PolicyFinding> Found = [.. BuiltIn.Packs.All.SelectMany(pack => PolicyLint.Run(pack, new Dictionary<string, RoutineText>(), BuiltIn.Today))];

    [Fact]
    public void Every_ambiguity_of_the_routines_is_among_the_findings() =>
        Assert.Equal(Enumerable.Range(1, 55).Select(number => string.Create(CultureInfo.InvariantCulture, $"C{number:00}")), Found.Select(finding => finding.Ambiguity).OfType<string>().Distinct().Order());

    [Fact]
    public void Of_every_ambiguity_it_is_said_how_it_is_treated() =>
        Assert.All(Found.Where(finding => finding.Ambiguity is not null), finding => Assert.True((finding.Code == LintCodes.Ambiguity ? finding.Message : finding.Treatment)?.Length > 20, finding.Ambiguity));

    [Fact]
    public void The_packs_that_RadOps_brings_are_without_error_and_their_flags_can_be_looked_up()
    {
        Assert.DoesNotContain(Found, finding => finding.Severity == FindingSeverity.Error);
        Assert.DoesNotContain(Found, finding => finding.Code is LintCodes.AmbiguityNotDeclared or LintCodes.AmbiguityGone);
    }

    // What a machine can see it finds by itself, in the pack's own quotes already.
    [Theory]
    [InlineData("C01", LintCodes.Misspelling, "12,32,35,39,43,47,49", "utlåtnade")]
    [InlineData("C02", LintCodes.ListDiffersInLog, "28,65", "SEFOS/SDK/e-fax")]
    [InlineData("C11", LintCodes.PriceOfMediumNotOffered, "67", "DVD-skiva kostar 50 kr")]
    [InlineData("C29", LintCodes.NameInTwoSpellings, "11,79", "Ann-Christine Frendius / Ann-Christine Frennius")]
    [InlineData("C32", LintCodes.Misspelling, "51", "nattströmtgensjuksköterska")]
    [InlineData("C33", LintCodes.StaleNotice, "42", "I nuläget går det INTE att skicka bilder till extern granskare via syngo.via")]
    [InlineData("C34", LintCodes.NumberGrouping, "64", "+46 81 235 01 90")]
    [InlineData("C35", LintCodes.SuspectNumber, "66", "+62 81 338 773 651")]
    [InlineData("C36", LintCodes.UserIdUnlikeName, "5,122", "Pierre Wallqvist, (pieka)")]
    [InlineData("C37", LintCodes.LimitReadTwoWays, "57,76,80", "inom 2 dagar, därefter avslutas ärendet")]
    [InlineData("C37", LintCodes.LimitReadTwoWays, "112", "Ärenden som hanteras i 1177 sparas i två år")]
    [InlineData("C38", LintCodes.LimitReadTwoWays, "72", "Varje bifogad fil får vara max 20 MB")]
    [InlineData("C46", LintCodes.Misspelling, "77", "jouden")]
    [InlineData("C47", LintCodes.TruncatedKeyword, "108", "manuella rut")]
    [InlineData("C47", LintCodes.NumberFormatsVary, "53,54,56,58,65,67,71,74", "033-616 19 57”, ”0320- 77 90 71”, ”033 616 21 00")]
    [InlineData(null, LintCodes.Misspelling, "103", "Inlogg")]
    [InlineData(null, LintCodes.SpelledTwoWays, "91,104", "Ladda ner")]
    [InlineData(null, LintCodes.SpelledTwoWays, "29,68", "Länka – Skicka bilder till BFR och Externgranskare")]
    [Requirement("C01", "C02", "C11", "C29", "C32", "C33", "C34", "C35", "C36", "C37", "C38", "C46", "C47", "F-23", "F-25", "N-22")]
    public void An_oddity_of_the_routines_is_found(string? ambiguity, string code, string lines, string quote) =>
        Assert.Single(Found, finding => (finding.Ambiguity, finding.Code, string.Join(',', finding.Lines), finding.Quote) == (ambiguity, code, lines, quote));

    [Fact]
    public void Only_those_user_ids_are_unlike_their_names() =>
        Assert.Equal(["Ann-Christine Frendius, (annan83)", "Pierre Wallqvist, (pieka)"], Found.Where(finding => finding.Code == LintCodes.UserIdUnlikeName).Select(finding => finding.Quote).Order());

    [Theory]
    [InlineData("2026-11-21", "564 dagar")]
    [InlineData("2026-11-22", "565 dagar")]
    [Requirement("X-21", "C33")]
    public void A_notice_for_now_has_its_age_on_the_day(string day, string age) =>
        Assert.Contains(age, PolicyLint.Run(BuiltIn.Packs.For("NuExternGranskare")[0], new Dictionary<string, RoutineText>(), DateOnly.Parse(day, CultureInfo.InvariantCulture)).Single(finding => finding.Code == LintCodes.StaleNotice).Message);
}
