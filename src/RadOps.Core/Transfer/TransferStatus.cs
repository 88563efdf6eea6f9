namespace RadOps.Core.Transfer;

/// <summary>What became of one instance of a transfer.</summary>
public enum TransferStatus
{
    /// <summary>The node answered that it has stored it (status 0000), or was found to have it though its answer was lost.</summary>
    Sent,

    /// <summary>The node answered that it has stored it, with something to note (status Bxxx).</summary>
    Warning,

    /// <summary>The node had it without our sending it now: from an earlier attempt, or from somebody else.</summary>
    AlreadyThere,

    /// <summary>The very same instance as an earlier file of the send, byte by byte; nothing was sent for this file.</summary>
    Duplicate,

    /// <summary>The node answered that it has not stored it.</summary>
    Refused,

    /// <summary>The node takes no such SOP class, or not in the file's transfer syntax; nothing was sent.</summary>
    NotAccepted,

    /// <summary>No DICOM instance, a truncated one, or one that cannot be read; nothing was sent.</summary>
    Unreadable,

    /// <summary>The node cannot have it whole: the send ended before it was sent.</summary>
    NotSent,

    /// <summary>It was sent whole and no reply came: only a C-FIND can tell.</summary>
    Unknown,
}
