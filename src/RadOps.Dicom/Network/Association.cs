using System.Buffers.Binary;
using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>An association once it stands, from either side: messages go out and come in as fragments within P-DATA (PS3.8 9.3.5, Annex E).</summary>
internal sealed class Association : IAsyncDisposable
{
    /// <summary>PDU type, length; fragment length, context, control header.</summary>
    public const int FragmentOverhead = 12;

    private const int LongestSent = 128 * 1024;
    private const int ShortestAllowed = 128;
    private const int MaximumEmptyFragments = 64;
    private const byte CommandBit = 1, LastBit = 2;

    private readonly PduChannel channel;
    private readonly Dictionary<byte, AcceptedContext> contexts;
    private ReadOnlyMemory<byte> pending;
    private int emptyFragments;
    private ushort lastMessageId;
    private bool isEnded;

    public Association(PduChannel channel, IEnumerable<AcceptedContext> contexts, uint peerMaximum, string peerImplementation)
    {
        this.channel = channel;
        this.contexts = contexts.ToDictionary(context => context.Id);
        if (peerMaximum is > 0 and < ShortestAllowed)
            throw NetworkErrors.At(channel.Node, NetworkErrors.Protocol(FormattableString.Invariant($"it takes PDUs of at most {peerMaximum} bytes")));
        var longest = peerMaximum == 0 ? LongestSent : (int)Math.Min(peerMaximum, LongestSent);
        FragmentLength = (longest - 6) & ~1;
        PeerImplementation = peerImplementation;
    }

    /// <summary>The most bytes of a message that go into one PDU; even.</summary>
    public int FragmentLength { get; }

    /// <summary>The peer's implementation version name, or class UID.</summary>
    public string PeerImplementation { get; }

    /// <summary>Released or aborted.</summary>
    public bool IsEnded => isEnded;

    public DicomNode Node => channel.Node;

    public ReplyClock Clock => channel.Clock;

    public IEnumerable<AcceptedContext> Contexts => contexts.Values;

    public ushort NextMessageId() => ++lastMessageId == 0 ? lastMessageId = 1 : lastMessageId;

    public AcceptedContext? Find(byte id) => contexts.GetValueOrDefault(id);

    /// <summary>Writes the head of a fragment of <paramref name="length"/> bytes, with its PDU's own.</summary>
    public static void WriteFragmentHead(Span<byte> target, byte contextId, int length, bool isCommand, bool isLast)
    {
        target[0] = (byte)PduType.Data;
        target[1] = 0;
        BinaryPrimitives.WriteInt32BigEndian(target[2..], length + 6);
        BinaryPrimitives.WriteInt32BigEndian(target[6..], length + 2);
        target[10] = contextId;
        target[11] = (byte)((isCommand ? CommandBit : 0) | (isLast ? LastBit : 0));
    }

    /// <summary>How many bytes a message part takes on the wire.</summary>
    public int WireLength(int length) => length + (FragmentOverhead * Math.Max(1, (length + FragmentLength - 1) / FragmentLength));

    /// <summary>Writes a whole command or dataset as fragments.</summary>
    /// <returns>Bytes written.</returns>
    public int WriteFragments(Span<byte> target, byte contextId, ReadOnlySpan<byte> part, bool isCommand)
    {
        var written = 0;
        do
        {
            var length = Math.Min(part.Length, FragmentLength);
            WriteFragmentHead(target[written..], contextId, length, isCommand, length == part.Length);
            part[..length].CopyTo(target[(written + FragmentOverhead)..]);
            written += FragmentOverhead + length;
            part = part[length..];
        }
        while (!part.IsEmpty);
        return written;
    }

    /// <summary>Sends a message that is all in memory.</summary>
    public async ValueTask SendAsync(byte contextId, CommandSet command, ReadOnlyMemory<byte> dataset = default)
    {
        var bytes = command.Encode();
        var wire = new byte[WireLength(bytes.Length) + (command.HasDataset ? WireLength(dataset.Length) : 0)];
        var written = WriteFragments(wire, contextId, bytes, isCommand: true);
        if (command.HasDataset)
            written += WriteFragments(wire.AsSpan(written), contextId, dataset.Span, isCommand: false);
        Clock.Arm();
        await channel.WriteAsync(wire.AsMemory(0, written)).ConfigureAwait(false);
    }

    /// <summary>Sends PDUs that are already made; the peer's time to take them begins now.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> pdus)
    {
        Clock.Arm();
        return channel.WriteAsync(pdus);
    }

    /// <summary>Waits for the next message's command; the peer's time to give it begins now, and is not prolonged by parts of it. Null when the peer asks for release.</summary>
    /// <exception cref="RadOpsException">Silence, abort, a lost connection, or nonsense.</exception>
    public async ValueTask<Message?> ReceiveAsync()
    {
        Clock.Arm();
        var message = await ReceiveCommandAsync().ConfigureAwait(false);
        Clock.Rest();
        return message;
    }

    /// <summary>Reads the dataset that follows a command.</summary>
    /// <param name="contextId">The command's presentation context.</param>
    /// <param name="maximum">The most bytes that make sense.</param>
    public async ValueTask<byte[]> ReceiveDatasetAsync(byte contextId, int maximum)
    {
        using var dataset = new MemoryStream();
        Clock.Arm();
        while (true)
        {
            var (fragment, isLast) = await NextDatasetFragmentAsync(contextId).ConfigureAwait(false);
            if (dataset.Length + fragment.Length > maximum)
                throw Protocol(FormattableString.Invariant($"a dataset is longer than {maximum} bytes, which no answer to this question is"));
            dataset.Write(fragment.Span);
            if (!isLast)
                continue;
            Clock.Rest();
            return dataset.ToArray();
        }
    }

    /// <summary>Reads the dataset that follows a command piece by piece; the peer has its time for each.</summary>
    public async ValueTask ReceiveDatasetAsync(byte contextId, Func<ReadOnlyMemory<byte>, ValueTask> take)
    {
        while (true)
        {
            Clock.Arm();
            var (fragment, isLast) = await NextDatasetFragmentAsync(contextId).ConfigureAwait(false);
            Clock.Rest();
            await take(fragment).ConfigureAwait(false);
            if (isLast)
                return;
        }
    }

    /// <summary>Ends the association in order (PS3.8 7.2).</summary>
    /// <exception cref="RadOpsException">The peer did not answer in order.</exception>
    public async ValueTask ReleaseAsync()
    {
        Clock.Arm();
        await channel.WriteAsync(PduWriter.Pdu(PduType.ReleaseRequest, pdu => pdu.Zeros(4))).ConfigureAwait(false);
        var pdu = await channel.ReadAsync().ConfigureAwait(false);
        switch (pdu.Type)
        {
            case PduType.ReleaseReply:
                isEnded = true;
                return;
            case PduType.ReleaseRequest: // both at once: each answers (PS3.8 7.2.2.7)
                await AnswerReleaseAsync().ConfigureAwait(false);
                return;
            case PduType.Abort:
                throw NetworkErrors.Aborted(Node, pdu.Body.Span[2], pdu.Body.Span[3]);
            default:
                throw Protocol($"{pdu.Type} came where the reply to a release was due");
        }
    }

    /// <summary>Answers a release that the peer asked for.</summary>
    public async ValueTask AnswerReleaseAsync()
    {
        Clock.Arm();
        await channel.WriteAsync(PduWriter.Pdu(PduType.ReleaseReply, pdu => pdu.Zeros(4))).ConfigureAwait(false);
        isEnded = true;
    }

    /// <summary>Ends the association at once.</summary>
    public ValueTask AbortAsync()
    {
        isEnded = true;
        return channel.AbortAsync();
    }

    /// <summary>Aborts, unless it was released.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!isEnded)
            await AbortAsync().ConfigureAwait(false);
        await channel.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>An error of protocol, at this node.</summary>
    public RadOpsException Protocol(string what) => NetworkErrors.At(Node, NetworkErrors.Protocol(what));

    private async ValueTask<Message?> ReceiveCommandAsync()
    {
        MemoryStream? collected = null;
        byte? contextId = null;
        while (true)
        {
            if (pending.IsEmpty && !await ReadDataAsync().ConfigureAwait(false))
                return contextId is null ? null : throw Protocol("it asked for release in the middle of a message");
            var fragment = NextFragment(out var id, out var isCommand, out var isLast);
            if (!isCommand)
                throw Protocol("a dataset came where a command was due");
            if (contextId is { } expected && expected != id)
                throw Protocol("a command is spread over presentation contexts");
            if (!contexts.ContainsKey(id))
                throw Protocol(FormattableString.Invariant($"a message came in presentation context {id}, which was not agreed on"));
            contextId = id;
            if (isLast && collected is null)
                return new Message(id, Decode(fragment.Span));
            collected ??= new MemoryStream();
            if (collected.Length + fragment.Length > CommandSet.MaximumLength)
                throw Protocol("a command set is absurdly long");
            collected.Write(fragment.Span);
            if (isLast)
                return new Message(id, Decode(collected.ToArray()));
        }
    }

    private CommandSet Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return CommandSet.Decode(bytes);
        }
        catch (RadOpsException error)
        {
            throw NetworkErrors.At(Node, error);
        }
    }

    private async ValueTask<(ReadOnlyMemory<byte> Fragment, bool IsLast)> NextDatasetFragmentAsync(byte contextId)
    {
        if (pending.IsEmpty && !await ReadDataAsync().ConfigureAwait(false))
            throw NetworkErrors.Released(Node);
        var fragment = NextFragment(out var id, out var isCommand, out var isLast);
        if (isCommand || id != contextId)
            throw Protocol("another message came in the middle of a dataset");
        return (fragment, isLast);
    }

    /// <summary>Reads the next P-DATA; false when the peer asks for release instead.</summary>
    private async ValueTask<bool> ReadDataAsync()
    {
        var pdu = await channel.ReadAsync().ConfigureAwait(false);
        switch (pdu.Type)
        {
            case PduType.Data:
                if (pdu.Body.IsEmpty)
                    throw Protocol("a PDU that should hold data holds nothing");
                pending = pdu.Body;
                return true;
            case PduType.ReleaseRequest:
                return false;
            case PduType.Abort:
                throw NetworkErrors.Aborted(Node, pdu.Body.Span[2], pdu.Body.Span[3]);
            default:
                throw Protocol($"{pdu.Type} came where data was due");
        }
    }

    private ReadOnlyMemory<byte> NextFragment(out byte contextId, out bool isCommand, out bool isLast)
    {
        var span = pending.Span;
        if (span.Length < 6)
            throw Protocol("a PDU ends in the middle of a fragment's head");
        var length = BinaryPrimitives.ReadUInt32BigEndian(span);
        if (length < 2 || length > span.Length - 4)
            throw Protocol(FormattableString.Invariant($"a fragment claims {length} bytes, and its PDU holds {span.Length - 4}"));
        contextId = span[4];
        isCommand = (span[5] & CommandBit) != 0;
        isLast = (span[5] & LastBit) != 0;
        var fragment = pending.Slice(6, (int)length - 2);
        pending = pending[(4 + (int)length)..];
        // Fragments without contents could hold us for ever, each being in time.
        emptyFragments = fragment.IsEmpty ? emptyFragments + 1 : 0;
        if (emptyFragments > MaximumEmptyFragments)
            throw Protocol("it sends fragments that hold nothing");
        return fragment;
    }
}
