using RadOps.Core.Transfer;
using RadOps.Dicom.Network;

namespace RadOps.Dicom;

/// <summary>A node spoken to over DICOM, as a transfer needs it.</summary>
/// <param name="node">The node.</param>
public sealed class DicomDestination(DicomNode node) : IImageDestination
{
    private readonly DicomClient client = new(node);

    /// <inheritdoc/>
    public string Name => node.ToString();

    /// <inheritdoc/>
    public string AeTitle => node.AeTitle;

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindInstancesAsync(string studyInstanceUid, CancellationToken cancellationToken)
    {
        var matches = await client.FindInstancesAsync(studyInstanceUid, cancellationToken).ConfigureAwait(false);
        return matches.Select(match => match.SopInstanceUid ?? throw NetworkErrors.At(node, NetworkErrors.Protocol("an instance came without its UID"))).ToHashSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public Task<SendReport> SendAsync(IReadOnlyList<string> paths, SendOptions options, IProgress<TransferInstance>? progress, CancellationToken cancellationToken) =>
        client.StoreAsync(paths, options, progress, cancellationToken);
}
