using RadOps.Core;
using RadOps.Core.Intake.Files;
using RadOps.Core.Settings;

namespace RadOps.Site;

/// <summary>Looks through how a site checks patients' files: whether the scanner is installed, and the list of known bad files can be read. Neither is run on anything.</summary>
/// <param name="workplace">Replaces variables.</param>
/// <param name="settings">What the site says.</param>
internal sealed class IntakeSettingsCheck(Workplace workplace, IntakeSettings settings)
{
    /// <summary>Looks.</summary>
    internal IEnumerable<SiteFinding> Run()
    {
        if (workplace.VirusScanner is { Program: null } scanner)
            yield return new(FindingSeverity.Error, "ScannerMissing", "intake.scanner", $"{scanner.Name} is not installed here, or not found by PATH. Every patient's file is refused until it answers; name it by its full path, or take the key away.");
        if (settings.KnownBad is null) yield break;
        SiteFinding? fault = null;
        try
        {
            if (KnownBadFiles.Read(workplace.Resolve(settings.KnownBad)).Count == 0)
                fault = new(FindingSeverity.Warning, "KnownBadListEmpty", "intake.knownBad", "The list of known bad files holds none.");
        }
        catch (RadOpsException failure)
        {
            fault = new(FindingSeverity.Error, failure.Code, "intake.knownBad", failure.Message);
        }

        if (fault is not null) yield return fault;
    }
}
