namespace RadOps.Core.Intake.Cleaning;

/// <summary>A cleaning: what was to be deleted and what became of it, and what was looked through to prove that nothing is left.</summary>
/// <param name="Items">Everything that was to be deleted, or could not be.</param>
/// <param name="Searched">How many files were looked at for the proof.</param>
/// <param name="NotSearched">Folders that were passed by: links, and other file systems mounted within.</param>
public sealed record CleanUpReport(IReadOnlyList<CleanUpItem> Items, int Searched, IReadOnlyList<string> NotSearched)
{
    /// <summary>Every path that the files are known to have, or to have had, with their numbers.</summary>
    internal IReadOnlyDictionary<string, int> Known { get; init; } = new Dictionary<string, int>();

    /// <summary>What is left.</summary>
    public IReadOnlyList<CleanUpItem> Remaining => [.. Items.Where(item => item.Remains)];
}
