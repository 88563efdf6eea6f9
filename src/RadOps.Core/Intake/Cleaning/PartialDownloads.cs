namespace RadOps.Core.Intake.Cleaning;

/// <summary>What browsers call a download that is not whole.</summary>
internal static class PartialDownloads
{
    private static readonly string[] Extensions = [".crdownload", ".part", ".partial", ".download", ".opdownload"];

    /// <summary>Whether a file's name says that a browser is still at it.</summary>
    internal static bool IsOne(string path) => Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the part of a download would be.</summary>
    internal static IEnumerable<string> Of(string path) => Extensions.Select(extension => path + extension);

    /// <summary>Parts of a file that are there and hold something. One whose bytes the file begins with is one; another file's part may bear the same name.</summary>
    /// <param name="machine">The computer.</param>
    /// <param name="whole">The whole file, if it is still there.</param>
    /// <param name="path">Where the file was downloaded to.</param>
    /// <param name="root">The given folder.</param>
    /// <param name="number">Number of the file.</param>
    internal static IEnumerable<CleanUpItem> Find(IIntakeMachine machine, string? whole, string path, string root, int number)
    {
        foreach (var part in Of(path))
        {
            var facts = machine.Look(part);
            if (facts.Kind != FileKind.File || facts.Length == 0) continue;
            var item = new CleanUpItem(CleanUpKind.PartialDownload, part, number) { Root = root, Facts = facts };
            yield return whole is not null && FileBeginning.Hash(whole, part, facts.Length) is { } hash
                ? item with { Sha256 = hash }
                : item with { Outcome = CleanUpOutcome.Unclear, Reason = "En delvis hämtning har filens namn, men det går inte att visa att den är av samma fil. Radera den själv om den hör till ärendet." };
        }
    }
}
