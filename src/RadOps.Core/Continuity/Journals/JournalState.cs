namespace RadOps.Core.Continuity.Journals;

/// <summary>How it stands with a machine's journal.</summary>
/// <param name="Name">The machine's own journal; null until something is written.</param>
/// <param name="Journals">How many machines' journals are known here, its own among them.</param>
/// <param name="Events">How many events all of them hold.</param>
/// <param name="NotInRegister">How many of those the register had not taken in when it last answered.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record JournalState(string? Name, int Journals, int Events, int NotInRegister, IReadOnlyList<JournalFault> Faults);
