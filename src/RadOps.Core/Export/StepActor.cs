namespace RadOps.Core.Export;

/// <summary>Who takes a step.</summary>
public enum StepActor
{
    /// <summary>RadOps itself, and it knows.</summary>
    RadOps,

    /// <summary>A person, who says so; RadOps claims nothing before that.</summary>
    Person,
}
