using System.Runtime.InteropServices;
using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>Numbers the events of a batch in their journals: one that brings no number gets its journal's next, after all that the register and the batch before it hold.</summary>
/// <param name="lastOf">The last number of a journal in the register; 0 when it has none.</param>
internal sealed class JournalNumbers(Func<string, long> lastOf)
{
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>The number of an event.</summary>
    internal long Of(NewEvent @event)
    {
        ref var highest = ref CollectionsMarshal.GetValueRefOrAddDefault(last, @event.Journal, out _);
        // Only a journal that the register numbers is asked for.
        if (@event.Sequence == 0 && asked.Add(@event.Journal)) highest = Math.Max(highest, lastOf(@event.Journal));
        var number = @event.Sequence == 0 ? highest + 1 : @event.Sequence;
        highest = Math.Max(highest, number);
        return number;
    }
}
