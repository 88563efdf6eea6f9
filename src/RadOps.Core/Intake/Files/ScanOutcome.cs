namespace RadOps.Core.Intake.Files;

/// <summary>What a virus scanner said of a file.</summary>
public enum ScanOutcome
{
    /// <summary>It was scanned, and nothing was found.</summary>
    Clean,

    /// <summary>Something was found.</summary>
    Found,

    /// <summary>It was not scanned, or not to the end: nothing is known of it.</summary>
    NotScanned,
}
