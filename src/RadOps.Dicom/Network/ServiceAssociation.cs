using RadOps.Core;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>Opens an association for one service whose datasets are small: C-ECHO, C-FIND.</summary>
internal static class ServiceAssociation
{
    private static readonly string[] Syntaxes = [TransferSyntax.ExplicitVrLittleEndian, TransferSyntax.ImplicitVrLittleEndian];

    /// <param name="node">The node.</param>
    /// <param name="service">UID of the service's SOP class.</param>
    /// <param name="name">What the service is called in messages.</param>
    /// <param name="cancellationToken">Cancels this, and all that is done with the association later.</param>
    /// <param name="watch">Times the steps.</param>
    /// <exception cref="RadOpsException">The node cannot be reached, rejects the association or does not offer the service.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<Association> OpenAsync(DicomNode node, string service, string name, CancellationToken cancellationToken, ConnectionWatch? watch = null)
    {
        var (association, answers) = await AssociationRequestor.RequestAsync(node, ProposedContext.Number([(service, Syntaxes)]), [], watch, cancellationToken).ConfigureAwait(false);
        if (association.Contexts.Any())
            return association;
        await using (association.ConfigureAwait(false))
        {
            await association.ReleaseAsync().ConfigureAwait(false);
            throw NetworkErrors.ServiceNotAccepted(node, name, answers.Count > 0 ? answers[0].Result : ContextAnswer.NoReason);
        }
    }
}
