namespace RadOps.Core.Release;

/// <summary>One step on the way to a decision.</summary>
public sealed record DecisionStep
{
    /// <summary>What it is about.</summary>
    public required DecisionStepKind Kind { get; init; }

    /// <summary>Id of the section or the rule; <c>Human</c>, <c>Images</c>, <c>Report</c>, <c>Dispute</c> or <c>Outcome</c> for the steps after them.</summary>
    public required string Id { get; init; }

    /// <summary>What became of it.</summary>
    public DecisionStepResult Result { get; init; }

    /// <summary>
    /// True when it is about other cases or changes nothing here: a view need only count it. A rule that is not met is near when a single fact keeps it from
    /// answering, or from asking for something.
    /// </summary>
    public bool IsRemote { get; init; }

    /// <summary>The step as it is said.</summary>
    public required string Sentence { get; init; }

    /// <summary>
    /// What it gave, or would have given where it doesn't hold, in the words of the pack: <c>Images Allow</c>, <c>Needs Consent.Written</c>, <c>Hold</c>. For an item
    /// and the outcome: the answer.
    /// </summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    /// <summary>Ids of the sections or rules that go before it as exceptions, in something or in all.</summary>
    public IReadOnlyList<string> OverruledBy { get; init; } = [];

    /// <summary>The facts that keep it from holding, in the alternative that comes nearest.</summary>
    public IReadOnlyList<UnmetFact> Unmet { get; init; } = [];

    /// <summary>The rule with its words, as the decision quotes it; null for other steps.</summary>
    public FiredRule? Rule { get; init; }
}
