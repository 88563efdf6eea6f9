namespace RadOps.Core.Continuity.Systems;

/// <summary>What came of asking.</summary>
public enum ProbeStatus
{
    /// <summary>It answers as it should.</summary>
    Answers,

    /// <summary>It is there, and does not let us in or does not answer in order: it rejects our AE title, shows a certificate that does not hold. It is not down.</summary>
    Refuses,

    /// <summary>It does not answer: nobody knows its name, nothing listens, or it stands still.</summary>
    Silent,

    /// <summary>It was not asked, for a reason of our own: a certificate file that cannot be read, a register that is not made yet.</summary>
    NotAsked,
}
