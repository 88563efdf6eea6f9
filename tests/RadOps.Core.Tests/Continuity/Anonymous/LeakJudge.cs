using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RadOps.Core.Tests.Continuity.Anonymous;

/// <summary>Judges a text by what was planted in it, with nothing of what it judges: letters and digits alone, in one form.</summary>
internal static partial class LeakJudge
{
    /// <summary>What of the planted is left in a text.</summary>
    internal static IReadOnlyList<string> Left(PlantedReferral referral, string text)
    {
        var lines = Removed().Replace(text, " | ");
        var whole = Plain(lines.Replace("|", "#", StringComparison.Ordinal));
        var words = PlantedReferral.Words(lines).Select(Plain).ToHashSet(StringComparer.Ordinal);
        var medicine = referral.Medicine.Select(Plain).ToHashSet(StringComparer.Ordinal);
        List<string> left = [];
        foreach (var planted in referral.Planted)
        {
            var plain = Plain(planted);
            // One word may be medicine too (Sten, Sjögrens); more than one in a row may not, nor may a row of digits.
            var whole_ = plain.Length > 4 && (planted.Any(char.IsWhiteSpace) || planted.Any(char.IsAsciiDigit)) && whole.Contains(plain, StringComparison.Ordinal);
            var part = PlantedReferral.Words(planted).Select(Plain).FirstOrDefault(word => word.Length > 2 && words.Contains(word) && !medicine.Contains(word) && !medicine.Contains(word + "s"));
            if (whole_ || part is not null) left.Add(planted);
        }

        return left;
    }

    /// <summary>How many of the medical words are still there.</summary>
    internal static int Kept(PlantedReferral referral, string text)
    {
        var there = PlantedReferral.Words(Removed().Replace(text, " ")).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        return referral.Medicine.GroupBy(word => word).Sum(group => Math.Min(group.Count(), there.GetValueOrDefault(group.Key)));
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsDigit(c)) plain.Append(CharUnicodeInfo.GetDecimalDigitValue(c));
            else if (char.IsLetter(c) || c == '#') plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }

    [GeneratedRegex(@"\[[a-zö-]+\]")]
    private static partial Regex Removed();
}
