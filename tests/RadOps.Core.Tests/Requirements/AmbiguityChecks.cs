using System.Text.RegularExpressions;
using RadOps.Core.Policies.Lint;
using Xunit;

namespace RadOps.Core.Tests.Requirements;

/// <summary>What is unclear, by its id, and what it is about.</summary>
internal static partial class AmbiguityChecks
{
    private static readonly Dictionary<string, string> About = new()
    {
        ["C01"] = "H-04 H-09 H-12 H-14 H-15 H-16 H-19 H-20 H-25",
        ["C02"] = "H-06 H-28",
        ["C03"] = "H-08",
        ["C04"] = "H-10",
        ["C05"] = "H-15",
        ["C06"] = "H-16 H-17 H-18",
        ["C07"] = "H-18",
        ["C08"] = "H-22",
        ["C09"] = "H-23",
        ["C10"] = "H-27",
        ["C11"] = "H-31",
        ["C12"] = "H-32",
        ["C13"] = "",
        ["C14"] = "N-01 N-13 N-18",
        ["C15"] = "N-02 N-24 N-25 N-29",
        ["C16"] = "N-05 N-45",
        ["C17"] = "N-10",
        ["C18"] = "N-13",
        ["C19"] = "N-14 N-25",
        ["C20"] = "N-20",
        ["C21"] = "N-23",
        ["C22"] = "N-28",
        ["C23"] = "N-29",
        ["C24"] = "N-30 N-34",
        ["C25"] = "N-33",
        ["C26"] = "N-35 N-34",
        ["C27"] = "N-38",
        ["C28"] = "N-48 N-17",
        ["C29"] = "X-04",
        ["C30"] = "X-08",
        ["C31"] = "X-11 X-13",
        ["C32"] = "X-18",
        ["C33"] = "X-21",
        ["C34"] = "X-26",
        ["C35"] = "X-28",
        ["C36"] = "F-02",
        ["C37"] = "F-15 F-34",
        ["C38"] = "F-19",
        ["C39"] = "F-21 F-18 F-22",
        ["C40"] = "F-30",
        ["C41"] = "F-32 F-31",
        ["C42"] = "D-03",
        ["C43"] = "D-10 D-06",
        ["C44"] = "D-14 D-15",
        ["C45"] = "D-18 D-19 D-20 D-22 D-23 D-24 D-25",
        ["C46"] = "D-26",
        ["C47"] = "D-17 D-18 D-19 D-20 D-22 D-23 D-24 D-25 D-29",
        ["C48"] = "H-14 N-03",
        ["C49"] = "H-24 N-48",
        ["C50"] = "N-02",
        ["C51"] = "H-29 N-01",
        ["C52"] = "X-24 X-30 F-07",
        ["C53"] = "X-19 N-46",
        ["C54"] = "F-21",
        ["C55"] = "H-06 H-07 H-08 H-09 H-10",
    };

    /// <summary>Numbers that are a part of a name or of what the routine says.</summary>
    private static readonly Dictionary<string, string> KnownNumbers = new() { ["C12"] = "20", ["C13"] = "256", ["C44"] = "7" };

    internal static void Every_ambiguity_is_about_what_it_is_about(PackSet packs)
    {
        var found = packs.Packs.SelectMany(pack => pack.Ambiguities).ToLookup(ambiguity => ambiguity.Id, ambiguity => string.Join(' ', ambiguity.About));
        Assert.Equal(About.Keys.Order(), found.Select(ambiguity => ambiguity.Key).Order());
        Assert.All(found, ambiguity => Assert.All(ambiguity, about => Assert.Equal(About[ambiguity.Key], about)));
    }

    internal static void Every_number_in_what_is_said_of_an_ambiguity_is_known(PackSet packs)
    {
        foreach (var ambiguity in packs.Packs.SelectMany(pack => pack.Ambiguities))
            Assert.All(
                Number().Matches($"{ambiguity.Reason} {ambiguity.Question}").Select(match => match.Value),
                number => Assert.Equal(KnownNumbers.GetValueOrDefault(ambiguity.Id), number));
    }

    internal static void Whatever_a_machine_can_see_it_sees(PackSet packs)
    {
        foreach (var pack in packs.Packs)
        {
            var found = PolicyLint.Run(pack, new Dictionary<string, Core.Policies.RoutineText>(), Policies.BuiltIn.Today);
            Assert.All(pack.Ambiguities.Where(ambiguity => ambiguity.FoundBy.Count > 0), ambiguity => Assert.Contains(found, finding => finding.Ambiguity == ambiguity.Id && ambiguity.FoundBy.Contains(finding.Code)));
        }
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
