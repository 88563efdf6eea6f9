namespace RadOps.Core.Transfer;

/// <summary>How a send went: one result for each file that was meant, in the order that they were given, whatever happened.</summary>
public sealed record SendReport
{
    /// <summary>One for each file.</summary>
    public required IReadOnlyList<TransferInstance> Instances { get; init; }

    /// <summary>What first went wrong with an association, be it that another carried on; null when nothing did. Instances refused are no failure of the send.</summary>
    public RadOpsException? Failure { get; init; }

    /// <summary>The caller cancelled.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>The associations that the node agreed to, in the order in which they ended.</summary>
    public IReadOnlyList<TransferAssociation> Associations { get; init; } = [];

    /// <summary>Bytes of the instances that the node said it has.</summary>
    public long ReceivedBytes => Instances.Where(instance => instance.IsReceived).Sum(instance => instance.Length);

    /// <summary>Whether the node said of every instance that it has it.</summary>
    public bool IsComplete => Instances.All(instance => instance.IsReceived || instance.Status == TransferStatus.Duplicate);

    /// <summary>How many files have a status.</summary>
    public int Count(TransferStatus status) => Instances.Count(instance => instance.Status == status);
}
