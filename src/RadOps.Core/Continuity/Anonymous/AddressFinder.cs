using System.Text.RegularExpressions;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Finds streets, boxes, c/o, postal codes with their towns, and property designations.</summary>
internal static partial class AddressFinder
{
    internal static void Find(Markup markup)
    {
        foreach (Match match in Street().Matches(markup.Text))
        {
            var name = match.Groups["street"].Value;
            var numbered = match.Groups["no"].Success;
            var sure = name.Contains("gata", StringComparison.OrdinalIgnoreCase) || name.Contains("gränd", StringComparison.OrdinalIgnoreCase) || name.Contains("grand", StringComparison.OrdinalIgnoreCase);
            var short_ = match.Groups["short"].Success;
            if (name.Length < 5 || (ClinicalWords.IsOne(name) && !(sure && numbered))) continue;
            if (!(sure && !short_) && !char.IsUpper(name[0]) && !numbered) continue;
            if (short_ && !(numbered && char.IsUpper(name[0]))) continue;
            markup.Mark(match.Index, match.Index + match.Length, RemovalKind.Address);
            Widen(markup, match.Index);
        }

        foreach (var pattern in (ReadOnlySpan<Regex>)[TwoWords(), Box(), CareOf(), Flat()])
        {
            foreach (Match match in pattern.Matches(markup.Text)) markup.Mark(match.Index, match.Index + match.Length, RemovalKind.Address);
        }

        foreach (Match match in Property().Matches(markup.Text))
        {
            if (!ClinicalWords.IsOne(match.Groups["street"].Value)) markup.Mark(match.Index, match.Index + match.Length, RemovalKind.Address);
        }

        foreach (Match match in Postal().Matches(markup.Text))
        {
            var town = match.Groups["town"].Value;
            if (char.IsUpper(town[0]) && !ClinicalWords.IsOne(town) || NameList.IsPlace(town, true) || NameList.MayBePlace(town) && char.IsUpper(town[0]))
                markup.Mark(match.Index, match.Index + match.Length, RemovalKind.Address);
        }
    }

    /// <summary>What belongs to the street before it: Norra, Stora, a person's name.</summary>
    private static void Widen(Markup markup, int start)
    {
        var index = markup.Atoms.TakeWhile(atom => atom.Start < start).Count() - 1;
        for (; index >= 0 && markup.Gap(index) is " " or ": " && markup.Atoms[index] is { IsWord: true } atom && (atom.Lower is "norra" or "södra" or "östra" or "västra" or "stora" or "lilla" or "gamla" or "nya" or "övre" or "nedre" or "s" or "t" || (atom.IsCapital && !ClinicalWords.IsOne(atom.Lower) && !Cues.IsOne(atom.Lower))); index--)
            markup.Mark(atom, RemovalKind.Address);
    }

    [GeneratedRegex(@"(?<![\p{L}\d])(?<street>\p{L}[\p{L}']*?(?:gatan|gata|vägen|vaegen|vagen|väg|vag|gränden|gränd|grand|stigen|stig|torget|torg|allén|allen|allé|backen|backe|plan|platsen|plats|kajen|liden|åsen|ringen|parken|bron|kroken|slingan|svängen|terrassen|höjden|gården|gård|berget|tomten|lyckan|vreten|dalen|lunden|(?<short>g\.?|v\.?|gat\.?|vgn\.?))(?!\p{L}))(?:\s*,?\s*(?:nr\.?\s*)?(?<no>\d{1,3}(?!\d|[OolI]{1,4}[\d-]|[.,]\d|\s?(?:mm|cm|mg|år|dagar|veckor|mån|tim|ggr|%|x)))\s?(?:[A-Ha-h](?!\p{L}))?)?", RegexOptions.IgnoreCase)]
    private static partial Regex Street();

    [GeneratedRegex(@"(?<![\p{L}\d])\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?\s(?:väg|gata|gränd|plats|torg|stig|allé|backe|gatan|vägen|gränden)\s?\d{1,3}\s?(?:[A-Ha-h](?!\p{L}))?")]
    private static partial Regex TwoWords();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:box|postbox|postlåda|p\.?o\.? ?box|pl)\s?\d{1,5}(?:\s?[A-H](?!\p{L}))?", RegexOptions.IgnoreCase)]
    private static partial Regex Box();

    [GeneratedRegex(@"(?<![\p{L}\d])c\s?/\s?o\s+\p{L}[\p{L}'\-]+(?:\s\p{Lu}[\p{L}'\-]+)?", RegexOptions.IgnoreCase)]
    private static partial Regex CareOf();

    // Backa 1:23
    [GeneratedRegex(@"(?<![\p{L}\d])(?<street>\p{Lu}\p{Ll}{2,})(?:\s\p{Lu}\p{Ll}+)?\s\d{1,3}:\d{1,3}(?![\d:])")]
    private static partial Regex Property();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:lgh|lägenhet|lägenhetsnr|portkod|port)\.?\s?(?:nr\s?)?\d{2,5}", RegexOptions.IgnoreCase)]
    private static partial Regex Flat();

    [GeneratedRegex(@"(?<![\p{L}\d\-.,/])(?:SE?[\s\-]{1,2})?[\dOo][\dOolI]{2}\s?[\dOolI]{2}(?!\d)[\s,]{1,3}(?<town>\p{L}{2,})(?:\s\p{Lu}{1}\p{Ll}+)?")]
    private static partial Regex Postal();
}
