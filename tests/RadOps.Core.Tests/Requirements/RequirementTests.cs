using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Formats.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Requirements;

/// <summary>The packs say what the requirements say; and where they did not, a test that bears the requirement's id would tell.</summary>
public sealed class RequirementTests
{
    public static IEnumerable<TheoryDataRow<string>> Checks
    {
        get
        {
            foreach (var check in PackCheck.All)
            {
                var row = new TheoryDataRow<string>(check.Name);
                row.Traits["Requirement"] = [.. check.Ids];
                yield return row;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public void The_packs_say_what_is_required(string check) => PackCheck.All.Single(other => other.Name == check).Run(PackSet.BuiltIn);

    /// <summary>It is what is decided, or what a fact says, that must change, and not only what is quoted for it.</summary>
    [Fact]
    public void Taking_a_rule_or_fact_out_of_its_pack_fails_a_test_that_bears_its_id()
    {
        var unnoticed =
            from pack in PackSet.BuiltIn.Packs
            from id in pack.Rules.Select(rule => rule.RuleId).Concat(pack.Facts.Select(fact => fact.RuleId)).Distinct()
            let poorer = PackSet.BuiltIn.Without(pack, id)
            where PackCheck.All.Where(check => check.Ids.Contains(id)).All(check => check.Passes(poorer)) && Decides(poorer, pack, item => item.Ids.Contains(id), citations: false)
            select $"{pack.Id} {id}";
        var ids = unnoticed.ToList();
        Assert.True(ids.Count == 0, string.Join('\n', ids));
    }

    /// <summary>Every seventh digit; in a full run, every one.</summary>
    [Fact]
    public void No_digit_of_a_pack_can_be_wrong_unnoticed()
    {
        var unnoticed =
            from pack in PackSet.BuiltIn.Packs
            from wrong in PackText.Of(pack).WithOneWrongDigit().Where((_, number) => number % Campaign.Count(7, 1) == 0)
            where Read(wrong.Text, pack) is { } changed && PackCheck.All.All(check => check.Passes(changed)) && Decides(changed, pack, _ => true, citations: true)
            select $"{pack.Id}: {wrong.Line}";
        var lines = unnoticed.ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    /// <summary>The packs with another text for one of them; null when that is refused.</summary>
    private static PackSet? Read(string text, PolicyPack pack)
    {
        try
        {
            using var reader = new StringReader(text);
            return PackSet.BuiltIn.With(PolicyPackReader.Read(reader, pack.Id, id => PackSet.BuiltIn.Packs.Single(other => other.Id == id)));
        }
        catch (RadOpsException)
        {
            return null;
        }
    }

    /// <summary>True when the pack's cases are decided as their tables say, or when it decides none.</summary>
    private static bool Decides(PackSet packs, PolicyPack pack, Func<PolicyCase, bool> which, bool citations)
    {
        try
        {
            return !pack.DecidesReleases || PolicyCase.All(pack.Organisation == "RegionHalland" ? "B1" : "B2").Where(which)
                .SelectMany(item => item.Check(packs.Policy(pack.Organisation)).Differences).All(difference => !citations && difference.Property == nameof(ReleaseDecision.Rules));
        }
        catch (RadOpsException error) when (error.Code == "PolicyInvalid")
        {
            return false;
        }
    }
}
