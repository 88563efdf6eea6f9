namespace RadOps.Core.Continuity.Downtime;

/// <summary>What is only on paper, or was only said.</summary>
public enum DowntimeItemKind
{
    /// <summary>A referral on paper.</summary>
    Referral,

    /// <summary>A report that was faxed.</summary>
    FaxedReport,

    /// <summary>A result that was said. It never counts as a signed report .</summary>
    VerbalResult,
}
