namespace RadOps.Core.Continuity.Journals;

/// <summary>What an exchange of journals moved.</summary>
/// <param name="Taken">Events that this machine did not know of.</param>
/// <param name="Given">Events that the other side did not know of.</param>
public sealed record JournalExchange(int Taken, int Given);
