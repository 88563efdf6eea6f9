namespace RadOps.Core.Audit.Messages;

/// <summary>An audit record repository; implemented by RadOps.Dicom.</summary>
public interface IAuditRepository
{
    /// <summary>What messages call it: host and port.</summary>
    string Name { get; }

    /// <summary>Hands over messages, in order.</summary>
    /// <param name="frames">The messages, each with its frame.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">It is not known that all of them were taken in: every one of them is to be sent again.</exception>
    Task DeliverAsync(IReadOnlyList<byte[]> frames, CancellationToken cancellationToken);
}
