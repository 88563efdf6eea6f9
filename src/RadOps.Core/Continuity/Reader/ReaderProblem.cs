namespace RadOps.Core.Continuity.Reader;

/// <summary>What does not come through between radiology and the external reader .</summary>
public enum ReaderProblem
{
    /// <summary>Referrals.</summary>
    Referral,

    /// <summary>Images.</summary>
    Images,

    /// <summary>Referrals and images.</summary>
    Both,

    /// <summary>Something else in the digital link.</summary>
    Other,
}
