using System.Buffers.Binary;
using System.Text;

namespace RadOps.Dicom.Network;

/// <summary>Reads the items of a PDU; whatever a peer may have put there, nothing outside its bounds is touched.</summary>
internal ref struct PduParser(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool IsAtEnd => rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
            throw NetworkErrors.Protocol("an item of a PDU is longer than what holds it");
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    /// <summary>The next item: its type, and a parser of what it holds.</summary>
    public byte Item(out PduParser item)
    {
        var type = Byte();
        _ = Byte();
        item = new PduParser(Take(UInt16()));
        return type;
    }

    /// <summary>All that is left, as a UID; some pad it.</summary>
    public string Uid() => Clean(Take(rest.Length));

    /// <summary>That many bytes, as text without padding.</summary>
    public string Text(int count) => Clean(Take(count));

    private static string Clean(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            return Encoding.Latin1.GetString(text).Trim('\0', ' ').ReplaceLineEndings(" ");
        return Encoding.ASCII.GetString(text).Trim(' ');
    }
}
