using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RadOps.Core.Identity;
using RadOps.Core.Transfer;
using RadOps.Dicom.Network;
using RadOps.Dicom.Synthetic;

namespace RadOps.Benchmarks;

/// <summary>C-STORE of 2,000 images of 0.5 MB beside raw TCP of the same files and dcmsend, into Orthanc beside dcmsend, and to a peer with Nagle's algorithm on.</summary>
public sealed class StoreCommand : IBenchCommand
{
    private const int FileCount = 2000;
    private const int NagleCount = 200;
    private const int FewCount = 1000;
    private const int ManyCount = 10_000;

    /// <inheritdoc/>
    public string Name => "store";

    /// <inheritdoc/>
    public string Description => "C-STORE of 2,000 x 0.5 MB beside raw TCP and dcmsend (storescp, Orthanc, Nagle)";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        Environment.SetEnvironmentVariable("TCP_NODELAY", "1"); // DCMTK's own switch, without which dcmsend loses 40 ms an image
        var folder = Directory.CreateTempSubdirectory("radops-bench-").FullName;
        try
        {
            var paths = Study(folder, FileCount);
            Console.WriteLine(FormattableString.Invariant($"C-STORE, {FileCount} CT files of {new FileInfo(paths[0]).Length} bytes, warm cache, {Environment.ProcessorCount} processors:"));
            var isMet = MeasureStoreScp(paths, folder);
            isMet &= MeasureNagle([.. paths.Take(NagleCount)]);
            isMet &= MeasureMemory();
            isMet &= MeasureOrthanc(paths, folder);
            return isMet ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyList<string> Study(string folder, int count, int? pixels = null) => new SyntheticStudy
    {
        Modality = SyntheticModality.Ct,
        PatientName = new PersonName("Öberg^Åsa Märta"),
        PatientId = PatientId.Unverified("191212121212"),
        AccessionNumber = "BENCH",
        StudyDate = new DateOnly(2024, 1, 15),
        InstanceCount = count,
        PixelSize = pixels,
    }.Write(folder, CancellationToken.None);

    private static bool MeasureStoreScp(IReadOnlyList<string> paths, string folder)
    {
        using var server = DicomServer.StoreScp(isNagleOn: false);
        var medians = Stopper.Medians(5, () => SendRaw(paths), () => Send(server.Node, paths, 1), () => DcmSend(server.Node, folder));
        Console.WriteLine(FormattableString.Invariant($"  raw {medians[0]:0.000} s, RadOps {medians[1]:0.000} s, dcmsend {medians[2]:0.000} s"));
        var before = server.ProcessorTime;
        Send(server.Node, paths, 1);
        Console.WriteLine(FormattableString.Invariant($"  of which storescp itself takes {(server.ProcessorTime - before).TotalSeconds:0.000} s of processor time, which no sender can make less"));
        var isMet = Stopper.Print("storescp --ignore, one association / raw TCP", medians[1] / medians[0], 1.3, isMost: true);
        _ = Stopper.Print("the same by dcmsend / raw TCP (for comparison)", medians[2] / medians[0], 1.9, isMost: true);
        return isMet;
    }

    private static bool MeasureNagle(IReadOnlyList<string> paths)
    {
        using var without = DicomServer.StoreScp(isNagleOn: false);
        using var with = DicomServer.StoreScp(isNagleOn: true);
        var medians = Stopper.Medians(5, () => Send(without.Node, paths, 1), () => Send(with.Node, paths, 1));
        Console.WriteLine(FormattableString.Invariant($"  {NagleCount} images: Nagle off {medians[0]:0.000} s, on {medians[1]:0.000} s"));
        return Stopper.Print($"{NagleCount} images to a peer with Nagle on, seconds", medians[1], 0.15, isMost: true);
    }

    /// <summary>The most that lives at once while few and while many are sent: what differs is what each further instance costs, which is its ids.</summary>
    private static bool MeasureMemory()
    {
        using var server = DicomServer.StoreScp(isNagleOn: false);
        var folder = Directory.CreateTempSubdirectory("radops-bench-").FullName;
        try
        {
            var paths = Study(folder, ManyCount, pixels: 16);
            _ = MostAlive(server.Node, paths.Take(FewCount)); // warms up
            var few = MostAlive(server.Node, paths.Take(FewCount));
            var many = MostAlive(server.Node, paths);
            Console.WriteLine(FormattableString.Invariant($"  alive at most: {few / 1e6:0.0} MB while {FewCount} are sent, {many / 1e6:0.0} MB while {ManyCount} are"));
            return Stopper.Print("bytes for each further instance, its path and ids among them", (double)(many - few) / (ManyCount - FewCount), 2000, isMost: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long MostAlive(DicomNode node, IEnumerable<string> paths)
    {
        List<string> list = [.. paths];
        var most = 0L;
        var sending = Task.Run(() => Send(node, list, 2));
        while (!sending.Wait(TimeSpan.FromMilliseconds(20)))
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        return most;
    }

    private static bool MeasureOrthanc(IReadOnlyList<string> paths, string folder)
    {
        Action<DicomNode>[] ways = [node => DcmSend(node, folder), node => Send(node, paths, 1), node => Send(node, paths, 2)];
        var times = ways.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                using var server = DicomServer.Orthanc(); // each into an empty archive
                var start = Stopwatch.GetTimestamp();
                ways[i](server.Node);
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                if (server.Count() != paths.Count)
                    throw new InvalidOperationException("Orthanc does not count what was sent.");
            }
        }
        var medians = times.Select(list => list.Order().ElementAt(1)).ToArray();
        Console.WriteLine(FormattableString.Invariant($"  Orthanc: dcmsend {medians[0]:0.000} s, RadOps with one association {medians[1]:0.000} s, with two {medians[2]:0.000} s"));
        return Stopper.Print("dcmsend into Orthanc / RadOps with two associations", medians[0] / medians[2], 1.5, isMost: false);
    }

    private static void Send(DicomNode node, IReadOnlyList<string> paths, int throttle)
    {
        var report = new DicomClient(node).StoreAsync(paths, new SendOptions { ThrottleLimit = throttle }, null, CancellationToken.None).GetAwaiter().GetResult();
        if (!report.IsComplete)
            throw new InvalidOperationException($"Not all were sent: {report.Failure?.Message}");
    }

    private static void DcmSend(DicomNode node, string folder) =>
        Stopper.Run("dcmsend", "-aec", node.AeTitle, node.Host, FormattableString.Invariant($"{node.Port}"), "+sd", folder);

    /// <summary>The least that it can cost: read the files, and send their bytes to somebody who throws them away.</summary>
    private static void SendRaw(IReadOnlyList<string> paths)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var receiving = Task.Run(() =>
        {
            using var socket = listener.AcceptSocket();
            var bytes = new byte[256 * 1024];
            while (socket.Receive(bytes) > 0)
            {
                // thrown away
            }
        });
        using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true })
        {
            socket.Connect(listener.LocalEndpoint);
            var buffer = new byte[1024 * 1024];
            foreach (var path in paths)
            {
                using var file = File.OpenHandle(path);
                long at = 0;
                for (int count; (count = RandomAccess.Read(file, buffer, at)) > 0; at += count)
                {
                    for (var sent = 0; sent < count;)
                        sent += socket.Send(buffer.AsSpan(sent, count - sent));
                }
            }
            socket.Shutdown(SocketShutdown.Send);
            receiving.GetAwaiter().GetResult();
        }
    }
}
