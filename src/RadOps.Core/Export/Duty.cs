using RadOps.Core.Register;

namespace RadOps.Core.Export;

/// <summary>Something that is to be done with a release, and the step that does it.</summary>
/// <param name="Code">Its code, as packs write it.</param>
/// <param name="Step">The step in which it is done.</param>
/// <param name="Attested">What a person says when it is done; nothing where the register sees it by itself.</param>
/// <param name="Description">What is to be done, in words that hold no identity.</param>
/// <param name="Swedish">The same in Swedish, for lists that people tick.</param>
public sealed record Duty(string Code, ExportStepKind Step, CompletedSteps Attested, string Description, string Swedish)
{
    /// <summary>Whether it must be done before the medium leaves the desk.</summary>
    public bool IsBeforeHandOver => ExportSteps.IsBefore(Step, ExportStepKind.HandOver);
}
