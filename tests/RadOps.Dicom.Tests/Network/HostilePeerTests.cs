using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Transfer;
using RadOps.Dicom.Data;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

/// <summary>Peers that break the protocol, by accident or on purpose: never a hang, a crash, or more than 64 MB.</summary>
[Collection(nameof(Alone))]
public sealed class HostilePeerTests
{
    private const string CtImage = "1.2.840.10008.5.1.4.1.1.2";
    private const long MaximumMemory = 64L * 1024 * 1024;

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(25);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mutated_replies_end_in_a_result_or_an_error_that_is_told()
    {
        using var study = new TestStudy(1);
        using var folder = new TemporaryFolder();
        await using var peer = new FuzzingPeer();
        var client = new DicomClient(peer.Node);
        var valid = new Templates(study);
        var query = new FindQuery { Level = QueryLevel.Study, AccessionNumber = "ACC0001" };
        var retrieve = new RetrieveRequest { StudyInstanceUid = study.Study.StudyInstanceUid, Folder = folder.Path, SopClassUids = [CtImage] };
        var count = Campaign.Count(2_000, 100_000);
        var succeeded = 0;
        var held = GC.GetTotalMemory(forceFullCollection: true);
        for (var seed = 0; seed < count; seed++)
        {
            var (accept, reply) = valid.Of(seed % 5);
            var isAccept = IsAccept(seed);
            peer.Script = () => isAccept ? (Mutation.Of(accept, seed), [reply]) : (accept, [Mutation.Of(reply, seed)]);
            var before = GC.GetTotalAllocatedBytes();
            succeeded += await RunAsync(seed % 5) ? 1 : 0;
            Assert.True(GC.GetTotalAllocatedBytes() - before < MaximumMemory, $"seed {seed} took {GC.GetTotalAllocatedBytes() - before} bytes");
        }
        Assert.InRange(succeeded, 1, count - 1); // some mutations hurt nothing, most do
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - held < MaximumMemory / 8, "what the replies took was held on to");
        Assert.All(new DicomFiles().Scan([folder.Path], Token), header => Assert.Equal(DicomFileStatus.Ok, header.Status));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.part"));

        static bool IsAccept(int seed) => new Random(seed).Next(3) == 0;

        async Task<bool> RunAsync(int kind)
        {
            try
            {
                switch (kind)
                {
                    case 0:
                        await client.EchoAsync(Token).WaitAsync(Hang, Token);
                        return true;
                    case 1:
                        var report = await StoreTests.SendAsync(peer.Node, study).WaitAsync(Hang, Token);
                        Assert.Single(report.Instances);
                        return report.IsComplete;
                    case 2:
                        using (var hang = CancellationTokenSource.CreateLinkedTokenSource(Token))
                        {
                            hang.CancelAfter(Hang);
                            await foreach (var match in client.FindAsync(query, hang.Token))
                                Assert.Equal(QueryLevel.Study, match.Level);
                        }
                        return true;
                    case 3:
                        return (await client.GetAsync(retrieve, Token).WaitAsync(Hang, Token)).IsComplete;
                    default:
                        await client.FindInstancesAsync(study.Study.StudyInstanceUid, Token).WaitAsync(Hang, Token);
                        return true;
                }
            }
            catch (RadOpsException error)
            {
                Assert.NotEmpty(error.Message);
                return false;
            }
        }
    }

    [Theory]
    [InlineData("accept", 0xFFFFFFFFu)]
    [InlineData("accept", 0x7FFFFFFFu)]
    [InlineData("accept", 0x00100000u)]
    [InlineData("reply", 0xFFFFFFFFu)]
    [InlineData("reply", 0x7FFFFFFFu)]
    [InlineData("reply", 0x00100000u)]
    [InlineData("reply", 0x00000000u)]
    public async Task A_length_beyond_reason_is_not_waited_for(string where, uint length)
    {
        await using var peer = new FuzzingPeer();
        var accept = FuzzingPeer.Accept(1);
        var reply = FuzzingPeer.Message(1, new CommandSet { Field = CommandField.EchoReply, RespondedTo = 1, Status = 0 });
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian((where == "accept" ? accept : reply).AsSpan(2), length);
        peer.Script = () => (accept, Forever(reply));
        var error = await Assert.ThrowsAsync<RadOpsException>(() => new DicomClient(peer.Node).EchoAsync(Token));
        Assert.Equal("PeerProtocolError", error.Code);
        Assert.Equal(ErrorKind.Corrupt, error.Kind);
        Assert.Equal("FUZZ", error.Target);
    }

    [Theory]
    [InlineData("command fragments")]
    [InlineData("empty fragments")]
    [InlineData("dataset fragments")]
    [InlineData("reports")]
    [InlineData("matches")]
    public async Task Replies_without_end_are_ended(string what)
    {
        using var folder = new TemporaryFolder();
        await using var peer = new FuzzingPeer();
        var identifier = FindIdentifier.Encode(new SortedDictionary<uint, (ushort, string)> { [Tags.StudyInstanceUid] = (Vr.UI, "1.2.3"), [Tags.SeriesInstanceUid] = (Vr.UI, "1.2.4") }, DataEncoding.ExplicitLittle);
        var pending = new CommandSet { Field = CommandField.FindReply, RespondedTo = 1, Status = DimseStatus.Pending, HasDataset = true };
        var endless = what switch
        {
            "command fragments" => Forever(FuzzingPeer.Fragment(1, new byte[1000], isCommand: true, isLast: false)),
            "empty fragments" => Forever(FuzzingPeer.Fragment(1, [], isCommand: true, isLast: false)),
            "dataset fragments" => Forever(FuzzingPeer.Fragment(1, new byte[10_000], isCommand: false, isLast: false)).Prepend(FuzzingPeer.Message(1, pending)),
            "reports" => Forever(FuzzingPeer.Message(1, new CommandSet { Field = CommandField.GetReply, RespondedTo = 1, Status = DimseStatus.Pending })),
            _ => Forever(FuzzingPeer.Message(1, pending, identifier)),
        };
        peer.Script = () => (FuzzingPeer.Accept(what == "reports" ? 16 : 1), endless);
        var client = new DicomClient(peer.Node);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        if (what == "reports")
        {
            var report = await client.GetAsync(new RetrieveRequest { StudyInstanceUid = "1.2.3", Folder = folder.Path, SopClassUids = [CtImage] }, Token);
            Assert.Equal("PeerProtocolError", report.Failure?.Code);
            return;
        }
        var error = await Assert.ThrowsAsync<RadOpsException>(async () =>
        {
            await foreach (var match in client.FindAsync(new FindQuery { Level = QueryLevel.Series, StudyInstanceUid = "1.2.3", MaximumMatches = 20_000 }, Token))
                Assert.Equal("1.2.4", match.SeriesInstanceUid);
        });
        Assert.Equal(what == "matches" ? "FindTooWide" : "PeerProtocolError", error.Code);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < MaximumMemory);
    }

    [Fact]
    public async Task A_reply_that_trickles_in_is_not_waited_for_longer_than_one_that_does_not_come()
    {
        await using var peer = new FuzzingPeer();
        var reply = FuzzingPeer.Message(1, new CommandSet { Field = CommandField.EchoReply, RespondedTo = 1, Status = 0 });
        peer.Script = () => (FuzzingPeer.Accept(1), Trickle(reply));
        var error = await Assert.ThrowsAsync<RadOpsException>(() => new DicomClient(peer.Node with { ReplyTimeout = TimeSpan.FromSeconds(1) }).EchoAsync(Token).WaitAsync(Hang, Token));
        Assert.Equal("NodeReplyTimeout", error.Code);

        static IEnumerable<byte[]> Trickle(byte[] bytes)
        {
            foreach (var one in bytes)
            {
                using var wait = new ManualResetEventSlim();
                wait.Wait(TimeSpan.FromMilliseconds(100), Token);
                yield return [one];
            }
        }
    }

    [Fact]
    public async Task A_peer_that_answers_for_another_instance_is_not_believed()
    {
        using var study = new TestStudy(1);
        await using var peer = new FuzzingPeer();
        foreach (var (field, id, uid) in new[] { (CommandField.StoreReply, (ushort)7, ""), (CommandField.EchoReply, (ushort)1, ""), (CommandField.StoreReply, (ushort)1, "1.2.3") })
        {
            var reply = new CommandSet { Field = field, RespondedTo = id, Status = 0, AffectedSopInstanceUid = uid };
            peer.Script = () => (FuzzingPeer.Accept(1), [FuzzingPeer.Message(1, reply)]);
            var report = await StoreTests.SendAsync(peer.Node, study);
            Assert.Equal(TransferStatus.Unknown, Assert.Single(report.Instances).Status);
            Assert.Equal("PeerProtocolError", report.Failure?.Code);
        }
    }

    [Fact]
    public async Task An_answer_to_another_question_is_not_used()
    {
        await using var peer = new FuzzingPeer();
        var other = FindIdentifier.Encode(new SortedDictionary<uint, (ushort, string)> { [Tags.AccessionNumber] = (Vr.SH, "OTHER"), [Tags.StudyInstanceUid] = (Vr.UI, "1.2.3") }, DataEncoding.ExplicitLittle);
        peer.Script = () => (FuzzingPeer.Accept(1), [FuzzingPeer.Message(1, new CommandSet { Field = CommandField.FindReply, RespondedTo = 1, Status = DimseStatus.Pending, HasDataset = true }, other)]);
        var error = await Assert.ThrowsAsync<RadOpsException>(async () =>
        {
            await foreach (var match in new DicomClient(peer.Node).FindAsync(new FindQuery { Level = QueryLevel.Study, AccessionNumber = "ACC0001" }, Token))
                Assert.Fail("It gave another study.");
        });
        Assert.Equal("FindContradictsQuery", error.Code);
    }

    [Fact]
    public async Task Mutated_requests_do_not_bring_down_our_own_provider()
    {
        using var study = new TestStudy(1);
        using var folder = new TemporaryFolder();
        var receiver = new InstanceFolder(folder.Path, null, long.MaxValue);
        await using var scp = StorageScpTests.Start(receiver);
        var request = AssociateCodec.Encode(new AssociateRequest
        {
            CalledAeTitle = "RADOPS",
            CallingAeTitle = "FUZZ",
            Contexts = ProposedContext.Number([(CtImage, (IReadOnlyList<string>)[TransferSyntax.ExplicitVrLittleEndian])]),
            MaximumPduLength = 16384,
        }).ToArray();
        var (_, store) = new Templates(study).Of(3);
        var count = Campaign.Count(500, 20_000);
        for (var seed = 0; seed < count; seed++)
        {
            using var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync("127.0.0.1", scp.Port, Token);
            var bytes = Mutation.Of([.. request, .. store], seed);
            await client.GetStream().WriteAsync(bytes, Token);
        }
        Assert.True((await StoreTests.SendAsync(StorageScpTests.Node(scp), study)).IsComplete);
        Assert.All(scp.Faults, fault => Assert.NotEmpty(fault.Message));
    }

    private static IEnumerable<byte[]> Forever(byte[] bytes)
    {
        while (true)
            yield return bytes;
    }

    /// <summary>What a peer that keeps to the protocol answers.</summary>
    private sealed class Templates(TestStudy study)
    {
        private readonly byte[] dataset = TestStudy.Dataset(study.Files[0]);
        private readonly string instance = new DicomFiles().Scan([study.Files[0]], Token).Single().SopInstanceUid!;

        public (byte[] Accept, byte[] Reply) Of(int kind) => kind switch
        {
            0 => (FuzzingPeer.Accept(1), FuzzingPeer.Message(1, new CommandSet { Field = CommandField.EchoReply, RespondedTo = 1, Status = 0 })),
            1 => (FuzzingPeer.Accept(1), FuzzingPeer.Message(1, new CommandSet { Field = CommandField.StoreReply, RespondedTo = 1, Status = 0, AffectedSopInstanceUid = instance })),
            2 => (FuzzingPeer.Accept(1), [.. Match(new() { [Tags.StudyInstanceUid] = (Vr.UI, study.Study.StudyInstanceUid), [Tags.AccessionNumber] = (Vr.SH, "ACC0001"), [Tags.PatientName] = (Vr.PN, "Test^Test") }), .. Final(CommandField.FindReply)]),
            3 => (FuzzingPeer.Accept(16), [.. Store(), .. Final(CommandField.GetReply, completed: 1)]),
            _ => (FuzzingPeer.Accept(1), [.. Match(new() { [Tags.StudyInstanceUid] = (Vr.UI, study.Study.StudyInstanceUid), [Tags.SeriesInstanceUid] = (Vr.UI, "1.2.3") }), .. Final(CommandField.FindReply)]),
        };

        private static byte[] Match(SortedDictionary<uint, (ushort, string)> keys) =>
            FuzzingPeer.Message(1, new CommandSet { Field = CommandField.FindReply, RespondedTo = 1, Status = DimseStatus.Pending, HasDataset = true }, FindIdentifier.Encode(keys, DataEncoding.ExplicitLittle));

        private static byte[] Final(ushort field, ushort? completed = null) =>
            FuzzingPeer.Message(1, new CommandSet { Field = field, RespondedTo = 1, Status = 0, Completed = completed, Failed = completed is null ? null : (ushort)0 });

        private byte[] Store() =>
            FuzzingPeer.Message(3, new CommandSet { Field = CommandField.StoreRequest, MessageId = 1, AffectedSopClassUid = CtImage, AffectedSopInstanceUid = instance, Priority = 0, HasDataset = true }, dataset);
    }
}
