namespace RadOps.Core.Settings;

/// <summary>How patients' files are checked, beside what RadOps itself sees in them.</summary>
public sealed record IntakeSettings
{
    /// <summary>The longest time, in seconds, that a scanner is waited for where the site does not say.</summary>
    public const int DefaultScannerTimeout = 60;

    /// <summary>
    /// A virus scanner: the program, by full path or by a name that is found by PATH, and its arguments. The file's path comes last, or where <c>{file}</c> stands. It answers by its exit code as
    /// clamdscan does: 0 clean, 1 found, anything else no answer. Empty where the site has none.
    /// </summary>
    public IReadOnlyList<string> Scanner { get; init; } = [];

    /// <summary>The longest time, in seconds, that the scanner is waited for, 1–3600; null for 60.</summary>
    public int? ScannerTimeout { get; init; }

    /// <summary>Full path of a list of known bad files (SHA-256); null where the site has none.</summary>
    public string? KnownBad { get; init; }
}
