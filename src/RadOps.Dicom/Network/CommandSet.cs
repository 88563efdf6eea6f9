using System.Buffers.Binary;
using System.Text;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>A command set: group 0000, always in implicit VR little endian (PS3.7 6.3, E).</summary>
internal sealed record CommandSet
{
    /// <summary>Longer ones are taken for an attack: the longest that the standard can make is far below.</summary>
    public const int MaximumLength = 64 * 1024;

    private const ushort NoDataset = 0x0101, SomeDataset = 0x0001;
    private const uint GroupLengthTag = 0x0000_0000, AffectedSopClassTag = 0x0000_0002, RequestedSopClassTag = 0x0000_0003, CommandFieldTag = 0x0000_0100;
    private const uint MessageIdTag = 0x0000_0110, RespondedToTag = 0x0000_0120, MoveDestinationTag = 0x0000_0600, PriorityTag = 0x0000_0700, DatasetTypeTag = 0x0000_0800;
    private const uint StatusTag = 0x0000_0900, OffendingElementTag = 0x0000_0901, AffectedInstanceTag = 0x0000_1000;
    private const uint RemainingTag = 0x0000_1020, CompletedTag = 0x0000_1021, FailedTag = 0x0000_1022, WarningTag = 0x0000_1023, OriginatorTag = 0x0000_1030, OriginatorMessageTag = 0x0000_1031;

    public required ushort Field { get; init; }

    public string? AffectedSopClassUid { get; init; }

    public ushort? MessageId { get; init; }

    public ushort? RespondedTo { get; init; }

    public string? MoveDestination { get; init; }

    /// <summary>0 medium, 1 high, 2 low.</summary>
    public ushort? Priority { get; init; }

    /// <summary>A dataset follows.</summary>
    public bool HasDataset { get; init; }

    public ushort? Status { get; init; }

    /// <summary>Attributes that the failure is about, as tags.</summary>
    public IReadOnlyList<uint> OffendingElements { get; init; } = [];

    public string? AffectedSopInstanceUid { get; init; }

    public ushort? Remaining { get; init; }

    public ushort? Completed { get; init; }

    public ushort? Failed { get; init; }

    public ushort? Warning { get; init; }

    public string? MoveOriginator { get; init; }

    public ushort? MoveOriginatorMessageId { get; init; }

    public byte[] Encode()
    {
        var stream = new MemoryStream(256);
        WriteHeader(stream, GroupLengthTag, 4);
        stream.Write([0, 0, 0, 0]);
        WriteText(stream, AffectedSopClassTag, AffectedSopClassUid, '\0');
        WriteNumber(stream, CommandFieldTag, Field);
        WriteNumber(stream, MessageIdTag, MessageId);
        WriteNumber(stream, RespondedToTag, RespondedTo);
        WriteText(stream, MoveDestinationTag, MoveDestination, ' ');
        WriteNumber(stream, PriorityTag, Priority);
        WriteNumber(stream, DatasetTypeTag, HasDataset ? SomeDataset : NoDataset);
        WriteNumber(stream, StatusTag, Status);
        WriteText(stream, AffectedInstanceTag, AffectedSopInstanceUid, '\0');
        WriteNumber(stream, RemainingTag, Remaining);
        WriteNumber(stream, CompletedTag, Completed);
        WriteNumber(stream, FailedTag, Failed);
        WriteNumber(stream, WarningTag, Warning);
        WriteText(stream, OriginatorTag, MoveOriginator, ' ');
        WriteNumber(stream, OriginatorMessageTag, MoveOriginatorMessageId);
        var bytes = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), bytes.Length - 12);
        return bytes;
    }

    /// <exception cref="Core.RadOpsException">It is malformed.</exception>
    public static CommandSet Decode(ReadOnlySpan<byte> bytes)
    {
        var command = new Parts();
        while (!bytes.IsEmpty)
        {
            if (!ElementHeader.TryRead(bytes, DataEncoding.ImplicitLittle, out var header) || header.Length > bytes.Length - header.Size)
                throw NetworkErrors.Protocol("a command set ends in the middle of an element");
            if (header.Tag >> 16 != 0)
                throw NetworkErrors.Protocol($"a command set holds {Tags.Format(header.Tag)}");
            var value = bytes.Slice(header.Size, (int)header.Length);
            command.Take(header.Tag, value);
            bytes = bytes[(header.Size + value.Length)..];
        }
        return command.Build();
    }

    private static void WriteHeader(MemoryStream stream, uint tag, int length)
    {
        Span<byte> header = stackalloc byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)(tag >> 16));
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], (ushort)tag);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], length);
        stream.Write(header);
    }

    private static void WriteNumber(MemoryStream stream, uint tag, ushort? value)
    {
        if (value is not { } number)
            return;
        WriteHeader(stream, tag, 2);
        stream.WriteByte((byte)number);
        stream.WriteByte((byte)(number >> 8));
    }

    private static void WriteText(MemoryStream stream, uint tag, string? value, char padding)
    {
        if (value is null)
            return;
        if (value.Length % 2 == 1)
            value += padding;
        WriteHeader(stream, tag, value.Length);
        stream.Write(Encoding.ASCII.GetBytes(value));
    }

    private sealed class Parts
    {
        private string? sopClass, requestedSopClass, instance, destination, originator;
        private ushort? field, messageId, respondedTo, datasetType, status, remaining, completed, failed, warning, originatorMessage;
        private List<uint> offending = [];

        public void Take(uint tag, ReadOnlySpan<byte> value)
        {
            switch (tag)
            {
                case AffectedSopClassTag: sopClass = Text(value); break;
                case RequestedSopClassTag: requestedSopClass = Text(value); break;
                case AffectedInstanceTag: instance = Text(value); break;
                case MoveDestinationTag: destination = Text(value); break;
                case OriginatorTag: originator = Text(value); break;
                case CommandFieldTag: field = Number(value); break;
                case MessageIdTag: messageId = Number(value); break;
                case RespondedToTag: respondedTo = Number(value); break;
                case DatasetTypeTag: datasetType = Number(value); break;
                case StatusTag: status = Number(value); break;
                case RemainingTag: remaining = Number(value); break;
                case CompletedTag: completed = Number(value); break;
                case FailedTag: failed = Number(value); break;
                case WarningTag: warning = Number(value); break;
                case OriginatorMessageTag: originatorMessage = Number(value); break;
                case OffendingElementTag: offending = Elements(value); break;
                default: break; // error comments may hold a patient's name: they are not read
            }
        }

        public CommandSet Build() => new()
        {
            Field = field ?? throw NetworkErrors.Protocol("a command set says not which command it is"),
            AffectedSopClassUid = sopClass ?? requestedSopClass,
            AffectedSopInstanceUid = instance,
            MessageId = messageId,
            RespondedTo = respondedTo,
            MoveDestination = destination,
            HasDataset = datasetType is not (null or NoDataset),
            Status = status,
            OffendingElements = offending,
            Remaining = remaining,
            Completed = completed,
            Failed = failed,
            Warning = warning,
            MoveOriginator = originator,
            MoveOriginatorMessageId = originatorMessage,
        };

        private static string Text(ReadOnlySpan<byte> value) =>
            value.Length <= 256 ? Encoding.Latin1.GetString(value).Trim('\0', ' ') : throw NetworkErrors.Protocol("a command set holds an absurdly long value");

        private static ushort? Number(ReadOnlySpan<byte> value) => value.Length switch
        {
            0 => null,
            2 => BinaryPrimitives.ReadUInt16LittleEndian(value),
            _ => throw NetworkErrors.Protocol("a command set holds a number that is not of two bytes"),
        };

        private static List<uint> Elements(ReadOnlySpan<byte> value)
        {
            var tags = new List<uint>();
            for (; value.Length >= 4 && tags.Count < 16; value = value[4..])
                tags.Add(ElementHeader.ReadTag(value, bigEndian: false));
            return tags;
        }
    }
}
