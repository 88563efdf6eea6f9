namespace RadOps.Core.Audit.Samples;

/// <summary>How far the review of a sample has come.</summary>
public enum SampleStatus
{
    /// <summary>Nothing of it is reviewed.</summary>
    Drawn,

    /// <summary>Some of it is reviewed.</summary>
    UnderReview,

    /// <summary>All of it is reviewed, and something must be followed up.</summary>
    FollowUp,

    /// <summary>All of it is reviewed.</summary>
    Reviewed,
}
