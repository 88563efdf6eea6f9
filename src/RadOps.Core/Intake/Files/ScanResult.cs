namespace RadOps.Core.Intake.Files;

/// <summary>A virus scanner's answer about a file.</summary>
/// <param name="Outcome">What it said.</param>
/// <param name="Scanner">The scanner's name.</param>
/// <param name="Signature">What it calls what it found; null when it did not say, or found nothing.</param>
/// <param name="Reason">Why it was not scanned, in Swedish; null when it was.</param>
public sealed record ScanResult(ScanOutcome Outcome, string Scanner, string? Signature = null, string? Reason = null)
{
    /// <summary>What it means for the file; null when it is clean.</summary>
    internal FileFinding? Finding => Outcome switch
    {
        ScanOutcome.Clean => null,
        ScanOutcome.Found => FindingTexts.Make(FileFindingCode.ScannerFound, null, Signature is null ? Scanner : $"{Scanner}: {Signature}"),
        _ => FindingTexts.Make(FileFindingCode.ScannerFailed, null, Reason is null ? Scanner : $"{Scanner}: {Reason}"),
    };
}
