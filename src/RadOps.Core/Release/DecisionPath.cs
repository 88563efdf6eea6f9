using RadOps.Core.Release.Explaining;

namespace RadOps.Core.Release;

/// <summary>
/// How a decision came about: which section of the routine the request belongs to, what each of its rules said to it, and how the strictest answer came to
/// win. Read out of the same compiled pack that decided.
/// </summary>
public sealed class DecisionPath
{
    /// <summary>Leaves room on a screen of 80 columns.</summary>
    private const int UsualWidth = 78;

    private DecisionPath(ReleaseDecision decision, DecisionStep[] steps)
    {
        Decision = decision;
        Steps = steps;
        Remainder = PathSentences.Remainder(decision.Language, Remote(DecisionStepKind.Section), Remote(DecisionStepKind.Rule));

        int Remote(DecisionStepKind kind) => steps.Count(step => step.IsRemote && step.Kind == kind);
    }

    /// <summary>The decision.</summary>
    public ReleaseDecision Decision { get; }

    /// <inheritdoc cref="ReleaseRequest.RequestId"/>
    public string? RequestId => Decision.RequestId;

    /// <inheritdoc cref="ReleaseDecision.Organisation"/>
    public string Organisation => Decision.Organisation;

    /// <summary>The day for which it was decided.</summary>
    public DateOnly AsOf => Decision.AsOf;

    /// <inheritdoc cref="ReleaseVerdict.Outcome"/>
    public DecisionOutcome Outcome => Decision.Outcome;

    /// <inheritdoc cref="ReleaseDecision.Explanation"/>
    public string Explanation => Decision.Explanation;

    /// <summary>Every step: sections, rules in the pack's order, the human's answer when there is one, images and report, and the outcome.</summary>
    public IReadOnlyList<DecisionStep> Steps { get; }

    /// <summary>How many sections and rules are about other cases, as it is said; they stand among the steps.</summary>
    public string Remainder { get; }

    /// <summary>The path as a paragraph: the near steps and how many more there are.</summary>
    public string Text => string.Join(' ', Steps.Where(step => !step.IsRemote).Select(step => step.Sentence).Append(Remainder));

    /// <summary>The sentence and the near steps, line by line, for people to read.</summary>
    /// <param name="width">The most characters on a line, longer words excepted.</param>
    public string ToText(int width) => PathText.Of(this, width);

    /// <summary>As <see cref="ToText"/>, for a screen of 80 columns.</summary>
    public override string ToString() => ToText(UsualWidth);

    internal static DecisionPath Of(ReleaseDecision decision) => new(decision, PathFinder.Find(decision));
}
