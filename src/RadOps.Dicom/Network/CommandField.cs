namespace RadOps.Dicom.Network;

/// <summary>Command Field (0000,0100): which message it is (PS3.7 E.1).</summary>
internal static class CommandField
{
    public const ushort StoreRequest = 0x0001;
    public const ushort StoreReply = 0x8001;
    public const ushort GetRequest = 0x0010;
    public const ushort GetReply = 0x8010;
    public const ushort FindRequest = 0x0020;
    public const ushort FindReply = 0x8020;
    public const ushort MoveRequest = 0x0021;
    public const ushort MoveReply = 0x8021;
    public const ushort EchoRequest = 0x0030;
    public const ushort EchoReply = 0x8030;
    public const ushort CancelRequest = 0x0FFF;
    public const ushort ReplyBit = 0x8000;
}
