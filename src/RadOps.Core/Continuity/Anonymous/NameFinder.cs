namespace RadOps.Core.Continuity.Anonymous;

/// <summary>
/// Finds names: those that are known, those that a word beside them gives away, and words that a capital letter makes names since medicine has none such.
/// </summary>
/// <param name="markup">The text.</param>
internal sealed class NameFinder(Markup markup)
{
    private readonly bool capitals = IsInCapitals(markup.Text);
    private readonly HashSet<string> exams = new(StringComparer.Ordinal) { "ct", "dt", "mr", "mri", "mrt", "rtg", "rtgn", "röntgen", "ul", "ultraljud", "datortomografi", "slätrtg", "genomlysning", "pet", "us", "undersökning", "av", "över" };

    internal void Find()
    {
        for (var i = 0; i < markup.Atoms.Count; i++) ByItself(i);
        for (var i = 0; i < markup.Atoms.Count; i++) AfterCue(i);
        Signatures();
        for (var i = 0; i < markup.Atoms.Count; i++)
        {
            Pairs(i);
            Initialled(i);
            Subject(i);
        }

        // Twice, so that a name of three words is found from any of them.
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < markup.Atoms.Count; i++) Beside(i);
        }

        Again();
        Streets();
    }

    /// <summary>Two words in a row that are names as well, as somebody: "liv frisk uppger", "19540512-1234 MAX STARK".</summary>
    private void Pairs(int i)
    {
        if (i + 1 >= markup.Atoms.Count || markup.Gap(i) != " ") return;
        var (one, two) = (markup.Atoms[i], markup.Atoms[i + 1]);
        if (markup.IsMarked(one) || markup.IsMarked(two) || !NameList.MayBeName(one.Text) || !NameList.MayBeName(two.Text) || Cues.Does.Contains(two.Lower)) return;
        var before = i > 0 && markup.IsMarked(markup.Atoms[i - 1]) && markup.Gap(i - 1).Length <= 2;
        var after = i + 2 < markup.Atoms.Count && markup.Gap(i + 1).Length <= 2 && (markup.IsMarked(markup.Atoms[i + 2]) || Cues.Does.Contains(markup.Atoms[i + 2].Lower));
        if (!before && !after && !markup.BeginsSentence(i)) return;
        markup.Mark(one, RemovalKind.Name);
        markup.Mark(two, RemovalKind.Name);
    }

    /// <summary>"s. bro", "von essen", "al-jubouri": an initial or a particle, and a word that medicine has not.</summary>
    private void Initialled(int i)
    {
        if (i + 1 >= markup.Atoms.Count) return;
        var (one, two) = (markup.Atoms[i], markup.Atoms[i + 1]);
        var gap = markup.Gap(i);
        var initial = one.Text.Length == 1 && one.IsWord && gap is ". " or ".";
        var particle = NameList.Fold(one.Text) is "von" or "af" && gap == " " || one.Lower is "al" or "el" && gap == "-";
        if ((!initial && !particle) || !two.HasLetter || two.Text.Length < 2 || ClinicalWords.IsEponym(two.Text) || Cues.IsOne(two.Lower) || (ClinicalWords.IsOne(two.Lower) && !NameList.MayBeName(two.Text))) return;
        if (initial && markup.BeginsSentence(i + 1) && one.IsCapital is false && two.IsCapital) return; // "typ b. Inga …"
        markup.Mark(one, RemovalKind.Name);
        markup.Mark(two, RemovalKind.Name);
    }

    /// <summary>A sentence that begins with words that medicine has not, and goes on with what a person does, or with a number: "njaza bro uppger".</summary>
    private void Subject(int i)
    {
        if (!markup.BeginsSentence(i) && !(i > 0 && markup.IsMarked(markup.Atoms[i - 1]))) return;
        var (end, strange, soft) = (i, 0, 0);
        for (; end < markup.Atoms.Count && end < i + 3; end++)
        {
            var atom = markup.Atoms[end];
            if (markup.IsMarked(atom) || !atom.HasLetter || atom.Text.Length < 2 || Cues.IsOne(atom.Lower) || (end > i && markup.Gap(end - 1) is not (" " or ", " or "-"))) break;
            if (NameList.MayBeName(atom.Text)) soft++;
            else if (atom.IsWord && !ClinicalWords.IsOne(atom.Lower) && !ClinicalWords.IsEponym(atom.Text)) strange++;
            else break;
        }

        if (end == i || end >= markup.Atoms.Count || (strange == 0 && soft < 2)) return;
        var next = markup.Atoms[end];
        var goesOn = markup.Gap(end - 1) is " " or ", " or "\n" && (markup.MarkOf(next) is RemovalKind.PatientNumber or RemovalKind.BirthDate or RemovalKind.Identifier or RemovalKind.Phone || (markup.Gap(end - 1) == " " && Cues.Does.Contains(next.Lower)));
        if (!goesOn) return;
        for (var j = i; j < end; j++) markup.Mark(markup.Atoms[j], RemovalKind.Name);
    }

    /// <summary>Nils Ericsons väg 5: what follows a name, and has a number.</summary>
    private void Streets()
    {
        for (var i = 1; i + 1 < markup.Atoms.Count; i++)
        {
            if (markup.Atoms[i].Lower is not ("väg" or "vag" or "gata" or "gränd" or "plats" or "torg" or "stig" or "allé" or "alle" or "backe" or "park") || !IsNamed(i - 1) || markup.Gap(i - 1) != " " || !markup.Atoms[i + 1].HasDigit) continue;
            markup.Mark(markup.Atoms[i].Start, markup.Atoms[i + 1].End, RemovalKind.Address);
            if (i + 2 < markup.Atoms.Count && markup.Gap(i + 1) == " " && markup.Atoms[i + 2].Text.Length == 1) markup.Mark(markup.Atoms[i + 2], RemovalKind.Address);
        }
    }

    /// <summary>Who was named once is named elsewhere too: the same word with a capital, though nothing there gives it away.</summary>
    private void Again()
    {
        var named = markup.Atoms.Where(atom => markup.MarkOf(atom) == RemovalKind.Name && atom.IsWord && atom.Text.Length > 1).Select(atom => NameList.Fold(atom.Text)).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < markup.Atoms.Count; i++)
        {
            var atom = markup.Atoms[i];
            if (atom.IsWord && atom.IsCapital && !markup.IsMarked(atom) && named.Contains(NameList.Fold(atom.Text)) && !IsMedicine(i) && (!ClinicalWords.IsOne(atom.Lower) || NameList.MayBeName(atom.Text)) && !Cues.IsOne(atom.Lower)) markup.Mark(atom, RemovalKind.Name);
        }
    }

    private static bool IsInCapitals(string text)
    {
        var upper = text.Count(char.IsUpper);
        return upper > 20 && upper > text.Count(char.IsLower);
    }

    private void ByItself(int i)
    {
        var atom = markup.Atoms[i];
        if (markup.IsMarked(atom) || atom.IsNumber || !atom.HasLetter) return;
        if (!atom.IsWord)
        {
            if (LooksMisread(atom)) markup.Mark(atom, RemovalKind.Name);
            return;
        }

        if (IsMedicine(i)) return;
        var doubtful = !ClinicalWords.IsOne(atom.Lower) && !Cues.IsOne(atom.Lower);
        if (NameList.IsName(atom.Text, doubtful))
        {
            markup.Mark(atom, RemovalKind.Name);
            return;
        }

        if (NameList.IsPlace(atom.Text, doubtful) || IsSchool(atom))
        {
            markup.Mark(atom, RemovalKind.Place);
            return;
        }

        if (!atom.IsCapital || capitals) return;
        if (atom.IsUpper && atom.Text.Length <= 4) return; // a short form
        if (markup.BeginsSentence(i))
        {
            if (NameList.MayBeName(atom.Text) ? IsSubject(i) : doubtful && atom.Text.Length > 1) markup.Mark(atom, RemovalKind.Name);
            return;
        }

        if (atom.Text.Length > 1 && (doubtful || ((NameList.MayBeName(atom.Text) || NameList.MayBePlace(atom.Text)) && !exams.Contains(markup.Atoms[i - 1].Lower)))) markup.Mark(atom, RemovalKind.Name);
    }

    /// <summary>A name that medicine uses, where medicine is meant.</summary>
    private bool IsMedicine(int i)
    {
        var atom = markup.Atoms[i];
        var before = i > 0 && markup.Gap(i - 1).Length <= 2 ? markup.Atoms[i - 1] : null;
        var after = i + 1 < markup.Atoms.Count && markup.Gap(i).Length <= 2 ? markup.Atoms[i + 1] : null;
        if (before is not null && (Cues.Person.Contains(before.Lower) || Cues.Patient.Contains(before.Lower))) return false;
        var meant = (before?.Lower is "mb" or "morbus" or "m" or "enl" or "enligt" or "typ" or "ad" or "a") || (after is not null && (after.Lower is "sjukdom" or "syndrom" or "fraktur" or "frakturen" or "tecken" or "typ" or "cysta" or "cystor" or "skala" or "klass" or "grad" or "score" or "test" or "positiv" or "positivt" or "pos" or "negativ" or "negativt" or "neg" or "manöver" or "a" or "b" or "c" or "i" or "ii" or "iii" or "iv" || markup.Gap(i) is "-" && !after.IsCapital));
        if (ClinicalWords.IsEponymAndName(atom.Text)) return meant || (before is not null && before.IsCapital && ClinicalWords.IsEponym(before.Text) && markup.Gap(i - 1) == "-");
        if (!ClinicalWords.IsEponym(atom.Text)) return false;
        return meant || !(before is { IsWord: true, IsCapital: true } && (NameList.IsName(before.Text, true) || NameList.MayBeName(before.Text)));
    }

    /// <summary>Ande1sson, L1sa, Ku1a: letters around a digit, as no measure is written.</summary>
    private bool LooksMisread(Atom atom)
    {
        var letters = atom.Text.Count(char.IsLetter);
        if (letters < 2 || !char.IsLetter(atom.Text[0]) || ClinicalWords.IsMeasure(atom.Lower)) return false;
        if (NameList.IsMisread(atom.Text) && (char.IsLetter(atom.Text[^1]) || letters >= 3 || (atom.IsCapital && atom.Text.Length >= 3 && (capitals || char.IsLower(atom.Text[1]))))) return true;
        return letters >= 3 && atom.Text.Length > 4 && char.IsLetter(atom.Text[^1]) && !ClinicalWords.IsOne(atom.Text.Replace('1', 'l').Replace('0', 'o').Replace('5', 's').Replace('|', 'l'));
    }

    private static bool IsSchool(Atom atom) =>
        (atom.Lower.EndsWith("skolan", StringComparison.Ordinal) || atom.Lower.EndsWith("skola", StringComparison.Ordinal) || atom.Lower.EndsWith("gymnasiet", StringComparison.Ordinal) || atom.Lower.EndsWith("gymnasium", StringComparison.Ordinal) || (atom.Lower.EndsWith("hemmet", StringComparison.Ordinal) && atom.IsCapital) || (atom.Lower.EndsWith("gården", StringComparison.Ordinal) && atom.IsCapital)
            || (atom.IsCapital && atom.Lower.EndsWith("sjukhuset", StringComparison.Ordinal)) || (atom.IsCapital && atom.Lower.EndsWith("kyrkan", StringComparison.Ordinal)))
        && atom.Lower is not ("skolan" or "skola" or "förskola" or "förskolan" or "grundskola" or "grundskolan" or "gymnasiet" or "gymnasium" or "högskola" or "högskolan" or "folkhögskola" or "särskola" or "särskolan" or "lågstadieskolan" or "hemmet" or "vårdhemmet" or "äldrehemmet" or "sjukhemmet" or "ålderdomshemmet" or "gården" or "bondgården" or "skolgården" or "innergården" or "ridskola" or "ridskolan" or "sjukhuset" or "lasarettet" or "kyrkan");

    /// <summary>Whether a word that begins its sentence is somebody: a name follows, or what a person does.</summary>
    private bool IsSubject(int i)
    {
        if (i + 1 >= markup.Atoms.Count || markup.Gap(i) is not (" " or "-" or ". ")) return false;
        var next = markup.Atoms[i + 1];
        if (next.IsCapital && next.Text.Length > 1 && next.IsWord && (!ClinicalWords.IsOne(next.Lower) || NameList.MayBeName(next.Text))) return true;
        return Cues.Does.Contains(next.Lower) && (next.Lower is not ("är" or "kan" or "ska" or "skall" or "vill" or "kom" or "blev" or "undersöks" or "behandlas") || markup.Atoms[i].Lower is not ("hals" or "ben" or "fot" or "iris" or "carina" or "sten" or "rot" or "per" or "kula" or "blad" or "max" or "min" or "dag" or "flora" or "ram" or "skär" or "rör" or "ros"));
    }

    private void AfterCue(int i)
    {
        var cue = markup.Atoms[i].Lower;
        // "kula heter han"
        if (cue is "heter" or "kallas" && i > 0 && markup.Gap(i - 1) == " " && !markup.IsMarked(markup.Atoms[i - 1]) && markup.Atoms[i - 1] is { IsWord: true } named && !Cues.IsOne(named.Lower) && named.Lower is not ("som" or "hon" or "han" or "mannen" or "kvinnan" or "flickan" or "pojken" or "barnet" or "patienten")) markup.Mark(named, RemovalKind.Name);
        var person = Cues.Person.Contains(cue);
        var patient = Cues.Patient.Contains(cue);
        var work = Cues.Work.Contains(cue);
        if (!person && !patient && !work) return;
        var found = 0;
        for (var j = i + 1; j < markup.Atoms.Count && j <= i + 6 && found < 4; j++)
        {
            var gap = markup.Gap(j - 1);
            if (gap.Length > 4 || gap.AsSpan().IndexOfAny(";!?)") >= 0 || (gap.Contains('\n', StringComparison.Ordinal) && !gap.Contains(':', StringComparison.Ordinal)) || (gap.Contains(',', StringComparison.Ordinal) && found == 0 && j > i + 1)) return;
            var atom = markup.Atoms[j];
            if (markup.IsMarked(atom))
            {
                found++;
                continue;
            }

            if (!atom.IsWord) return;
            if (atom.Text.Length == 1 && !atom.IsCapital)
            {
                // "pat a. berg"
                if (j + 1 >= markup.Atoms.Count || !markup.Gap(j).StartsWith('.')) return;
                markup.Mark(atom, RemovalKind.Name);
                found++;
                continue;
            }

            // "maken, som" and "dr. med" go on to what follows.
            if (found == 0 && (Cues.Between.Contains(atom.Lower) || Cues.Person.Contains(atom.Lower) || (work && atom.Lower is "i" or "på" or "hos" or "vid" or "inom" or "från" or "för" or "åt" or "som"))) continue;
            if (work && found == 0 && j == i + 1) return; // arbetar heltid
            if (found > 0 && IsParticle(atom.Lower) && j + 1 < markup.Atoms.Count && markup.Gap(j) is " " or "-")
            {
                markup.Mark(atom, RemovalKind.Name);
                continue;
            }

            if (!IsNameHere(j, person, found)) return;
            markup.Mark(atom, work ? RemovalKind.Place : RemovalKind.Name);
            found++;
        }
    }

    /// <summary>Whether a word that stands where a name is expected is one.</summary>
    private bool IsNameHere(int j, bool person, int found)
    {
        var atom = markup.Atoms[j];
        if (atom is { IsCapital: true, Text.Length: 1 }) return true;
        if (Cues.IsOne(atom.Lower) && !NameList.MayBeName(atom.Text)) return false;
        if (Cues.Does.Contains(atom.Lower) || Cues.Between.Contains(atom.Lower)) return false;
        var known = ClinicalWords.IsOne(atom.Lower);
        if (!known) return !(atom.IsUpper && !capitals && atom.Text.Length <= 3 && !person);
        if (!NameList.MayBeName(atom.Text) && !NameList.MayBePlace(atom.Text) && !ClinicalWords.IsEponym(atom.Text) && !ClinicalWords.IsEponymAndName(atom.Text)) return false;
        if (atom.IsCapital && !capitals) return true;
        if (atom.Lower is "per" or "hans" or "min" or "mina" or "dag" or "sina" or "dina" or "inga" or "ur" or "vara" or "vill" or "ville" or "max" or "tom" or "jan" or "vo" or "dan" or "tala") return found > 0 || NextIsName(j);
        if (found > 0 || NextIsName(j)) return true;
        return person || (j + 1 < markup.Atoms.Count && Cues.Does.Contains(markup.Atoms[j + 1].Lower) && atom.Lower is not ("hals" or "ben" or "fot" or "fot" or "hård" or "mörk" or "klar" or "glad" or "stark" or "rask" or "frisk"));
    }

    /// <summary>What stands before a surname and belongs to it.</summary>
    private static bool IsParticle(string lower) => lower is "von" or "van" or "af" or "de" or "der" or "al" or "el" or "bin" or "ibn" or "abu" or "ul";

    private bool NextIsName(int j) =>
        j + 1 < markup.Atoms.Count && markup.Gap(j) is " " or "-" && (markup.IsMarked(markup.Atoms[j + 1]) || NameList.MayBeName(markup.Atoms[j + 1].Text)) && markup.Atoms[j + 1].IsWord && !Cues.Does.Contains(markup.Atoms[j + 1].Lower);

    /// <summary>What stands beside a name and may be part of it: an initial, a surname that is a word, the other half of a double name.</summary>
    private void Beside(int i)
    {
        var atom = markup.Atoms[i];
        // Mattsson/LM01
        if (!markup.IsMarked(atom) && atom is { HasDigit: true, HasLetter: true, IsNumber: false } && IsNamed(i - 1) && markup.Gap(i - 1) is "/" or " (" or "(" or " /" && !ClinicalWords.IsMeasure(atom.Lower)) markup.Mark(atom, RemovalKind.Identifier);
        if (markup.IsMarked(atom) || !atom.IsWord) return;
        if (NameList.MayBeName(atom.Text) && i > 0 && i + 1 < markup.Atoms.Count && markup.IsMarked(markup.Atoms[i - 1]) && markup.IsMarked(markup.Atoms[i + 1]) && markup.Gap(i - 1) is " " or ", " && markup.Gap(i) is " " or ", ")
        {
            markup.Mark(atom, RemovalKind.Name);
            return;
        }

        var (left, right) = (IsNamed(i - 1), IsNamed(i + 1));
        var near = (left && (markup.Gap(i - 1) is " " or "-" or ", " || (markup.Gap(i - 1) is ". " or "." && markup.Atoms[i - 1].Text.Length == 1))) || (right && (markup.Gap(i) is " " or "-" or ", " || (markup.Gap(i) is ". " or "." && atom.Text.Length == 1)));
        if (!near) return;
        var tied = (left && markup.Gap(i - 1) == "-") || (right && markup.Gap(i) == "-");
        if (atom.Text.Length == 1)
        {
            var dimer = i + 1 < markup.Atoms.Count && markup.Gap(i) == "-" && !markup.Atoms[i + 1].IsCapital;
            if (atom.IsCapital && !dimer && !(left && markup.Gap(i - 1).Contains(',', StringComparison.Ordinal))) markup.Mark(atom, RemovalKind.Name);
            return;
        }

        if ((tied || right) && IsParticle(atom.Lower))
        {
            markup.Mark(atom, RemovalKind.Name);
            return;
        }

        if (tied && NameList.MayBeName(atom.Text))
        {
            markup.Mark(atom, RemovalKind.Name);
            return;
        }

        var listed = (left && markup.Gap(i - 1).Contains(',', StringComparison.Ordinal)) || (right && !left && markup.Gap(i).Contains(',', StringComparison.Ordinal));
        var may = NameList.MayBeName(atom.Text) || ClinicalWords.IsEponymAndName(atom.Text) || ClinicalWords.IsEponym(atom.Text) || ((atom.IsCapital || markup.BeginsSentence(i)) && NameList.IsNameWithoutMarks(atom.Text));
        if (may && !Cues.Does.Contains(atom.Lower) && (!listed || atom.IsCapital || markup.BeginsSentence(i)) && (atom.IsCapital || (left && i > 1 && markup.IsMarked(markup.Atoms[i - 2]) && !IsNamed(i - 2) && markup.Gap(i - 2) == " ") || (left && i + 1 < markup.Atoms.Count && markup.Gap(i).Length <= 2 && (markup.IsMarked(markup.Atoms[i + 1]) || Cues.Does.Contains(markup.Atoms[i + 1].Lower))) || atom.Lower is not ("per" or "hans" or "min" or "mina" or "dag" or "sina" or "inga" or "vill" or "ville" or "max" or "tom" or "tala" or "ren" or "ny" or "klar" or "klara" or "hård" or "fot" or "ben" or "hals"))) markup.Mark(atom, RemovalKind.Name);
        else if (tied && atom.IsCapital && !(atom.IsUpper && atom.Text.Length <= 4) && !Cues.IsOne(atom.Lower)) markup.Mark(atom, RemovalKind.Name);
        else if (atom.IsCapital && !listed && !ClinicalWords.IsOne(atom.Lower) && !Cues.IsOne(atom.Lower)) markup.Mark(atom, RemovalKind.Name);
        else if (listed && left && !ClinicalWords.IsOne(atom.Lower) && !Cues.IsOne(atom.Lower) && (i + 1 == markup.Atoms.Count || markup.Gap(i)[0] is '.' or '\n' || markup.IsMarked(markup.Atoms[i + 1]))) markup.Mark(atom, RemovalKind.Name);
        else if (!atom.IsCapital && left && !listed && markup.Gap(i - 1) is " " && atom.Lower is "von" or "van" or "de" or "af" or "al" or "el") markup.Mark(atom, RemovalKind.Name);
    }

    private bool IsNamed(int i) => i >= 0 && i < markup.Atoms.Count && markup.MarkOf(markup.Atoms[i]) == RemovalKind.Name;

    /// <summary>Marks at the end: "/ Anna L", "mvh AB", "sign: lennu".</summary>
    private void Signatures()
    {
        for (var i = 0; i < markup.Atoms.Count; i++)
        {
            var gap = markup.Gap(i - 1);
            var slash = gap.AsSpan().TrimEnd(' ');
            var marked = i > 0 && slash.EndsWith("/") && (slash.Length > 1 || gap.Length > 1 || slash.EndsWith("//")) && EndsLineSoon(i);
            if (i == 0) marked = markup.Text.AsSpan(0, markup.Atoms[0].Start).Trim().EndsWith("/");
            if (marked) Sign(i, 5);
            else if (Cues.Signature.Contains(markup.Atoms[i].Lower) && i + 1 < markup.Atoms.Count && markup.Gap(i).Length <= 4) Sign(i + 1, 5);
        }
    }

    private bool EndsLineSoon(int i)
    {
        for (var j = i; j < i + 6; j++)
        {
            if (j + 1 >= markup.Atoms.Count || markup.Gap(j).Contains('\n', StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private void Sign(int first, int count)
    {
        for (var i = first; i < markup.Atoms.Count && i < first + count; i++)
        {
            var atom = markup.Atoms[i];
            if (i > first && markup.Gap(i - 1) is var gap && (gap.Contains('\n', StringComparison.Ordinal) || gap.Length > 3)) return;
            if (atom.IsNumber || Cues.Person.Contains(atom.Lower) || Cues.Between.Contains(atom.Lower) || Cues.Signature.Contains(atom.Lower)) continue;
            // Initials; but those of an examination that a sentence goes on with are none.
            var code = atom.Text.Length <= 3 && atom.IsUpper && (i == first ? !(exams.Contains(atom.Lower) || ClinicalWords.IsOne(atom.Lower)) || i + 1 >= markup.Atoms.Count || markup.Gap(i).AsSpan().IndexOfAny("\n/") >= 0 : !ClinicalWords.IsOne(atom.Lower));
            if (i > first && markup.Gap(i - 1).Contains(". ", StringComparison.Ordinal) && markup.Atoms[i - 1].Text.Length > 1) return;
            if (code || atom is { IsCapital: true, Text.Length: 1 } || !ClinicalWords.IsOne(atom.Lower) || NameList.MayBeName(atom.Text)) markup.Mark(atom, RemovalKind.Name);
            else return;
        }
    }
}
