namespace RadOps.Core.Archives;

/// <summary>What follows from where an examination is, for care at another hospital in the region (N-19, N-20, N-46, C20).</summary>
public enum ArchiveAdvice
{
    /// <summary>The site has no node in the role Bfr.</summary>
    None,

    /// <summary>No node has it: the number may be wrong.</summary>
    NotFound,

    /// <summary>Whether it is archived is not known.</summary>
    Unknown,

    /// <summary>It is archived: the recipient fetches it, and nothing is sent (N-19).</summary>
    Fetch,

    /// <summary>The patient is on the way and it is not archived: it must be sent now (N-20).</summary>
    SendNow,

    /// <summary>It is not archived and not signed definitively: sending is permitted (N-46), and waiting brings nothing until it is signed.</summary>
    SendOrWait,

    /// <summary>It is signed definitively and will be archived within its time: a send is needed only where the images are needed before.</summary>
    Wait,

    /// <summary>It should have been archived by now and is not: send, and report that the archiving has stopped.</summary>
    Overdue,
}
