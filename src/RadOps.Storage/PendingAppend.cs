using System.Runtime.ExceptionServices;
using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>Events that wait to be appended, all or nothing, and what became of them. Written by the thread that commits, and read by the one that waits, under the store's lock.</summary>
/// <param name="events">The events.</param>
internal sealed class PendingAppend(IReadOnlyList<NewEvent> events)
{
    private IReadOnlyList<RegisterEvent>? appended;
    private Exception? failure;

    internal IReadOnlyList<NewEvent> Events => events;

    /// <summary>Whether they are on the disk, or never will be.</summary>
    internal bool IsOver => appended is not null || failure is not null;

    /// <summary>The events as they were appended; throws what kept them from it.</summary>
    internal IReadOnlyList<RegisterEvent> Appended
    {
        get
        {
            if (failure is not null) ExceptionDispatchInfo.Throw(failure);
            return appended!;
        }
    }

    internal void Succeed(IReadOnlyList<RegisterEvent> events) => appended = events;

    internal void Fail(Exception error) => failure = error;
}
