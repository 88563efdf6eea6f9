using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>How a send went: one result for each file that was meant, in the order that they were given, whatever happened.</summary>
public sealed record StoreReport
{
    /// <summary>The node that it went to.</summary>
    public required DicomNode Node { get; init; }

    /// <summary>One for each file.</summary>
    public required IReadOnlyList<StoreResult> Results { get; init; }

    /// <summary>What first went wrong with an association, be it that another carried on; null when nothing did. Instances refused are no failure of the send.</summary>
    public RadOpsException? Failure { get; init; }

    /// <summary>The caller cancelled.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>The associations that the node agreed to, in the order in which they ended.</summary>
    public IReadOnlyList<StoreAssociation> Associations { get; init; } = [];

    /// <summary>Bytes of the instances that the node said it has.</summary>
    public long ReceivedBytes => Results.Where(result => result.IsReceived).Sum(result => result.Length);

    /// <summary>Whether the node said of every instance that it has it.</summary>
    public bool IsComplete => Results.All(result => result.IsReceived || result.Status == StoreStatus.Duplicate);

    /// <summary>How many files have a status.</summary>
    public int Count(StoreStatus status) => Results.Count(result => result.Status == status);
}
