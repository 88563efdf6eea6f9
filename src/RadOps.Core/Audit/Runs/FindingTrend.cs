namespace RadOps.Core.Audit.Runs;

/// <summary>How a finding stands against the last audit that was recorded.</summary>
public enum FindingTrend
{
    /// <summary>There is none, or it did not look at this.</summary>
    NotCompared,

    /// <summary>It was not there then.</summary>
    New,

    /// <summary>It was there then.</summary>
    Still,
}
