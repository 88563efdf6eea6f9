using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RadOps.Core.Continuity.Reader;

/// <summary>
/// Free text of a night incident, of which a part goes to the administrators by e-mail (X-24). It does not look for what is forbidden, since names have no form of their own: it lets through
/// what it knows. Each word must be one of <see cref="FaultWords"/>, and no more digits may stand in it than the shortest identity number has, less one.
/// </summary>
public static partial class FaultText
{
    /// <summary>The most characters of a text.</summary>
    public const int Longest = 400;

    // The shortest identity number is the national reserve number, nine digits beside its letters.
    private const int MostDigits = 8;

    private static readonly SearchValues<char> Between = SearchValues.Create(" .,;:!?()\"”'/-–");

    private const string HowTo = "Nothing was recorded. The administrators' message bears no patient data (X-24), so write it with common words of the fault and without names, numbers of patients or examinations, dates or abbreviations of your own, or leave it out.";

    /// <summary>Lets a text through that cannot name a patient.</summary>
    /// <param name="text">The text; null or empty for none.</param>
    /// <param name="name">What it is, as an error names it, such as <c>symptom</c>.</param>
    /// <returns>The text on one line, in Unicode form C; null for none.</returns>
    /// <exception cref="RadOpsException">
    /// <c>TextNotPlain</c>: something in it could name a patient, or is only not known. The message says which word by its place, and never quotes it. <c>TextTooLong</c>.
    /// </exception>
    public static string? Require(string? text, string name)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var plain = Space().Replace(Normal(text), " ").Trim();
        if (plain.Length > Longest)
            throw new RadOpsException("TextTooLong", ErrorKind.InvalidInput, FormattableString.Invariant($"The {name} has {plain.Length} characters; it may have {Longest}."), name);
        if (Fault(plain) is { } fault)
            throw new RadOpsException("TextNotPlain", ErrorKind.InvalidInput, $"The {name} could name a patient: {fault}. {HowTo}", name);
        return plain;
    }

    /// <summary>What could name a patient in a text, by its place; null when nothing can.</summary>
    internal static string? Fault(string text)
    {
        var place = 0;
        var digits = 0;
        var afterNumber = false;
        var end = 0;
        foreach (Match token in Token().Matches(text))
        {
            place++;
            if (text.AsSpan(end, token.Index - end).ContainsAnyExcept(Between)) return Unknown("a character before word", place);
            end = token.Index + token.Length;
            if (Number().IsMatch(token.ValueSpan))
            {
                digits += token.ValueSpan.ToString().Count(char.IsAsciiDigit);
                if (afterNumber) return Unknown("two numbers beside each other end at word", place);
                if (digits > MostDigits) return Unknown("there are too many digits, at word", place);
                afterNumber = true;
                continue;
            }

            afterNumber = false;
            if (FaultWords.Contains(token.Value) || token.Value.Split('-', '.', '/').All(FaultWords.Contains)) continue;
            return token.ValueSpan.ContainsAnyInRange('0', '9')
                ? Unknown("a number is neither a time of day nor a count under 1000, at word", place)
                : Unknown("a word is not one that RadOps knows of faults, word", place);
        }

        return text.AsSpan(end).ContainsAnyExcept(Between) ? "its last character is no punctuation" : null;
    }

    private static string Unknown(string what, int place) => string.Create(CultureInfo.InvariantCulture, $"{what} {place}");

    /// <summary>Form C; text that is no Unicode has none, and is left for the words to refuse.</summary>
    private static string Normal(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:[-.:/][\p{L}\p{M}\p{N}]+)*")]
    private static partial Regex Token();

    [GeneratedRegex(@"^(?:(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]|[0-9]{1,3})$")]
    private static partial Regex Number();
}
