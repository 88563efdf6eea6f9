using RadOps.Core.Release;

namespace RadOps.Core.Policies.Cases;

/// <summary>
/// What a case may expect of a decision, as text. A single value that is left empty is not looked at, nor are rules; of the other lists, empty means none. The order of
/// needs, duties, flags and rules does not matter, that of media, best first, does; a rule may be named with its line (<c>H-14:39</c>) or without.
/// </summary>
public static class CaseExpectations
{
    private static readonly char[] Separators = [' ', ';', ','];

    private static readonly (string Property, Func<ReleaseDecision, string, string?> Mismatch)[] checks =
    [
        Value(nameof(ReleaseDecision.Outcome), decision => decision.Outcome.ToString()),
        Value(nameof(ReleaseDecision.Images), decision => decision.Images.ToString()),
        Value(nameof(ReleaseDecision.Report), decision => decision.Report.ToString()),
        Value(nameof(ReleaseDecision.Route), decision => decision.Route.ToString()),
        (nameof(ReleaseDecision.Media), (decision, expected) => Text(decision.Media) is var media && Text(Entries(expected)) == media ? null : media),
        (nameof(ReleaseDecision.MediumRefused), (decision, expected) => (RequestWords.Boolean.TryFind(expected, out var refused) && refused == true) == decision.MediumRefused ? null : decision.MediumRefused ? "ja" : "nej"),
        Value(nameof(ReleaseDecision.Fee), decision => decision.Fee.ToString()),
        Set(nameof(ReleaseDecision.Needs), decision => decision.Needs),
        Set(nameof(ReleaseDecision.Duties), decision => decision.Duties),
        Set(nameof(ReleaseDecision.Flags), decision => decision.Flags),
        (nameof(ReleaseDecision.Rules), Rules),
        Value(nameof(ReleaseDecision.PolicyVersion), decision => decision.PolicyVersion),
        Value(nameof(ReleaseDecision.PolicyStatus), decision => decision.PolicyStatus.ToString()),
    ];

    /// <summary>The properties that a case may expect something of.</summary>
    public static IReadOnlyList<string> Properties { get; } = [.. checks.Select(check => check.Property)];

    internal static IEnumerable<CaseDifference> Differences(ReleaseDecision decision, IReadOnlyDictionary<string, string> expected) =>
        from check in checks
        where expected.ContainsKey(check.Property)
        let actual = check.Mismatch(decision, expected[check.Property])
        where actual is not null
        select new CaseDifference(check.Property, expected[check.Property].Trim(), actual);

    private static (string, Func<ReleaseDecision, string, string?>) Value(string property, Func<ReleaseDecision, string> actual) =>
        (property, (decision, expected) => string.IsNullOrWhiteSpace(expected) || actual(decision).Equals(expected.Trim(), StringComparison.OrdinalIgnoreCase) ? null : actual(decision));

    private static (string, Func<ReleaseDecision, string, string?>) Set(string property, Func<ReleaseDecision, IReadOnlyList<string>> actual) =>
        (property, (decision, expected) => Entries(expected).ToHashSet().SetEquals(actual(decision)) ? null : Text(actual(decision)));

    private static string? Rules(ReleaseDecision decision, string expected)
    {
        var entries = Entries(expected).ToHashSet();
        if (entries.Count == 0)
            return null;
        var actual = decision.Rules.Select(rule => (rule.RuleId, WithLine: rule.Line is { } line ? FormattableString.Invariant($"{rule.RuleId}:{line}") : rule.RuleId)).ToList();
        var same = actual.All(rule => entries.Contains(rule.RuleId) || entries.Contains(rule.WithLine)) && entries.All(entry => actual.Any(rule => entry == rule.RuleId || entry == rule.WithLine));
        return same ? null : Text(actual.Select(rule => rule.WithLine));
    }

    private static string[] Entries(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static string Text<T>(IEnumerable<T> entries) => string.Join(' ', entries);
}
