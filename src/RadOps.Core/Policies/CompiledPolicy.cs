using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>A pack made ready to answer. Safe for use by several threads at once.</summary>
internal sealed class CompiledPolicy : ReleasePolicy
{
    private readonly DateOnly[] starts;
    private readonly Lazy<PolicyEpoch>[] epochs;
    private readonly string[] scope;

    /// <param name="pack">The pack.</param>
    /// <param name="epochs">The pack between its changes: the first day of each (the very first being the first day there is), in order.</param>
    internal CompiledPolicy(PolicyPack pack, IReadOnlyList<(DateOnly From, Func<PolicyEpoch> Compile)> epochs)
    {
        Pack = pack;
        starts = [.. epochs.Select(epoch => epoch.From)];
        // Almost every request is decided for today: the other epochs are compiled when somebody asks about their days.
        this.epochs = [.. epochs.Select(epoch => new Lazy<PolicyEpoch>(epoch.Compile))];
        scope = [.. pack.Scope];
    }

    /// <inheritdoc/>
    public override PolicyPack Pack { get; }

    /// <summary>A policy as it was compiled.</summary>
    internal static CompiledPolicy Of(ReleasePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy as CompiledPolicy ?? (CompiledPolicy)PolicyCompiler.Compile(policy.Pack);
    }

    /// <inheritdoc/>
    public override ReleaseDecision Decide(ReleaseRequest request, DateOnly asOf, bool earlierRelease = false)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request, asOf, this, Judge(request, asOf, asOf, earlierRelease)) { EarlierRelease = earlierRelease };
    }

    /// <summary>What the pack as it stands on one day says to a request as it was on another: a child then is a child.</summary>
    internal ReleaseVerdict Judge(ReleaseRequest request, DateOnly rulesOn, DateOnly factsOn, bool earlierRelease)
    {
        var facts = FactsOf(request, factsOn, earlierRelease);
        var section = EpochOn(rulesOn).SectionFor(facts);
        var verdict = section.Decide(facts, request.Items, HumanAnswer.Unknown);
        if (request.HumanDecision != HumanAnswer.Unknown)
            verdict = HumanReview.Apply(request, Pack, verdict, section, facts);
        return request.Disputed.Count == 0 ? verdict : DisputeReview.Apply(request, verdict);
    }

    /// <summary>The pack between its changes, with a day on which it stands so.</summary>
    internal IEnumerable<(DateOnly Day, PolicyEpoch Epoch)> Epochs => epochs.Select((epoch, index) => (ADayOf(index), epoch.Value));

    /// <summary>The facts of a request, as the pack's rules see them.</summary>
    internal FactSet FactsOf(ReleaseRequest request, DateOnly asOf, bool earlierRelease) =>
        ReleaseFacts.From(request, asOf, earlierRelease, IsInScope(request.Unit));

    /// <summary>The pack as it stands on a day.</summary>
    internal PolicyEpoch EpochOn(DateOnly day)
    {
        var index = starts.Length - 1;
        while (day < starts[index])
            index--;
        return epochs[index].Value;
    }

    /// <summary>The first day, or, before all changes, the last; any when nothing ever changes.</summary>
    private DateOnly ADayOf(int epoch) => epoch > 0 ? starts[epoch] : starts.Length > 1 ? starts[1].AddDays(-1) : new(2000, 1, 1);

    /// <summary>A unit that is not stated is within; so is any where the routine names none.</summary>
    private bool IsInScope(string? unit)
    {
        if (scope.Length == 0 || string.IsNullOrWhiteSpace(unit))
            return true;
        foreach (var named in scope)
            if (unit.AsSpan().Trim().Equals(named, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
