namespace RadOps.Core.Intake.Files;

/// <summary>A virus scanner that the site names; implemented by RadOps.Site.</summary>
public interface IVirusScanner
{
    /// <summary>Has a file scanned. A scanner that is not there, fails, or takes too long, gives <see cref="ScanOutcome.NotScanned"/> and never <see cref="ScanOutcome.Clean"/>.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<ScanResult> ScanAsync(string path, CancellationToken cancellationToken);
}
