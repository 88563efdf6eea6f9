using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>How a retrieval went: what lies in the folder, and what the node said of it.</summary>
public sealed record RetrieveReport
{
    /// <summary>The node.</summary>
    public required DicomNode Node { get; init; }

    /// <summary>What came whole.</summary>
    public required IReadOnlyList<ReceivedInstance> Instances { get; init; }

    /// <summary>What came and was not taken.</summary>
    public required IReadOnlyList<RefusedInstance> Refused { get; init; }

    /// <summary>Expected SOP Instance UIDs that did not come.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>How many instances the node says it has sent, warnings included; null when it did not say.</summary>
    public int? Completed { get; init; }

    /// <summary>How many the node says it could not send; null when it did not say.</summary>
    public int? Failed { get; init; }

    /// <summary>SOP Instance UIDs that the node says it could not send, as far as it names them.</summary>
    public IReadOnlyList<string> FailedSopInstanceUids { get; init; } = [];

    /// <summary>Why the retrieval is not complete; null when it is.</summary>
    public RadOpsException? Failure { get; init; }

    /// <summary>The caller cancelled.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether all came: the node says so, its count agrees with the folder's, and nothing that was expected is missing.</summary>
    public bool IsComplete => Failure is null && !IsCancelled && Missing.Count == 0 && Refused.Count == 0;
}
