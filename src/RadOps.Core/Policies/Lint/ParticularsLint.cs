using System.Text.RegularExpressions;
using RadOps.Core.Release;

namespace RadOps.Core.Policies.Lint;

/// <summary>Oddities of what a document says of itself.</summary>
internal static partial class ParticularsLint
{
    internal static IEnumerable<PolicyFinding> Check(LintSubject subject) => [.. Missing(subject), .. Dates(subject), .. Reviews(subject), .. People(subject)];

    private static IEnumerable<PolicyFinding> Missing(LintSubject subject)
    {
        var document = subject.Document;
        (string Name, bool Stated)[] particulars =
        [
            ("dokument-id", document.DocumentId is not null),
            ("version", document.Version is not null),
            ("ägare", document.Owner is not null),
            ("godkännare", document.Approver is not null),
            ("giltighetstid", document.ValidFrom is not null || document.ValidTo is not null),
        ];
        var missing = particulars.Where(particular => !particular.Stated).Select(particular => particular.Name).ToList();
        if (missing.Count > 0)
            yield return subject.Found(LintCodes.ParticularsMissing, $"Dokumentet anger inte {ReleaseWords.Or(missing)}.", $"Kan du uppge {ReleaseWords.And(missing)}?");
    }

    private static IEnumerable<PolicyFinding> Dates(LintSubject subject)
    {
        var (document, day) = (subject.Document, ReleaseWords.Day(subject.Day));
        return document.StatusOn(subject.Day) switch
        {
            PolicyStatus.NotYetInForce => [subject.Found(LintCodes.NotYetInForce, $"Den {day} gäller dokumentet inte ännu: det börjar gälla {ReleaseWords.Day(document.ValidFrom!.Value)}.")],
            PolicyStatus.Expired =>
            [
                subject.Found(LintCodes.Expired, $"Den {day} gäller dokumentet inte längre: det gällde till och med {ReleaseWords.Day(document.ValidTo!.Value)}.", "Finns det en ny version, eller ska den här fortsätta att gälla?"),
            ],
            _ => [],
        };
    }

    private static IEnumerable<PolicyFinding> Reviews(LintSubject subject) =>
        from rule in PolicyDates.Counting(subject.Pack, subject.Day)
        where rule.Document == subject.Document.Key && rule.ReviewBy < subject.Day
        select subject.Found(LintCodes.ReviewDue, $"{rule.RuleId} skulle ha lästs om senast {ReleaseWords.Day(rule.ReviewBy!.Value)}.", [rule.Line!.Value], rule.Quote, "Gäller det fortfarande?") with { At = rule.At };

    private static IEnumerable<PolicyFinding> People(LintSubject subject)
    {
        foreach (var person in new[] { subject.Document.Owner, subject.Document.Reviewer, subject.Document.Approver }.OfType<PolicyPerson>().DistinctBy(person => person.UserId))
        {
            var lines = subject.Text.Lines.Where(line => line.Words.Contains($"({person.UserId})", StringComparison.Ordinal)).Select(line => line.Line).ToList();
            var names = person.Names.Union(subject.Text.Lines.SelectMany(line => Named().Matches(line.Words)).Where(named => named.Groups["id"].Value == person.UserId).Select(named => named.Groups["name"].Value)).ToList();
            if (names.Count > 1)
                yield return subject.Found(
                    LintCodes.NameInTwoSpellings,
                    $"Användar-id {person.UserId} har namnet skrivet på {(names.Count == 2 ? "två" : "flera")} sätt: {ReleaseWords.And(names)}.",
                    lines,
                    string.Join(" / ", names),
                    "Vilken stavning är den rätta?");
            if (!names.Any(name => IsMadeOf(person.UserId, name)))
                yield return subject.Found(
                    LintCodes.UserIdUnlikeName,
                    $"Användar-id {person.UserId} är inte bildat av namnet, som andra är (tre bokstäver ur förnamnet och två ur efternamnet).",
                    lines,
                    $"{names[0]}, ({person.UserId})",
                    "Är det rätt användar-id?",
                    FindingSeverity.Information);
        }
    }

    /// <summary>Whether a user id is made of a name as most are; true too of one that is of another kind. Nothing more is concluded from it (C29, C36).</summary>
    private static bool IsMadeOf(string userId, string name)
    {
        if (UserId().Match(userId) is not { Success: true } id)
            return true;
        var parts = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(part => WordKey.Of(part)).ToArray();
        return parts.Length < 2 || (parts[0].StartsWith(id.Groups["given"].Value, StringComparison.Ordinal) && parts.Skip(1).Any(part => part.StartsWith(id.Groups["family"].Value, StringComparison.Ordinal)));
    }

    /// <summary>As VGR writes it: <c>Innehållsansvar: Lena Nunstedt, (lennu)</c>.</summary>
    [GeneratedRegex(@"(?:^|: |… )(?<name>[^:,…]+), \((?<id>\w+)\)")]
    private static partial Regex Named();

    [GeneratedRegex("^(?<given>[a-z]{3})(?<family>[a-z]{2})[0-9]*$")]
    private static partial Regex UserId();
}
