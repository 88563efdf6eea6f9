namespace RadOps.Core.Continuity.Journals;

/// <summary>Something that is wrong with a journal.</summary>
/// <param name="Kind">What.</param>
/// <param name="Journal">The journal's name.</param>
/// <param name="Line">Line of its file, from 1; for <see cref="JournalFaultKind.Missing"/> and <see cref="JournalFaultKind.Forked"/> the number in the journal.</param>
/// <param name="Offset">Where in the file, in bytes; 0 where it stands nowhere.</param>
/// <param name="Length">How many bytes; 0 where it stands nowhere.</param>
public sealed record JournalFault(JournalFaultKind Kind, string Journal, long Line, long Offset, int Length);
