using RadOps.Core.Policies;
using RadOps.Formats.Policies;
using RadOps.Tests.Shared;

namespace RadOps.Architecture.Tests.Traceability;

/// <summary>Where the packs have a requirement or an ambiguity.</summary>
internal static class PackEntries
{
    private static readonly IReadOnlyList<PolicyPack> Packs = PolicyFiles.BuiltInPacks();

    /// <summary>The rule or fact, with the lines of the document; empty where there is no sentence to stand on.</summary>
    internal static string Of(Requirement requirement)
    {
        string[] kinds =
        [
            Packs.Any(pack => pack.Rules.Any(rule => rule.RuleId == requirement.Id)) ? "rule" : "",
            Packs.Any(pack => pack.Facts.Any(fact => fact.RuleId == requirement.Id)) ? "fact" : "",
        ];
        var kind = string.Join(" and ", kinds.Where(name => name.Length > 0));
        var lines = requirement.Places.Replace('-', '–').Replace(",", ", ", StringComparison.Ordinal);
        return kind.Length == 0 ? "" : $"{kind}, {(requirement.Lines.Count == 1 ? "line" : "lines")} {lines}";
    }

    /// <summary>
    /// What becomes of an ambiguity: found by the linter, flagged in the decisions that it is about, or settled by a default whose reason the pack gives. Empty where it
    /// has no home.
    /// </summary>
    internal static string HomeOf(string id)
    {
        var declared = Packs.Where(pack => pack.Ambiguities.Any(ambiguity => ambiguity.Id == id)).ToList();
        var found = declared.SelectMany(pack => pack.Ambiguities).Where(ambiguity => ambiguity.Id == id).SelectMany(ambiguity => ambiguity.FoundBy).Distinct().ToList();
        var flagged = Packs.Where(pack => pack.Rules.Any(rule => rule.RuleId == id || rule.Clauses.Any(clause => clause.Flags.Contains(id)))).ToList();
        string[] homes =
        [
            found.Count > 0 ? $"lint finding ({string.Join(", ", found)})" : "",
            flagged.Count > 0 ? "flagged decision" : "",
            declared.Count > 0 && found.Count == 0 && flagged.Count == 0 ? "documented default" : "",
        ];
        var home = string.Join(", ", homes.Where(name => name.Length > 0));
        return home.Length == 0 ? "" : $"{home}: {string.Join(", ", declared.Union(flagged).Select(pack => pack.Id))}";
    }
}
