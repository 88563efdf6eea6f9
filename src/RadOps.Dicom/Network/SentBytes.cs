using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace RadOps.Dicom.Network;

/// <summary>Waits until the peer's system has acknowledged everything that was sent. A peer that is gone then has either read it, or breaks the connection; it cannot seem to have ended it in order.</summary>
internal static class SentBytes
{
    private const int TcpLevel = 6;
    private const int TcpInfo = 11;
    private const int UnacknowledgedAt = 24; // struct tcp_info: tcpi_unacked, segments on their way
    private const int NotSentAt = 144; // tcpi_notsent_bytes: what the peer has not yet had room for
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

    // Where the system does not say, as long as acknowledgements are held back at most (RFC 1122 4.2.3.2: half a second).
    private static readonly TimeSpan Otherwise = TimeSpan.FromMilliseconds(500);

    internal static async Task WaitAsync(Socket socket, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            await Task.Delay(Otherwise, cancellationToken).ConfigureAwait(false);
            return;
        }

        var info = new byte[NotSentAt + sizeof(uint)];
        while (socket.GetRawSocketOption(TcpLevel, TcpInfo, info) < info.Length || Number(info, UnacknowledgedAt) > 0 || Number(info, NotSentAt) > 0)
            await Task.Delay(Step, cancellationToken).ConfigureAwait(false);
    }

    private static uint Number(byte[] info, int at) => MemoryMarshal.Read<uint>(info.AsSpan(at));
}
