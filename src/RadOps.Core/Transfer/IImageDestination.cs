namespace RadOps.Core.Transfer;

/// <summary>A DICOM node that images are sent to, as far as a transfer needs it; implemented by RadOps.Dicom.</summary>
public interface IImageDestination
{
    /// <summary>The node as messages and the register name it: <c>TITLE at host:port</c>.</summary>
    string Name { get; }

    /// <summary>Its AE title, by which it is known as the same system wherever it runs.</summary>
    string AeTitle { get; }

    /// <summary>
    /// Asks which instances of a study it has (C-FIND at SERIES and IMAGE level), over an association of the question's own, since many nodes take
    /// one at a time.
    /// </summary>
    /// <returns>Their SOP Instance UIDs; none when the node does not have the study.</returns>
    /// <exception cref="RadOpsException">The node does not answer (<see cref="ErrorKind.Unreachable"/>), does not offer to be asked (<see cref="ErrorKind.NotSupported"/>), or not in order.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<IReadOnlySet<string>> FindInstancesAsync(string studyInstanceUid, CancellationToken cancellationToken);

    /// <summary>
    /// Sends files (C-STORE). Nothing is thrown for what happens to files, node or connection, nor when cancelled: the report has a result for
    /// every file that was meant.
    /// </summary>
    /// <param name="paths">Files, one instance each.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of each result as soon as it stands; called on any thread.</param>
    /// <param name="cancellationToken">Ends the send within a second.</param>
    Task<SendReport> SendAsync(IReadOnlyList<string> paths, SendOptions options, IProgress<TransferInstance>? progress, CancellationToken cancellationToken);
}
