namespace RadOps.Core.Resolution;

/// <summary>What is to be known of facts that were found.</summary>
public static class ResolutionFlags
{
    /// <summary>The report has been amended after it was signed; it counts as final.</summary>
    public const string ReportAmended = "ReportAmended";

    /// <summary>The recipient's entry in the directory was last checked more than a year ago, or never.</summary>
    public const string RecipientStale = "RecipientStale";
}
