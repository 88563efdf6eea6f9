using System.Text.RegularExpressions;

namespace RadOps.Core.Continuity.Anonymous.Check;

/// <summary>
/// Says what in an anonymised text may still identify somebody; a paper is made only of a text in which it finds nothing (X-11). It knows nothing of how the text was anonymised: where that looks for what
/// is somebody's, this asks of every word and every run of digits whether it can be medicine, and of all that is known whether something like it is left.
/// </summary>
public static partial class LeakCheck
{
    /// <summary>Looks through a text.</summary>
    /// <param name="text">The anonymised text.</param>
    /// <param name="known">What is known of whom it is about.</param>
    /// <returns>What is left, in the order of the text; nothing when it may go on paper.</returns>
    public static IReadOnlyList<LeakFinding> Find(AnonymizedText text, ReferralIdentity known)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(known);
        // What was taken out is blanked, so that places stay and nothing is read across it.
        var left = Removed().Replace(text.Text, match => new string(Blank, match.Length));
        List<Suspect> suspects = [.. WordCheck.Find(left), .. DigitCheck.Find(left), .. KnownCheck.Find(left, known)];
        foreach (Match match in Addresses().Matches(left)) suspects.Add(new(LeakKind.Code, match.Index, match.Length));
        foreach (Match match in BesideNumber().Matches(left)) suspects.Add(new(LeakKind.Number, match.Index + 1, match.Length - 1));
        foreach (Match match in BesideSigns().Matches(left)) suspects.Add(new(LeakKind.Code, match.Index + 1, match.Length - 1));
        List<LeakFinding> findings = [];
        var end = -1;
        foreach (var suspect in suspects.OrderBy(suspect => suspect.Start).ThenByDescending(suspect => suspect.Length))
        {
            if (suspect.Start < end) continue;
            end = suspect.Start + suspect.Length;
            var (line, column) = text.PlaceOf(suspect.Start);
            findings.Add(new(suspect.Kind, line, column, suspect.Length));
        }

        return findings;
    }

    /// <summary>Refuses a text in which something is left.</summary>
    /// <exception cref="RadOpsException"><c>ReferralIdentifies</c>: its message says where, and not what.</exception>
    public static void Require(AnonymizedText text, ReferralIdentity known)
    {
        var findings = Find(text, known);
        if (findings.Count == 0) return;
        throw new RadOpsException("ReferralIdentifies", ErrorKind.NotPermitted,
            $"The referral may still identify somebody, and no paper was made (X-11: \"anonymiseras\"). Look at the text as it was given: {string.Join("; ", findings.Take(12).Select(finding => FormattableString.Invariant($"line {finding.Line}, character {finding.Column} ({finding.Length} characters): {finding.Kind}")))}{(findings.Count > 12 ? $"; and {findings.Count - 12} more" : "")}. Take it out or write it otherwise, and try again.");
    }

    /// <summary>Stands for what was taken out.</summary>
    internal const char Blank = '\u0001';

    // Right after what was taken out: a year ("-51"), an internal number ("27 512").
    [GeneratedRegex(@"\u0001[ ,]{0,2}(?:[-–'’(]{1,2}(\d\d)(?![\d.,]|[ -]?(år|mån|v\b))|(\d\d \d{3}|\d{3} \d\d)(?![\d.,:%]| ?\p{L}))", RegexOptions.IgnoreCase)]
    private static partial Regex BesideNumber();

    // Signs one by one ("T K 2 1"), and a surname of which only the ends are written ("L-n").
    [GeneratedRegex(@"\u0001(?:[ -–]{0,3}((?:[\p{L}\d][ -]){2,}[\p{L}\d])(?![\p{L}\d])| (\p{Lu}\p{Ll}?-\p{Ll}{1,3})(?!\p{L}))")]
    private static partial Regex BesideSigns();

    [GeneratedRegex(@"\[(namn|nummer|född|datum|telefon|adress|plats|e-post|id)\]")]
    private static partial Regex Removed();

    [GeneratedRegex(@"\S*@\S*|\bwww\b\S*|\bhttps?\b\S*|\S+\.(se|com|nu|net|org)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();
}
