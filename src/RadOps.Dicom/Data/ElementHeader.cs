using System.Buffers.Binary;

namespace RadOps.Dicom.Data;

/// <summary>What precedes an element's value (PS3.5 7.1): tag, representation and length.</summary>
/// <param name="Tag">Group × 65536 + element.</param>
/// <param name="Representation">One of <see cref="Vr"/>; <see cref="Vr.None"/> where the stream bears none.</param>
/// <param name="Length">Length of the value in bytes, or <see cref="UndefinedLength"/>.</param>
/// <param name="Size">Bytes that the header itself takes: 8 or 12.</param>
internal readonly record struct ElementHeader(uint Tag, ushort Representation, uint Length, int Size)
{
    /// <summary>The value ends with a delimiter instead of having a length.</summary>
    public const uint UndefinedLength = 0xFFFF_FFFF;

    /// <summary>The most bytes that a header takes.</summary>
    public const int MaximumSize = 12;

    public bool HasUndefinedLength => Length == UndefinedLength;

    /// <summary>Items and delimiters, which never bear a representation.</summary>
    public bool IsStructure => Tag >> 16 == 0xFFFE;

    /// <summary>Reads a header. Whether the representation makes sense is for the caller to judge.</summary>
    /// <returns>False when there are too few bytes.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, DataEncoding encoding, out ElementHeader header)
    {
        header = default;
        if (bytes.Length < 8)
            return false;
        var tag = ReadTag(bytes, encoding.BigEndian);
        if (!encoding.ExplicitVr || tag >> 16 == 0xFFFE)
        {
            header = new ElementHeader(tag, Vr.None, ReadUInt32(bytes[4..], encoding.BigEndian), 8);
            return true;
        }
        var vr = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        if (!Vr.IsLetters(vr) || !Vr.HasLongLength(vr))
        {
            header = new ElementHeader(tag, vr, ReadUInt16(bytes[6..], encoding.BigEndian), 8);
            return true;
        }
        if (bytes.Length < MaximumSize)
            return false;
        header = new ElementHeader(tag, vr, ReadUInt32(bytes[8..], encoding.BigEndian), MaximumSize);
        return true;
    }

    public static uint ReadTag(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        (uint)ReadUInt16(bytes, bigEndian) << 16 | ReadUInt16(bytes[2..], bigEndian);

    public static ushort ReadUInt16(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    public static uint ReadUInt32(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
