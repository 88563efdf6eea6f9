namespace RadOps.Core.Release;

/// <summary>What became of a section or a rule on the way to a decision.</summary>
public enum DecisionStepResult
{
    /// <summary>It holds and has left its mark: the decision quotes it.</summary>
    Applies,

    /// <summary>It would hold, but a declared exception goes before it in everything that it answers.</summary>
    Overruled,

    /// <summary>It holds, and changes nothing for what is asked for.</summary>
    ChangesNothing,

    /// <summary>The facts are others than those that it is about.</summary>
    NotMet,
}
