using RadOps.Core;
using RadOps.Core.Continuity.Systems;
using RadOps.Core.Settings;
using RadOps.Dicom.Network;

namespace RadOps.Dicom;

/// <summary>Asks a DICOM node whether it is there (C-ECHO), or another host whether it listens, over one connection that is ended at once.</summary>
/// <param name="name">What the site calls it.</param>
/// <param name="kind">How far it is asked.</param>
/// <param name="node">Where it is, and how long it is given. A host that speaks no DICOM bears the name of its system in place of an AE title.</param>
/// <param name="systems">The systems that it speaks for.</param>
/// <param name="time">Measures.</param>
public sealed class NodeProbe(string name, ProbeKind kind, DicomNode node, IReadOnlyList<RadSystem> systems, TimeProvider time) : ISystemProbe
{
    /// <inheritdoc/>
    public async Task<ProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        var watch = new ConnectionWatch(time);
        try
        {
            if (kind is ProbeKind.Dicom)
                _ = await new DicomClient(node, time).EchoAsync(watch, cancellationToken).ConfigureAwait(false);
            else
                await (await NodeConnector.ConnectAsync(node, watch, cancellationToken).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            return Result(watch, ProbeStatus.Answers, null);
        }
        catch (RadOpsException failure)
        {
            return Result(watch, StatusOf(failure), failure);
        }
    }

    /// <summary>Who answers that we may not come in is not down.</summary>
    private static ProbeStatus StatusOf(RadOpsException failure) => failure.Code switch
    {
        "NodeHostUnknown" or "NodeRefused" or "NodeUnreachable" or "NodeConnectTimeout" or "NodeConnectionLost" or NetworkErrors.ReplyTimeoutCode => ProbeStatus.Silent,
        "TlsFileInvalid" => ProbeStatus.NotAsked,
        _ => ProbeStatus.Refuses,
    };

    private ProbeResult Result(ConnectionWatch watch, ProbeStatus status, RadOpsException? failure) => new()
    {
        Name = name,
        Kind = kind,
        Address = FormattableString.Invariant($"{node.Host}:{node.Port}"),
        Systems = systems,
        Status = status,
        Lookup = watch.Lookup,
        Connect = watch.Connect,
        Handshake = watch.Handshake,
        Associate = watch.Associate,
        Reply = watch.Reply,
        CertificateDaysLeft = watch.CertificateUntil is { } until ? (int)Math.Floor((until - time.GetUtcNow()).TotalDays) : null,
        Code = failure?.Code,
        Reason = failure?.Message,
    };
}
