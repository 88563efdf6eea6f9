namespace RadOps.Core.Intake;

/// <summary>One check of a case or of one of its files.</summary>
/// <param name="Name">What is checked: stable, such as <c>CareRelation</c>.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Reason">One Swedish sentence, with the rule and its words.</param>
/// <param name="RuleId">The rule, such as <c>F-20</c>.</param>
/// <param name="File">Number of the file within the case, from 1; 0 where it is about the whole case.</param>
public sealed record IntakeCheck(string Name, IntakeOutcome Outcome, string Reason, string RuleId, int File = 0)
{
    /// <summary>The reason.</summary>
    public override string ToString() => Reason;
}
