using System.Net.Sockets;

namespace RadOps.Dicom.Network;

/// <summary>
/// Acknowledges at once what the peer sends. A peer that leaves Nagle's algorithm on and writes a reply in two parts holds the second until the
/// first is acknowledged, and the system delays that by 40 ms: for every instance. TCP_NODELAY on our side does not help, since the stall is the peer's.
/// </summary>
internal static class QuickAcknowledge
{
    private const int LinuxTcp = 6, LinuxQuickAck = 12;
    private const int WindowsAckFrequency = unchecked((int)0x98000017); // SIO_TCP_SET_ACK_FREQUENCY

    private static readonly byte[] One = [1, 0, 0, 0];

    // Some systems that pass for Linux or Windows do not know it: sends are slower there, and no less right.
    private static volatile bool isUnknown;

    /// <summary>Once for a connection.</summary>
    public static void Begin(Socket socket)
    {
        if (OperatingSystem.IsWindows())
            Try(() => socket.IOControl(WindowsAckFrequency, One, null));
    }

    /// <summary>Around each reply: Linux forgets it whenever it sees fit (tcp(7), TCP_QUICKACK).</summary>
    public static void Arm(Socket socket)
    {
        if (OperatingSystem.IsLinux())
            Try(() => socket.SetRawSocketOption(LinuxTcp, LinuxQuickAck, One));
    }

    private static void Try(Action set)
    {
        if (isUnknown)
            return;
        try
        {
            set();
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ProtocolOption or SocketError.OperationNotSupported or SocketError.InvalidArgument)
        {
            isUnknown = true;
        }
    }
}
