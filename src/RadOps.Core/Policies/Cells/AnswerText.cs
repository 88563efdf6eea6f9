using RadOps.Core.Release;

namespace RadOps.Core.Policies.Cells;

/// <summary>
/// What was answered as one line that can be kept, compared and read: <c>Outcome Needs; Images Needs; Report Needs; Route Iep; Needs Relevance</c>. What is empty is left
/// out, and so are the fields that somebody does not compare.
/// </summary>
internal static class AnswerText
{
    private const string Separator = "; ";

    private static readonly string[] Names = ["Section", "Outcome", "Images", "Report", "Route", "Media", "MediumRefused", "Fee", "Needs", "Duties", "Flags", "Rules"];

    /// <summary>Fields whose values are told by what came and what went; of the others the whole is told.</summary>
    private static readonly string[] Lists = ["Needs", "Duties", "Flags", "Rules"];

    /// <summary>What it means for the one who asked: everything but flags and rules.</summary>
    internal static string Of(PolicyAnswer answer) => Join(
        ("Outcome", [answer.Outcome.ToString()]),
        ("Images", [answer.Images.ToString()]),
        ("Report", [answer.Report.ToString()]),
        ("Route", answer.Route == ReleaseRoute.None ? [] : [answer.Route.ToString()]),
        ("Media", answer.Media.Select(medium => medium.ToString())),
        ("MediumRefused", answer.MediumRefused ? ["yes"] : []),
        ("Fee", answer.Fee == FeeKind.NotStated ? [] : [answer.Fee.ToString()]),
        ("Needs", answer.Needs),
        ("Duties", answer.Duties));

    /// <summary>All of it: the section, what it means, flags, and rules with their lines.</summary>
    internal static string Whole(ReleaseVerdict verdict) => string.Join(
        Separator,
        $"Section {verdict.Section}",
        Of(PolicyAnswer.Of(verdict)),
        Join(("Flags", verdict.Flags), ("Rules", verdict.Rules.Select(Cite))));

    /// <summary>A rule with its line: <c>N-24:31</c>, or <c>C50</c> for a product default.</summary>
    internal static string Cite(FiredRule rule) => Cite(rule.RuleId, rule.Line);

    /// <inheritdoc cref="Cite(FiredRule)"/>
    internal static string Cite(string id, int? line) => line is null ? id : FormattableString.Invariant($"{id}:{line}");

    /// <summary>The fields that differ: <c>Images Allow → Needs; Needs +Consent.Written</c>.</summary>
    internal static string Change(string before, string after)
    {
        var (was, now) = (Fields(before), Fields(after));
        return string.Join(Separator, Names.Select(Told).OfType<string>());

        string? Told(string name)
        {
            var (old, current) = (was.GetValueOrDefault(name, []), now.GetValueOrDefault(name, []));
            if (old.SequenceEqual(current))
                return null;
            if (!Lists.Contains(name) || old.Order(StringComparer.Ordinal).SequenceEqual(current.Order(StringComparer.Ordinal)))
                return $"{name} {All(old)} → {All(current)}";
            return $"{name} {string.Join(' ', old.Except(current).Select(value => $"−{value}").Concat(current.Except(old).Select(value => $"+{value}")))}";
        }

        static string All(string[] values) => values.Length == 0 ? "–" : string.Join(' ', values);
    }

    private static string Join(params IEnumerable<(string Name, IEnumerable<string> Values)> fields) =>
        string.Join(Separator, from field in fields let values = string.Join(' ', field.Values) where values.Length > 0 select $"{field.Name} {values}");

    private static Dictionary<string, string[]> Fields(string text) =>
        text.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split(' ')).ToDictionary(field => field[0], field => field[1..]);
}
