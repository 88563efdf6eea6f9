namespace RadOps.Core.Continuity;

/// <summary>What an outage has taken (D-03). Order Management and RIS have the same instructions (C42).</summary>
public enum OutageMode
{
    /// <summary>The images.</summary>
    Pacs,

    /// <summary>Order Management, where referrals are written.</summary>
    Om,

    /// <summary>The radiology information system.</summary>
    Ris,

    /// <summary>Everything.</summary>
    Total,
}
