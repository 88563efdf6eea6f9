using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace RadOps.Tests.Shared;

/// <summary>A real audit record repository: Debian's rsyslog with its TLS driver, as a process on loopback that writes what it receives to a file.</summary>
public sealed partial class SyslogServer : IDisposable
{
    private const string Package = "rsyslog";
    private const string Driver = "lmnsd_gtls.so";

    private readonly string program = Peer.Require(Package, "rsyslogd");
    private readonly TemporaryFolder folder = new();
    private readonly TestCertificates certificates;
    private readonly bool asksForCertificate;
    private readonly int daysLeft;
    private readonly string name;
    private Process? process;

    /// <summary>A server that is not started yet; its port stays its own.</summary>
    /// <param name="certificates">The authority that it trusts, and has its certificate from.</param>
    /// <param name="asksForCertificate">Whether it takes only those who show a certificate of the authority's.</param>
    /// <param name="daysLeft">How long its certificate holds.</param>
    /// <param name="name">The host that its certificate is for.</param>
    public SyslogServer(TestCertificates certificates, bool asksForCertificate = false, int daysLeft = 30, string name = "localhost")
    {
        this.certificates = certificates;
        this.asksForCertificate = asksForCertificate;
        this.daysLeft = daysLeft;
        this.name = name;
        RequireDriver();
        Port = PeerProcess.FreePort();
    }

    public int Port { get; }

    /// <summary>Every message that was written, in order, as it came: syslog header and all.</summary>
    public IReadOnlyList<string> Raw() => File.Exists(LogFile) ? [.. File.ReadAllText(LogFile, Encoding.UTF8).Split('\n', StringSplitOptions.RemoveEmptyEntries)] : [];

    /// <summary>Waits until so many messages are written: rsyslog takes them in before it writes them.</summary>
    public Task<IReadOnlyList<string>> WaitAsync(int count) => WaitAsync(raw => raw.Count >= count);

    /// <summary>Waits until what is written is enough, a minute at most; gives what there is.</summary>
    public async Task<IReadOnlyList<string>> WaitAsync(Func<IReadOnlyList<string>, bool> isEnough)
    {
        for (var i = 0; i < 600 && !isEnough(Raw()); i++) await Task.Delay(100, TestContext.Current.CancellationToken);
        return Raw();
    }

    /// <summary>The XML of a message that was written, and the id of the event that it tells of.</summary>
    public static (Guid Event, XElement Xml) Read(string raw)
    {
        var match = Header().Match(raw);
        Assert.True(match.Success, raw);
        return (Guid.Parse(match.Groups["id"].ValueSpan), XElement.Parse(match.Groups["xml"].Value, LoadOptions.PreserveWhitespace));
    }

    public async Task StartAsync()
    {
        var (certificate, key) = certificates.Issue(name, daysLeft);
        var configuration = folder.File("rsyslog.conf");
        await File.WriteAllTextAsync(configuration, string.Create(CultureInfo.InvariantCulture, $$"""
            global(workDirectory="{{folder.Path}}" maxMessageSize="1m"
              defaultNetstreamDriver="gtls" defaultNetstreamDriverCAFile="{{certificates.CaFile}}" defaultNetstreamDriverCertFile="{{certificate}}" defaultNetstreamDriverKeyFile="{{key}}")
            module(load="imtcp" streamDriver.name="gtls" streamDriver.mode="1" streamDriver.authMode="{{(asksForCertificate ? "x509/certvalid" : "anon")}}")
            template(name="raw" type="string" string="%rawmsg%\n")
            input(type="imtcp" port="{{Port}}" address="127.0.0.1")
            action(type="omfile" file="{{LogFile}}" template="raw" asyncWriting="off" flushOnTXEnd="on")
            """), TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-n", "-f", configuration, "-i", folder.File("pid")]) start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        // A busy machine takes its time to start it: what cannot start at all ends, and is seen.
        for (var i = 0; i < 2400; i++)
        {
            Assert.False(process.HasExited, $"rsyslogd ended at once: {said}");
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        Assert.Fail($"rsyslogd does not listen: {said}");
    }

    /// <summary>Ends it as a crash would.</summary>
    public void Kill()
    {
        if (process is null) return;
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        Kill();
        folder.Dispose();
    }

    private string LogFile => folder.File("audit.log");

    /// <summary>The TLS driver is a package of its own (rsyslog-gnutls).</summary>
    private static void RequireDriver()
    {
        if (Directory.Exists("/usr/lib") && Directory.EnumerateFiles("/usr/lib", Driver, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true }).Any()) return;
        _ = Peer.Require(Package, Driver);
    }

    [GeneratedRegex(@"^<(84|85)>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z \S+ RadOps (?<id>[0-9a-f-]{36}) IHE\+RFC-3881 - \uFEFF(?<xml><AuditMessage>.*</AuditMessage>)$", RegexOptions.Singleline)]
    private static partial Regex Header();
}
