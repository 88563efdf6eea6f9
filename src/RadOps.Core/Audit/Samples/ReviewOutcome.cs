namespace RadOps.Core.Audit.Samples;

/// <summary>What a reviewer found of a release in the sample.</summary>
public enum ReviewOutcome
{
    /// <summary>It was justified.</summary>
    Justified,

    /// <summary>It was not: a deviation, and perhaps a personal data breach (GDPR art. 33: 72 hours).</summary>
    NotJustified,

    /// <summary>It cannot be said yet.</summary>
    FollowUp,
}
