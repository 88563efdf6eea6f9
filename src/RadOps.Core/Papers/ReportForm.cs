namespace RadOps.Core.Papers;

/// <summary>How a report goes along with a release.</summary>
public enum ReportForm
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It is on the medium, as PDF.</summary>
    OnMedium,

    /// <summary>A person prints it from the RIS and puts it with the medium, or sends it alone.</summary>
    Printed,

    /// <summary>It goes the same electronic way as the images.</summary>
    Electronic,
}
