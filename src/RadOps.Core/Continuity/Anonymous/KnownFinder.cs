using System.Globalization;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Finds what is known of the patient and the referrer, in whatever spelling.</summary>
internal static class KnownFinder
{
    internal static void Find(Markup markup, ReferralIdentity known)
    {
        Names(markup, known.PatientName, RemovalKind.Name);
        Names(markup, known.Referrer, RemovalKind.Name);
        Names(markup, known.Unit, RemovalKind.Place);
        Names(markup, known.Address, RemovalKind.Address);
        foreach (var other in known.Others) Names(markup, other, RemovalKind.Name);
        foreach (var id in known.ReferrerIds) Codes(markup, id);
        if (known.AccessionNumber is { } accession) Codes(markup, accession);
        foreach (var phone in known.Phones) Digits(markup, phone, RemovalKind.Phone);
        if (known.Patient is { } patient)
        {
            var number = patient.Reveal();
            Digits(markup, number, RemovalKind.PatientNumber);
            if (number.Length == 12) Digits(markup, number[2..], RemovalKind.PatientNumber);
        }

        if (known.Born is { } born)
        {
            foreach (var form in (ReadOnlySpan<string>)["yyyyMMdd", "yyMMdd", "ddMMyyyy", "ddMMyy", "dMyyyy"]) Digits(markup, born.ToString(form, CultureInfo.InvariantCulture), RemovalKind.BirthDate);
        }
    }

    private static void Names(Markup markup, string? value, RemovalKind kind)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        List<string> parts = [.. AtomReader.Read(PlainText.Of(value).Text).Where(atom => atom.IsWord && atom.Text.Length > 1).Select(atom => atom.Lower)];
        var folded = parts.Where(part => part.Length > 2).Select(NameList.Fold).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < markup.Atoms.Count; i++)
        {
            var atom = markup.Atoms[i];
            if (!atom.HasLetter) continue;
            var same = Same(atom.Lower, parts, folded);
            if (!same) continue;
            // A word of the language or of medicine counts where it is written as a name, or beside another of the same.
            var ordinary = ClinicalWords.IsOne(atom.Lower) || Cues.Person.Contains(atom.Lower) || Cues.Work.Contains(atom.Lower);
            var beside = (i > 0 && markup.Gap(i - 1).Length <= 2 && Same(markup.Atoms[i - 1].Lower, parts, folded)) || (i + 1 < markup.Atoms.Count && markup.Gap(i).Length <= 2 && Same(markup.Atoms[i + 1].Lower, parts, folded));
            if (!ordinary || beside || (kind == RemovalKind.Name && atom.IsCapital && !markup.BeginsSentence(i) && !atom.IsUpper)) markup.Mark(atom, kind);
        }
    }

    private static bool Same(string word, List<string> parts, HashSet<string> folded) =>
        parts.Contains(word) || (word.Length > 2 && (folded.Contains(NameList.Fold(word)) || (word.EndsWith('s') && folded.Contains(NameList.Fold(word[..^1])))));

    /// <summary>A code, whichever signs part it.</summary>
    private static void Codes(Markup markup, string code)
    {
        var wanted = NameList.Fold(string.Concat(code.Where(char.IsLetterOrDigit)));
        if (wanted.Length < 2) return;
        Sequences(markup, RemovalKind.Identifier, atom => NameList.Fold(atom.Text), wanted);
    }

    private static void Digits(Markup markup, string number, RemovalKind kind)
    {
        var wanted = string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (wanted.StartsWith("46", StringComparison.Ordinal) && kind == RemovalKind.Phone) wanted = wanted[2..];
        wanted = kind == RemovalKind.Phone ? wanted.TrimStart('0') : wanted;
        if (wanted.Length >= 4) Sequences(markup, kind, atom => atom.IsNumber ? atom.Digits : atom.Text.ToUpperInvariant(), wanted);
    }

    /// <summary>Marks every stretch of atoms, near each other, that reads as what is wanted, but for a century or a country before it.</summary>
    private static void Sequences(Markup markup, RemovalKind kind, Func<Atom, string> read, string wanted)
    {
        for (var i = 0; i < markup.Atoms.Count; i++)
        {
            var text = "";
            for (var j = i; j < markup.Atoms.Count && text.Length < wanted.Length + 6 && (j == i || markup.Gap(j - 1).Length <= 4); j++)
            {
                text += read(markup.Atoms[j]);
                if (!text.EndsWith(wanted, StringComparison.Ordinal) || text[..^wanted.Length] is not ("" or "19" or "20" or "18" or "0" or "46" or "0046" or "460")) continue;
                markup.Mark(markup.Atoms[i].Start, markup.Atoms[j].End, kind);
                break;
            }
        }
    }
}
