using System.Buffers.Binary;
using System.Text;

namespace RadOps.Dicom.Network;

/// <summary>Writes a PDU's nested items, putting each length in its place when the item ends.</summary>
internal sealed class PduWriter
{
    private byte[] buffer = new byte[1024];
    private int length;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public void Byte(byte value)
    {
        Reserve(1)[0] = value;
    }

    public void UInt16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Reserve(2), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Reserve(4), value);

    public void Zeros(int count) => Reserve(count).Clear();

    public void Text(string ascii) => Encoding.ASCII.GetBytes(ascii, Reserve(ascii.Length));

    /// <summary>An AE title, padded with blanks.</summary>
    public void Title(string title) => Text(title.PadRight(AeTitle.MaximumLength));

    /// <summary>The whole PDU: type, a reserved byte, a length of 32 bits, and what <paramref name="body"/> writes.</summary>
    public static ReadOnlyMemory<byte> Pdu(PduType type, Action<PduWriter> body)
    {
        var writer = new PduWriter();
        writer.Byte((byte)type);
        writer.Zeros(5);
        body(writer);
        BinaryPrimitives.WriteUInt32BigEndian(writer.buffer.AsSpan(2), (uint)(writer.length - 6));
        return writer.Written;
    }

    /// <summary>An item: type, a reserved byte, a length of 16 bits, and what <paramref name="body"/> writes.</summary>
    public void Item(byte type, Action<PduWriter> body)
    {
        Byte(type);
        Zeros(3);
        var start = length;
        body(this);
        BinaryPrimitives.WriteUInt16BigEndian(buffer.AsSpan(start - 2), checked((ushort)(length - start)));
    }

    private Span<byte> Reserve(int count)
    {
        if (length + count > buffer.Length)
            Array.Resize(ref buffer, Math.Max(length + count, buffer.Length * 2));
        length += count;
        return buffer.AsSpan(length - count, count);
    }
}
