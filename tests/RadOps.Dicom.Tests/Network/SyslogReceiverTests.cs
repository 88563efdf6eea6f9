using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using RadOps.Core;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

/// <summary>How the end of a connection stands in for syslog's answer: receivers that end it in each way there is, over TLS.</summary>
public sealed class SyslogReceiverTests : IClassFixture<TestCertificates>, IDisposable
{
    // Some records of TLS: more than a receiver takes up at once, and less than its system holds for it.
    private static readonly byte[][] Frames = [.. Enumerable.Range(0, 12).Select(number => Enumerable.Repeat((byte)('a' + number), 4096).ToArray())];

    private readonly TestCertificates certificates;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SyslogReceiverTests(TestCertificates certificates)
    {
        this.certificates = certificates;
        listener.Start();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task One_that_has_read_everything_and_ends_is_believed()
    {
        var serving = ServeAsync(ReadAllAsync);
        await SendAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(Frames.SelectMany(frame => frame), await serving);
    }

    [Fact]
    public async Task One_that_is_stopped_in_good_order_with_messages_unread_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the system is asked how far the other end has come, as Linux tells it");
        var serving = ServeAsync(async (stream, socket) =>
        {
            await stream.ReadExactlyAsync(new byte[1], Token);
            // Its system has everything, close_notify and all, and it says goodbye without having looked.
            while (!IsEndedByPeer(socket)) await Task.Delay(2, Token);
            await stream.ShutdownAsync();
            return [];
        });
        Assert.Equal("NodeConnectionLost", (await Assert.ThrowsAsync<RadOpsException>(() => SendAsync(TimeSpan.FromSeconds(60)))).Code);
        await serving;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_ends_too_early_is_not(bool isOrderly)
    {
        var serving = ServeAsync(async (stream, _) =>
        {
            await stream.ReadExactlyAsync(new byte[1], Token);
            if (isOrderly) await stream.ShutdownAsync();
            return [];
        });
        Assert.Equal("NodeConnectionLost", (await Assert.ThrowsAsync<RadOpsException>(() => SendAsync(TimeSpan.FromSeconds(60)))).Code);
        await serving;
    }

    [Fact]
    public async Task One_that_answers_is_no_syslog_receiver()
    {
        var serving = ServeAsync(async (stream, _) =>
        {
            var read = new byte[Frames.Sum(frame => frame.Length)];
            await stream.ReadExactlyAsync(read, Token);
            await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n"u8.ToArray(), Token);
            return await ReadAllAsync(stream);
        });
        Assert.Contains((await Assert.ThrowsAsync<RadOpsException>(() => SendAsync(TimeSpan.FromSeconds(60)))).Code, (string[])["AuditPeerSpeaks", "NodeConnectionLost"]);
        await serving;
    }

    [Fact]
    public async Task One_that_reads_everything_and_never_ends_is_not_waited_for_for_ever()
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var serving = ServeAsync(async (stream, _) =>
        {
            var read = await ReadAllAsync(stream);
            await Task.Delay(Timeout.Infinite, over.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return read;
        });
        Assert.Equal("AuditNotConfirmed", (await Assert.ThrowsAsync<RadOpsException>(() => SendAsync(TimeSpan.FromMilliseconds(300)))).Code);
        await over.CancelAsync();
        await serving;
    }

    private Task SendAsync(TimeSpan patience)
    {
        var node = new DicomNode { AeTitle = SyslogRepository.Title, Host = "localhost", Port = ((IPEndPoint)listener.LocalEndpoint).Port, ReplyTimeout = patience, Tls = new TlsOptions { CaFile = certificates.CaFile } };
        return new SyslogRepository(node).DeliverAsync(Frames, Token);
    }

    private Task<byte[]> ServeAsync(Func<SslStream, Task<byte[]>> serve) => ServeAsync((stream, _) => serve(stream));

    private async Task<byte[]> ServeAsync(Func<SslStream, Socket, Task<byte[]>> serve)
    {
        var (certificate, key) = certificates.Issue("localhost", address: IPAddress.Loopback);
        using var own = X509Certificate2.CreateFromPemFile(certificate, key);
        using var socket = await listener.AcceptSocketAsync(Token);
        // The socket is closed as a process that ends closes it: the stream would say that it has read enough.
        await using var stream = new SslStream(new NetworkStream(socket, ownsSocket: false));
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = own }, Token);
        return await serve(stream, socket);
    }

    private static async Task<byte[]> ReadAllAsync(SslStream stream)
    {
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Token);
        await stream.ShutdownAsync();
        return read.ToArray();
    }

    /// <summary>Whether the peer has ended its side: CLOSE_WAIT, in struct tcp_info.</summary>
    private static bool IsEndedByPeer(Socket socket)
    {
        const int closeWait = 8;
        var info = new byte[8];
        _ = socket.GetRawSocketOption(6, 11, info);
        return info[0] == closeWait;
    }
}
