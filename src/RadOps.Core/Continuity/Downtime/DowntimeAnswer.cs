namespace RadOps.Core.Continuity.Downtime;

/// <summary>How a referral was answered.</summary>
public enum DowntimeAnswer
{
    /// <summary>Not yet, or it is no referral.</summary>
    None,

    /// <summary>By word of mouth alone: no report .</summary>
    VerbalOnly,

    /// <summary>By a report on fax.</summary>
    Faxed,
}
