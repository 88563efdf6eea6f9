using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using RadOps.Dicom.Data;
using RadOps.Dicom.Network;

namespace RadOps.Dicom.Tests.Network;

/// <summary>A peer that answers the association request with whatever bytes a test gives it, all that it will ever say, and then says that no more will come.</summary>
internal sealed class FuzzingPeer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public FuzzingPeer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>What it answers to the association request, and to the first message, which it does not wait for.</summary>
    public Func<(byte[] Accept, IEnumerable<byte[]> Reply)> Script { get; set; } = () => ([], []);

    public DicomNode Node => new()
    {
        AeTitle = "FUZZ",
        Host = "127.0.0.1",
        Port = ((IPEndPoint)listener.LocalEndpoint).Port,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        ReplyTimeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>An A-ASSOCIATE-AC that takes that many contexts.</summary>
    public static byte[] Accept(int contexts, uint maximumPdu = 16384)
    {
        var request = new AssociateRequest { CalledAeTitle = "FUZZ", CallingAeTitle = "RADOPS", Contexts = [], MaximumPduLength = 0 };
        var answers = Enumerable.Range(0, contexts).Select(i => new ContextAnswer((byte)((2 * i) + 1), ContextAnswer.Accepted, TransferSyntax.ExplicitVrLittleEndian)).ToList();
        return AssociateCodec.Encode(new AssociateAccept { Answers = answers, MaximumPduLength = maximumPdu }, request).ToArray();
    }

    /// <summary>A message as one PDU for its command and one for its dataset.</summary>
    public static byte[] Message(byte context, CommandSet command, byte[]? dataset = null) =>
        [.. Fragment(context, command.Encode(), isCommand: true, isLast: true), .. dataset is null ? [] : Fragment(context, dataset, isCommand: false, isLast: true)];

    public static byte[] Fragment(byte context, byte[] part, bool isCommand, bool isLast)
    {
        var bytes = new byte[Association.FragmentOverhead + part.Length];
        Association.WriteFragmentHead(bytes, context, part.Length, isCommand, isLast);
        part.CopyTo(bytes, Association.FragmentOverhead);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                client.NoDelay = true;
                await ServeAsync(client.GetStream());
            }
            catch (Exception error) when (error is IOException or EndOfStreamException)
            {
                continue; // the client had enough
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        var (accept, reply) = Script();
        if (await ReadPduAsync(stream) != 1)
            return;
        await stream.WriteAsync(accept, stop.Token);
        foreach (var bytes in reply)
            await stream.WriteAsync(bytes, stop.Token);
        stream.Socket.Shutdown(SocketShutdown.Send);
        var rest = new byte[4096];
        while (await stream.ReadAsync(rest, stop.Token) > 0)
        {
            // until the client closes too: a reset would hide what it makes of the reply
        }
    }

    private async Task<byte> ReadPduAsync(NetworkStream stream)
    {
        var head = new byte[6];
        await stream.ReadExactlyAsync(head, stop.Token);
        await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(2))], stop.Token);
        return head[0];
    }
}
