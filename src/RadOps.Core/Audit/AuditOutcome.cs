namespace RadOps.Core.Audit;

/// <summary>What became of a request, as an audit counts it.</summary>
public enum AuditOutcome
{
    /// <summary>All that was asked for was released.</summary>
    Released,

    /// <summary>Part of it was released.</summary>
    Partly,

    /// <summary>A named human let it out where the routine is silent.</summary>
    ByPerson,

    /// <summary>It was released though the decision did not allow it.</summary>
    AgainstDecision,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It waits for a human's decision.</summary>
    AwaitsPerson,

    /// <summary>It waits for facts.</summary>
    AwaitsFacts,
}
