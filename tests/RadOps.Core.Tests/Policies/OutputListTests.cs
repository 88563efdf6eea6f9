using RadOps.Core.Policies;
using RadOps.Core.Policies.Lint;
using RadOps.Formats.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>What is shown of packs and decisions can be indexed at the prompt, all through.</summary>
public sealed class OutputListTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Fact]
    public void The_lists_of_packs_and_their_findings_can_be_indexed()
    {
        var packs = PolicyFiles.BuiltInPacks();
        Assert.Empty(packs.SelectMany(SealedLists.In).Distinct());
        Assert.Empty(packs.SelectMany(pack => PolicyReview.Run(pack, new Dictionary<string, RoutineText>(), Day, TestContext.Current.CancellationToken)).SelectMany(SealedLists.In).Distinct());
    }

    [Fact]
    public void The_lists_of_decisions_and_their_paths_can_be_indexed()
    {
        var found = new SortedSet<string>();
        foreach (var policy in BuiltIn.Catalog.All)
        {
            foreach (var request in RandomRequests.From(seed: 11).Take(500))
            {
                var decision = policy.Decide(request, Day);
                found.UnionWith(SealedLists.In(decision));
                found.UnionWith(SealedLists.In(decision.Explain()));
            }
        }

        Assert.Empty(found);
    }
}
