using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RadOps.Core.Release;

namespace RadOps.Core.Policies.Comparison;

/// <summary>Which rules say something else in one pack on one day than in another, or on another day; and which of them had a part in two answers.</summary>
internal sealed class RuleChanges
{
    /// <summary>A rule with all that it says, and without the places where it stands in the file.</summary>
    private static readonly JsonSerializerOptions Words = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                static type =>
                {
                    foreach (var place in type.Properties.Where(property => property.PropertyType == typeof(PolicyLocation)).ToList())
                        type.Properties.Remove(place);
                },
            },
        },
    };

    internal RuleChanges(PolicyPack before, DateOnly beforeDay, PolicyPack after, DateOnly afterDay)
    {
        var (was, now) = (Says(before, beforeDay), Says(after, afterDay));
        Ids = was.Keys.Union(now.Keys).Where(id => was.GetValueOrDefault(id) != now.GetValueOrDefault(id)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Ids of the rules that are in one alone, or say something else.</summary>
    internal IReadOnlySet<string> Ids { get; }

    /// <summary>Of the rules of two answers, on each side those that the other has not, or that say something else.</summary>
    /// <param name="before">Rules with their lines, such as <c>H-18:43</c>.</param>
    /// <param name="after">The same of the other.</param>
    internal (string[] Before, string[] After) Between(IReadOnlyCollection<string> before, IReadOnlyCollection<string> after) =>
        ([.. before.Where(rule => !after.Contains(rule) || IsChanged(rule))], [.. after.Where(rule => !before.Contains(rule) || IsChanged(rule))]);

    private bool IsChanged(string rule) => Ids.Contains(rule.Split(':')[0]);

    /// <summary>What each rule says on a day; a rule that is not in force then says something else.</summary>
    private static Dictionary<string, string> Says(PolicyPack pack, DateOnly day) => PolicyDates.Counting(pack, day).ToDictionary(
        rule => rule.RuleId,
        rule => $"{(rule.Document is { } key ? pack.Document(key).StatusOn(day) : PolicyStatus.Undated)} {day < rule.ValidFrom} {day > rule.ValidTo} {JsonSerializer.Serialize(rule with { ValidFrom = null, ValidTo = null }, Words)}",
        StringComparer.Ordinal);
}
