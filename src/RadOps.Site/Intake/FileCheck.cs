using RadOps.Core;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Files;

namespace RadOps.Site.Intake;

/// <summary>Says what a patient's file is and hides, within the routine's limits: by RadOps' own eyes, the site's list of known bad files and its virus scanner.</summary>
/// <param name="workplace">Names the list and the scanner.</param>
/// <param name="routine">The routine.</param>
internal sealed class FileCheck(Workplace workplace, IntakeRoutine routine)
{
    private readonly Lazy<InspectionLimits> limits = new(() => new()
    {
        Megabytes = routine.MostMegabytes,
        KnownBad = workplace.Settings.Intake.KnownBad is { } list ? KnownBadFiles.Read(workplace.Resolve(list)) : null,
    });

    /// <summary>What a file may be without metadata; the list is not asked again of a file's copy.</summary>
    internal InspectionLimits CopyLimits { get; } = new() { Megabytes = routine.MostMegabytes };

    /// <summary>Inspects a file. One that is refused anyway is not shown to the scanner.</summary>
    /// <exception cref="RadOpsException"><c>PatientFileNotFound</c>; <c>PatientFileUnreadable</c>; <c>KnownBadListUnreadable</c>, <c>KnownBadListInvalid</c>.</exception>
    internal FileInspection Inspect(string path, CancellationToken cancellationToken)
    {
        var found = PatientFileInspector.Inspect(path, limits.Value, cancellationToken);
        return found.IsAccepted && workplace.VirusScanner is { } scanner ? found.With(scanner.ScanAsync(path, cancellationToken).GetAwaiter().GetResult()) : found;
    }
}
