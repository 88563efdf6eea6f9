using System.Text.RegularExpressions;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>
/// Finds what tells something only by what it stands beside: the year after a name, the extension after a signature, the last signs of a number that is written one by one. Comes last, when names and
/// numbers have been found.
/// </summary>
internal static partial class NeighbourFinder
{
    internal static void Find(Markup markup)
    {
        for (var i = 0; i + 1 < markup.Atoms.Count; i++)
        {
            if (markup.MarkOf(markup.Atoms[i]) is RemovalKind.Name)
            {
                Year(markup, i);
                Extension(markup, i);
                Shortened(markup, i);
            }

            if (markup.IsMarked(markup.Atoms[i])) Rest(markup, i);
            else Aged(markup, i);
        }
    }

    /// <summary>"Dzevida Hodzic -51", "Berg (38)"; but not "Berg 51 år".</summary>
    private static void Year(Markup markup, int i)
    {
        if (BeforeYear().IsMatch(markup.Gap(i)) && markup.Atoms[i + 1] is { Digits.Length: 2 } year && !markup.IsMarked(year) && !AfterAge().IsMatch(markup.Text.AsSpan(year.End))) markup.Mark(year, RemovalKind.BirthDate);
    }

    /// <summary>"ssk IVA, sign CAEK, 27 512": an internal number of five digits in groups, or of four or five in one, that nothing measures.</summary>
    private static void Extension(Markup markup, int i)
    {
        if (markup.Gap(i) is not (" " or ", " or "," or " - ")) return;
        var match = InternalNumber().Match(markup.Text, markup.Atoms[i + 1].Start);
        if (match.Success && match.Index == markup.Atoms[i + 1].Start) markup.Mark(match.Index, match.Index + match.Length, RemovalKind.Phone);
    }

    /// <summary>"Astrid L-n": a surname of which only the ends are written.</summary>
    private static void Shortened(Markup markup, int i)
    {
        if (i + 2 >= markup.Atoms.Count || markup.Gap(i) != " " || markup.Gap(i + 1) != "-") return;
        var (head, tail) = (markup.Atoms[i + 1], markup.Atoms[i + 2]);
        if (!markup.IsMarked(head) && head is { IsCapital: true, Text.Length: <= 2, IsWord: true } && tail is { IsWord: true, IsCapital: false, Text.Length: <= 3 }) markup.Mark(head.Start, tail.End, RemovalKind.Name);
    }

    /// <summary>"… 101 - T K 2 1": signs one by one, after something that is to go.</summary>
    private static void Rest(Markup markup, int i)
    {
        var last = i;
        while (last + 1 < markup.Atoms.Count && markup.Atoms[last + 1].Text.Length == 1 && !markup.IsMarked(markup.Atoms[last + 1]) && OneByOne().IsMatch(markup.Gap(last))) last++;
        if (last - i >= 3) markup.Mark(markup.Atoms[i + 1].Start, markup.Atoms[last].End, RemovalKind.Identifier);
    }

    /// <summary>"max, 9 år": a word that is a name as well begins a sentence, and an age follows.</summary>
    private static void Aged(Markup markup, int i)
    {
        var atom = markup.Atoms[i];
        if (markup.BeginsSentence(i) && NameList.MayBeName(atom.Text) && markup.Gap(i) == ", " && markup.Atoms[i + 1].IsNumber && AfterAge().IsMatch(markup.Text.AsSpan(markup.Atoms[i + 1].End))) markup.Mark(atom, RemovalKind.Name);
    }

    [GeneratedRegex(@"^[ ,]{0,2}[-–'’(]{1,2}$")]
    private static partial Regex BeforeYear();

    [GeneratedRegex(@"^[ -]?(år|åring|mån|m\b|v\b|vecko)", RegexOptions.IgnoreCase)]
    private static partial Regex AfterAge();

    [GeneratedRegex(@"\G(\d\d ?\d{3}|\d{3} ?\d\d|\d{4})(?![\d.,:%]|-\d| ?\p{L})")]
    private static partial Regex InternalNumber();

    [GeneratedRegex(@"^ ?[-–]? ?$")]
    private static partial Regex OneByOne();
}
