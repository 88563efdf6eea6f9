using System.Text.RegularExpressions;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Finds e-mail and web addresses, and codes that people and cases have.</summary>
internal static partial class ContactFinder
{
    // Codes of medicine that are letters and digits.
    private static readonly HashSet<string> ofMedicine = new(StringComparer.Ordinal) { "hba1c", "spo2", "sao2", "pao2", "paco2", "pco2", "po2", "co2", "etco2", "h2o", "b12", "ca125", "ca199", "ca153", "ca19", "covid19", "sars2", "abcd2", "chads2", "vas10", "news2", "mews2", "her2", "brca1", "brca2", "il6", "ft3", "ft4", "s100", "s100b", "cyp2d6", "p2y12", "hla", "hlab27", "t2dm", "t1dm", "dm1", "dm2", "dmt1", "dmt2", "mg2", "kg2", "cm2", "cm3", "mm2", "mm3" };

    internal static void Find(Markup markup)
    {
        foreach (var pattern in (ReadOnlySpan<Regex>)[Mail(), SpokenMail(), Url(), Domain()])
        {
            foreach (Match match in pattern.Matches(markup.Text)) markup.Mark(match.Index, match.Index + match.Length, RemovalKind.Web);
        }

        foreach (var pattern in (ReadOnlySpan<Regex>)[HsaId(), Coded(), Plate(), Hidden(), SpacedLetters()])
        {
            foreach (Match match in pattern.Matches(markup.Text)) markup.Mark(match.Index, match.Index + match.Length, RemovalKind.Identifier);
        }

        for (var i = 0; i < markup.Atoms.Count; i++)
        {
            if (Cues.Identifier.Contains(markup.Atoms[i].Lower)) After(markup, i);
            if (IsCode(markup, i)) markup.Mark(markup.Atoms[i], RemovalKind.Identifier);
        }
    }

    /// <summary>What follows "HSA-id:" or "acc nr": the next that has a digit, or a code of letters.</summary>
    private static void After(Markup markup, int cue)
    {
        for (var i = cue + 1; i < markup.Atoms.Count && i <= cue + 4; i++)
        {
            var gap = markup.Gap(i - 1);
            if (gap.Length > 4 || gap.AsSpan().IndexOfAny(";!?,") >= 0) return;
            var atom = markup.Atoms[i];
            if (atom.Digits.Length >= 3 || (atom.HasDigit && atom.HasLetter && atom.Text.Length >= 4) || (markup.Atoms[cue].Lower is "vgrid" or "vgr" or "hsa" or "hsaid" or "signkod" or "signaturkod" or "användarid" or "userid" && atom.Text.Length >= 4 && !ClinicalWords.IsOne(atom.Lower)))
            {
                markup.Mark(atom, RemovalKind.Identifier);
                // The rest of it: 2024-12345, SE2321-P0001.
                while (i + 1 < markup.Atoms.Count && (markup.Gap(i) is "-" or "/" or "." || (markup.Atoms[i].IsNumber && markup.Atoms[i + 1].IsNumber && markup.Gap(i).Length <= 3 && markup.Gap(i).AsSpan().IndexOfAnyExcept(" -\n+") < 0)) && (markup.Atoms[i + 1].HasDigit || markup.Atoms[i + 1].Text.Length <= 3)) markup.Mark(markup.Atoms[++i], RemovalKind.Identifier);
                return;
            }

            if (atom.Lower is not ("nr" or "id" or "nummer" or "kod" or "är" or "no" or "num" or "signatur" or "user" or "se" or "a" or "p") && atom.Text.Length > 2 && !Cues.Identifier.Contains(atom.Lower)) return;
        }
    }

    /// <summary>Letters and digits in one, as no measurement or level is written: annan83, SEVGR00012345, K1234567.</summary>
    private static bool IsCode(Markup markup, int index)
    {
        var atom = markup.Atoms[index];
        if (!atom.HasDigit || !atom.HasLetter || atom.IsNumber || ofMedicine.Contains(atom.Lower)) return false;
        var digits = atom.Text.Count(char.IsAsciiDigit);
        var letters = atom.Text.Count(char.IsLetter);
        return digits >= 5 || (letters >= 4 && digits >= 1 && char.IsLetter(atom.Text[0]) && !ClinicalWords.IsOne(atom.Lower.TrimEnd("0123456789".ToCharArray())) && !NameList.IsName(atom.Text, true) && !NameList.IsMisread(atom.Text)) || (letters >= 2 && digits >= 3 && char.IsAsciiDigit(atom.Text[^1]) && char.IsLetter(atom.Text[0]));
    }

    [GeneratedRegex(@"[\p{L}\d._%+\-]+(\s?@\s?|\s?[\(\[\{]\s?(at|snabel-?a|ät)\s?[\)\]\}]\s?)[\p{L}\d\-]+(\.[\p{L}\d\-]+|\s?\.\s?(se|com|nu|net|org|eu|no|dk|fi)(?!\p{L})|\s?\((dot|punkt)\)\s?[\p{L}\d\-]+)*", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    [GeneratedRegex(@"[\p{L}\d]+((\s+(punkt|dot|streck|understreck)\s+|[._\-])[\p{L}\d]+)*\s+(snabel-?a|at)\s+[\p{L}\d\-]+(\s+(punkt|dot)\s+|\s?\.\s?)(se|com|nu|net|org|eu|no|dk|fi)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpokenMail();

    [GeneratedRegex(@"(https?\s?:\s?/\s?/|www\s?\.)\s?\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?<![\p{L}\d@.])[\p{L}\d][\p{L}\d\-]*(\.[\p{L}\d\-]+)*\.(se|com|nu|net|org|eu|info)\b(/\S*)?", RegexOptions.IgnoreCase)]
    private static partial Regex Domain();

    [GeneratedRegex(@"\bSE\s?-?\s?[\dOolI]{6,}[\s\-]{0,2}[A-Z]?[A-Z\dOolI\-]*", RegexOptions.IgnoreCase)]
    private static partial Regex HsaId();

    // DT-KQXWBNRT-0017-H, NU10095-1819752655-434, SEVGR-2024-00123.
    [GeneratedRegex(@"\b[A-Z]{2,}\d*([-/][A-Z\d]+)*[-/]\d{4,}([-/][A-Z\d]+)*\b")]
    private static partial Regex Coded();

    [GeneratedRegex(@"(?<=\b(reg|regnr|bil|bilen|fordon|registreringsnummer)[\s.:]{1,3})[A-ZÅÄÖ]{3}\s?\d{2}[A-ZÅÄÖ\d]\b", RegexOptions.IgnoreCase)]
    private static partial Regex Plate();

    // A number of which some is hidden is a number all the same: 540512-xxxx, ******-1234.
    [GeneratedRegex(@"(\d[\d\s]{3,9}[-+ ]?\s?[xX*]{2,4}(?!\p{L}))|([xX*]{4,8}\s?[-+ ]\s?\d{2,4})")]
    private static partial Regex Hidden();

    // A n n a, A.N.N.A
    [GeneratedRegex(@"(?<![\p{L}\d])(\p{L}[ .\-_]){4,}\p{L}(?![\p{L}\d])")]
    private static partial Regex SpacedLetters();
}
