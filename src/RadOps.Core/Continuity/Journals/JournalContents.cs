using RadOps.Core.Register;

namespace RadOps.Core.Continuity.Journals;

/// <summary>What a journal's file holds.</summary>
/// <param name="Entries">Every whole line, in the order of the file.</param>
/// <param name="Faults">Every line that is not whole.</param>
/// <param name="EndsLine">Whether what is appended begins a line of its own.</param>
internal sealed record JournalContents(IReadOnlyList<NewEvent> Entries, IReadOnlyList<JournalFault> Faults, bool EndsLine)
{
    /// <summary>The write that was broken off last, when the journal has not been gone on with; null when it is whole.</summary>
    internal JournalFault? Torn => Faults.FirstOrDefault(fault => fault.Kind == JournalFaultKind.Torn);
}
