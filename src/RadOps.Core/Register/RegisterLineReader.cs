using System.Globalization;
using System.Text.RegularExpressions;
using RadOps.Core.Identity;

namespace RadOps.Core.Register;

/// <summary>
/// Reads "Exporterade bilder" as departments really wrote it: other verbs and tenses, misspellings, dates with dashes or before the
/// examination, missing parts, several commas, no final dot, two examinations in a line, an identity number in front.
/// </summary>
public static partial class RegisterLineReader
{
    // What people write for the routine's verbs. One or two slips of the finger in them are forgiven.
    private static readonly string[] Linked = ["länkas", "länkat", "länkad", "länkade", "länkats", "länkning", "länka", "linkas"];
    private static readonly string[] Sent = ["skickas", "skickat", "skickad", "skickade", "skickats", "skicka", "sänds", "sändes", "sänt", "sända", "lämnas", "lämnat", "lämnad", "utlämnad", "utlämnas", "utlämnat", "utlånad", "utlånas", "postas", "postat", "bränt", "bränns"];

    /// <summary>Reads lines; blank ones are skipped.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="today">The day from which the century is judged: see <see cref="RegisterLine.Century"/>.</param>
    public static IEnumerable<RegisterLineResult> Read(IEnumerable<string> lines, DateOnly today)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return Read(line, number, today);
        }
    }

    /// <summary>Reads one line.</summary>
    public static RegisterLineResult Read(string line, int number, DateOnly today)
    {
        var exact = Identity().IsMatch(line) ? null : RegisterLine.TryParse(line, today);
        if (exact is not null && !Dates().IsMatch(exact.Examination) && !Parting().IsMatch(exact.Examination)) return new RegisterLineResult(number, [exact], null, null);
        var (text, patient) = TakeIdentity(today, Blanks().Replace(line, " ").Trim(' ', '.', ';', '-', '*', '•', '\uFEFF'));
        if (FindVerb(text) is not { } verb) return Failed("the word Länkas or Skickas");
        var exams = Examinations(text[..verb.Start], today);
        if (exams.Count == 0) return Failed("the examination's date (YYMMDD)");
        if (exams.Any(exam => exam.Name.Length == 0)) return Failed("the examination");
        var tail = Tail(text[verb.End..]);
        if (tail.Unit.Length == 0) return Failed("whom it went to");
        return new RegisterLineResult(number, [.. exams.Select(exam => RegisterLine.Of(exam.Name, exam.Day, verb.Method, tail.Unit, tail.Final, tail.Physician))], patient, null);

        RegisterLineResult Failed(string missing) => exact is not null
            ? new(number, [exact], null, null)
            : new(number, [], patient, new RegisterLineProblem(number, missing));
    }

    private static (string Text, PatientId? Patient) TakeIdentity(DateOnly today, string text)
    {
        var match = Identity().Match(text);
        return match.Success ? (Identity().Replace(text, " ").Trim(' ', ',', ';', ':', '('), PatientIdText.Read(match.Value, today)) : (text, null);
    }

    private static (int Start, int End, ReleaseMethod Method)? FindVerb(string text)
    {
        foreach (Match word in Words().Matches(text))
        {
            var lower = word.Value.ToLowerInvariant();
            var method = Linked.Any(verb => IsAlmost(lower, verb)) ? ReleaseMethod.Linked : Sent.Any(verb => IsAlmost(lower, verb)) ? ReleaseMethod.Sent : (ReleaseMethod?)null;
            if (method is null) continue;
            var to = To().Match(text, word.Index + word.Length);
            return (word.Index, to.Success ? to.Index + to.Length : word.Index + word.Length, method.Value);
        }

        return null;
    }

    // A word of five letters or more may have one letter wrong, one of seven or more two; the first letter is right.
    private static bool IsAlmost(string word, string verb)
    {
        if (word == verb) return true;
        if (word.Length < 5 || word[0] != verb[0] || Math.Abs(word.Length - verb.Length) > 2) return false;
        return EditDistance.Between(word, verb) <= (verb.Length >= 7 ? 2 : 1);
    }

    private static List<(string Name, DateOnly Day)> Examinations(string head, DateOnly today)
    {
        var found = new List<(string, DateOnly)>();
        var dates = Dates().Matches(head).Select(match => (match.Index, End: match.Index + match.Length, Day: Day(match.Value, today))).Where(date => date.Day is not null).ToList();
        if (dates.Count == 0) return found;
        var dateFirst = Trim(head[..dates[0].Index]).Length == 0;
        for (var index = 0; index < dates.Count; index++)
        {
            var (start, end) = dateFirst
                ? (dates[index].End, index + 1 < dates.Count ? dates[index + 1].Index : head.Length)
                : (index == 0 ? 0 : dates[index - 1].End, dates[index].Index);
            found.AddRange(Parting().Split(Trim(head[start..end])).Select(name => (Trim(name), dates[index].Day!.Value)));
        }

        return found;
    }

    private static DateOnly? Day(string text, DateOnly today)
    {
        var digits = text.Replace("-", "", StringComparison.Ordinal);
        if (digits.Length == 6) return RegisterLine.Century(digits, today);
        return DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static (string Unit, string? Final, string? Physician) Tail(string tail)
    {
        string? physician = null;
        string? final = null;
        if (According().Match(tail) is { Success: true } according) (tail, physician) = (tail[..according.Index], tail[(according.Index + according.Length)..]);
        if (Forwarding().Match(tail) is { Success: true } forwarding) (tail, final) = (tail[..forwarding.Index], tail[(forwarding.Index + forwarding.Length)..]);
        return (Trim(tail), final is null ? null : Trim(final), physician is null ? null : Trim(physician));
    }

    private static string Trim(string text) => Connectives().Replace(text.Trim(' ', ',', ';', ':', '.', '/', '-', '–', '(', ')', '+', '&'), "").Trim(' ', ',', ';', ':', '.', '/', '-', '–', '(', ')', '+', '&');

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    // Ten or twelve digits that begin with a day (a samordningsnummer's day is 60 more).
    [GeneratedRegex(@"(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+]?\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Identity();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"\G(?: (?:ut|via IEP|CD|DVD|USB))*\s*(?:till|tll|til|ti|t\.)(?![\p{L}\d])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex To();

    [GeneratedRegex(@"(?<![\d-])(?:\d{4}-\d{2}-\d{2}|\d{2}-\d{2}-\d{2}|\d{8}|\d{6})(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Dates();

    // "CT torax och buk" is one examination, "CT torax och MR hjärna" two: a new one begins with its modality.
    [GeneratedRegex(@"\s*(?:[,;+&]|\boch\b|\bsamt\b)\s*(?=(?:CT|DT|MR|MRT|RTG|Rtg|Röntgen|röntgen|UL|ULJ|Ultraljud|PET|NM|Mammografi|Skelett|Slätröntgen|Genomlysning)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Parting();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:f\.?\s?v\.?\s?b\.?|för vidare\s?befordran|för vidare\s?bef\.?|vidarebefordras)(?![\p{L}\d])\s*(?:till\s)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Forwarding();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:enl\.?|enligt|enlgt|enlig|på begäran av|beställt av|best\.? av)(?![\p{L}\d])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex According();

    [GeneratedRegex(@"^(?:och|samt|från|den|us|unders)\b\.?|\b(?:och|samt|från|den)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Connectives();
}
