using System.Text.RegularExpressions;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Core.Policies.Lint;

/// <summary>Oddities of a document's numbers, limits, notices and names of things.</summary>
internal static partial class FactLint
{
    private const string Sweden = "+46";

    internal static IEnumerable<PolicyFinding> Check(LintSubject subject)
    {
        var facts = subject.Pack.Facts.Where(fact => fact.Document == subject.Document.Key && !(fact.ValidTo < subject.Day)).ToList();
        return
        [
            .. facts.Where(fact => fact.Contact is not null).SelectMany(fact => Contact(subject, fact, fact.Contact!)),
            .. Formats(subject, facts),
            .. facts.Where(fact => fact.Notice is { ForNow: true }).SelectMany(fact => Stale(subject, fact)),
            .. facts.Where(fact => fact.Limit is not null).SelectMany(fact => Limit(subject, fact, fact.Limit!)),
            .. facts.SelectMany(fact => Names(subject, fact)),
        ];
    }

    private static IEnumerable<PolicyFinding> Contact(LintSubject subject, PolicyFact fact, Contact contact)
    {
        if (contact.Numbers.Count == 0)
            yield return On(subject, fact, LintCodes.ContactWithoutNumber, $"Varken nummer eller adress till {contact.Name} står i rutinen.", fact.Quote, null, FindingSeverity.Information);
        else if (contact.Reach == ContactKind.NotStated)
            yield return On(subject, fact, LintCodes.ContactWithoutKind, $"Det framgår inte om numret till {contact.Name} går till en telefon eller en fax.", contact.Numbers[0], "Är det ett telefonnummer eller ett faxnummer?");
        if (contact.Reach is not (ContactKind.Phone or ContactKind.Fax))
            yield break;
        foreach (var number in contact.Numbers)
        {
            if (Suspicion(contact, number) is { } suspicion)
                yield return On(subject, fact, LintCodes.SuspectNumber, suspicion, number, "Vilket är det rätta numret?");
            // Every number that begins with 8 after the country code is Stockholm's, whose area code is that one digit.
            if (Eight().IsMatch(number))
                yield return On(subject, fact, LintCodes.NumberGrouping, "Siffrorna är inte grupperade efter riktnumret 08.", number, $"Ska numret skrivas {Regrouped(number)}?", FindingSeverity.Information);
        }
    }

    private static string? Suspicion(Contact contact, string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (number.StartsWith('+') && !number.StartsWith(Sweden, StringComparison.Ordinal))
            return $"Numret börjar inte med Sveriges landsnummer {Sweden}{(contact.Name.Contains("fast telefoni", StringComparison.OrdinalIgnoreCase) ? ", men kallas fast telefoni" : "")}.";
        // PTS's numbering plan: the number within Sweden, without its leading zero, has seven to nine digits.
        var national = number.StartsWith('+') ? digits[2..] : digits.TrimStart('0');
        return national.Length is >= 7 and <= 9 ? null : FormattableString.Invariant($"Ett svenskt nummer har sju till nio siffror utan nollan; det här har {national.Length}.");
    }

    /// <summary>A number of Stockholm's as it is grouped: <c>+46 8 123 501 90</c>.</summary>
    private static string Regrouped(string number)
    {
        var rest = string.Concat(number.Where(char.IsAsciiDigit))[3..];
        var groups = rest.Length switch { 8 => [3, 3, 2], 7 => [3, 2, 2], _ => new[] { rest.Length } };
        var start = 0;
        return $"{Sweden} 8 {string.Join(' ', groups.Select(length => rest[start..(start += length)]))}";
    }

    /// <summary>How the area code is set off from the rest, within Sweden: with a hyphen, a space, or both.</summary>
    private static IEnumerable<PolicyFinding> Formats(LintSubject subject, List<PolicyFact> facts)
    {
        var written = (
            from fact in facts
            from number in fact.Contact?.Numbers ?? []
            let areaCode = AreaCode().Match(number)
            where areaCode.Success
            group (fact.Line, number) by areaCode.Groups["then"].Value).ToList();
        if (written.Count > 1)
            yield return subject.Found(
                LintCodes.NumberFormatsVary,
                "Numren är skrivna på flera sätt.",
                written.SelectMany(way => way.Select(number => number.Line)),
                string.Join("”, ”", written.Select(way => way.First().number)),
                "Kan alla nummer skrivas på samma sätt?",
                FindingSeverity.Information);
    }

    private static IEnumerable<PolicyFinding> Stale(LintSubject subject, PolicyFact fact)
    {
        if (fact.Notice!.Date is not { } date || !(date < subject.Document.ValidFrom))
            yield break;
        var age = subject.Day.DayNumber - date.DayNumber;
        yield return On(
            subject,
            fact,
            LintCodes.StaleNotice,
            FormattableString.Invariant($"Meddelandet är från {ReleaseWords.Day(date)}, äldre än dokumentet självt, som gäller från {ReleaseWords.Day(subject.Document.ValidFrom.Value)}. Den {ReleaseWords.Day(subject.Day)} är det {age} dagar gammalt."),
            fact.Quote,
            "Gäller det fortfarande?");
    }

    private static IEnumerable<PolicyFinding> Limit(LintSubject subject, PolicyFact fact, Limit limit)
    {
        (string Message, string Question)? unclear = limit.Unit switch
        {
            LimitUnit.Megabytes => (FormattableString.Invariant($"{limit.Most} MB kan vara {limit.Most * 1_000_000L:N0} eller {limit.Most * 1_048_576L:N0} byte.").Replace(',', '\u00A0'), "Vilket av dem gäller?"),
            LimitUnit.Days => (FormattableString.Invariant($"{limit.Most} dagar kan vara {limit.Most * 24} timmar, eller till slutet av den sista dagen."), "Hur räknas dagarna?"),
            LimitUnit.Years => ("Det framgår inte från när åren räknas.", "Från när räknas de?"),
            _ => null,
        };
        if (unclear is { } found)
            yield return On(subject, fact, LintCodes.LimitReadTwoWays, found.Message, fact.Quote, found.Question, FindingSeverity.Information);
    }

    private static IEnumerable<PolicyFinding> Names(LintSubject subject, PolicyFact fact)
    {
        var names = fact.Labels.Count > 1 ? fact.Labels : fact.Reference?.Names ?? [];
        if (names.Count > 1)
            yield return On(subject, fact, LintCodes.SpelledTwoWays, $"Samma sak kallas {ReleaseWords.And(names.Select(name => $"”{name}”"))}.", names[0], "Vilket är det rätta namnet?", FindingSeverity.Information);
    }

    private static PolicyFinding On(LintSubject subject, PolicyFact fact, string code, string message, string quote, string? question, FindingSeverity severity = FindingSeverity.Warning) =>
        subject.Found(code, message, fact.Passages.Select(passage => passage.Line), quote, question, severity) with { Rules = new[] { fact.RuleId }, At = fact.At };

    [GeneratedRegex(@"^\+46\D*8\d")]
    private static partial Regex Eight();

    [GeneratedRegex(@"^0\d{1,3}(?<then>\D+)\d")]
    private static partial Regex AreaCode();
}
