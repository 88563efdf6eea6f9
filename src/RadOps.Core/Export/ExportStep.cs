namespace RadOps.Core.Export;

/// <summary>One step of a plan.</summary>
/// <param name="Kind">Which step.</param>
/// <param name="Description">What it will do, in words that hold no identity.</param>
public sealed record ExportStep(ExportStepKind Kind, string Description)
{
    /// <summary>Who takes it.</summary>
    public StepActor By => ExportSteps.By(Kind);

    /// <summary>The steps that come before it, where the plan has them.</summary>
    public IReadOnlyList<ExportStepKind> After => ExportSteps.After(Kind);
}
