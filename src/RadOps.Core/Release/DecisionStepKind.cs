namespace RadOps.Core.Release;

/// <summary>What a step on the way to a decision is about. The order is that of the path.</summary>
public enum DecisionStepKind
{
    /// <summary>Whether a section of the pack is the one that the request belongs to.</summary>
    Section,

    /// <summary>What a rule of that section says to it.</summary>
    Rule,

    /// <summary>What a named human answered where the routine is silent.</summary>
    Human,

    /// <summary>What all of it comes to, for the images or the report: the strictest wins.</summary>
    Item,

    /// <summary>What sources disagree on, and what is held until it is known who is right.</summary>
    Dispute,

    /// <summary>What it comes to as a whole.</summary>
    Outcome,
}
