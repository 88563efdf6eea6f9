namespace RadOps.Core.Papers;

/// <summary>
/// Draws up the papers that go with a release: label, letters, lists, checklists; implemented by RadOps.Documents. It only draws: the chain writes
/// them beside the medium, never on it, all of them or none, and records their names and hashes.
/// </summary>
public interface IReleasePapers
{
    /// <summary>
    /// The papers that this release asks for, in the order in which a person at the desk takes them up: those of <see cref="PaperSet"/>. The same
    /// contents always give the same bytes, so that a chain that is resumed writes what it would have written. Safe to call from several threads.
    /// </summary>
    /// <param name="contents">What is released, to whom, by which decision.</param>
    IReadOnlyList<ReleasePaper> DrawUp(PaperContents contents);
}
