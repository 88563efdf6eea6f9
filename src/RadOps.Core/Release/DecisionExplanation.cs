namespace RadOps.Core.Release;

/// <summary>Puts a decision into words that an administrator can say on the telephone.</summary>
internal static class DecisionExplanation
{
    internal static string Swedish(ReleaseDecision decision) => decision.Outcome.ToString();
}
