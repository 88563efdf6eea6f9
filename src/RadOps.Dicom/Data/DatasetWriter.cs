using System.Buffers.Binary;
using System.Text;

namespace RadOps.Dicom.Data;

/// <summary>Writes a dataset, or a whole file's beginning, in Explicit VR Little Endian into memory. Sequences and items get defined lengths.</summary>
internal sealed class DatasetWriter(Encoding? textEncoding = null)
{
    private readonly Encoding textEncoding = textEncoding ?? Encoding.UTF8;
    private byte[] buffer = new byte[4096];
    private uint lastTag;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Length = 0;
        lastTag = 0;
    }

    /// <summary>Writes preamble, prefix and file meta information (PS3.10 7.1).</summary>
    public void AddFileHeader(string sopClassUid, string sopInstanceUid, string transferSyntaxUid)
    {
        Reserve(132).Clear();
        "DICM"u8.CopyTo(buffer.AsSpan(Length + 128));
        Length += 132;
        AddUInt32(Tags.FileMetaInformationGroupLength, 0);
        var start = Length;
        Add(Tags.FileMetaInformationVersion, Vr.OB, [0, 1]);
        AddText(Tags.MediaStorageSopClassUid, Vr.UI, sopClassUid);
        AddText(Tags.MediaStorageSopInstanceUid, Vr.UI, sopInstanceUid);
        AddText(Tags.TransferSyntaxUid, Vr.UI, transferSyntaxUid);
        AddText(Tags.ImplementationClassUid, Vr.UI, DicomUid.ImplementationClass);
        AddText(Tags.ImplementationVersionName, Vr.SH, DicomUid.ImplementationVersion);
        Patch(start - 4, (uint)(Length - start));
    }

    /// <summary>Writes an element; a value of odd length is padded (PS3.5 6.2).</summary>
    public void Add(uint tag, ushort vr, ReadOnlySpan<byte> value)
    {
        var padded = value.Length + (value.Length & 1);
        AddHeader(tag, vr, (uint)padded);
        var target = Reserve(padded);
        value.CopyTo(target);
        if (padded > value.Length)
            target[value.Length] = vr is Vr.UI or Vr.OB or Vr.UN ? (byte)0 : (byte)' ';
        Length += padded;
    }

    /// <summary>Writes text; null writes an empty element.</summary>
    public void AddText(uint tag, ushort vr, string? text)
    {
        Span<byte> bytes = stackalloc byte[1024];
        var encoding = Vr.HasCharacterSet(vr) ? textEncoding : Encoding.ASCII;
        text ??= "";
        if (encoding.GetMaxByteCount(text.Length) <= bytes.Length)
            Add(tag, vr, bytes[..encoding.GetBytes(text, bytes)]);
        else
            Add(tag, vr, encoding.GetBytes(text));
    }

    public void AddUInt16(uint tag, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        Add(tag, Vr.US, bytes);
    }

    public void AddUInt32(uint tag, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Add(tag, Vr.UL, bytes);
    }

    /// <summary>Writes tag, representation and length; the value, of even length, is the caller's to bring.</summary>
    public void AddHeader(uint tag, ushort vr, uint length)
    {
        if (tag <= lastTag && Length > 0)
            throw new InvalidOperationException($"{Tags.Format(tag)} must stand before {Tags.Format(lastTag)}.");
        lastTag = tag;
        var isLong = Vr.HasLongLength(vr);
        var header = Reserve(12);
        WriteTag(header, tag);
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], vr);
        if (isLong)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 0);
            BinaryPrimitives.WriteUInt32LittleEndian(header[8..], length);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(header[6..], checked((ushort)length));
        }
        Length += isLong ? 12 : 8;
    }

    /// <summary>Begins a sequence; what is given goes to <see cref="EndSequence"/>.</summary>
    public int BeginSequence(uint tag)
    {
        AddHeader(tag, Vr.SQ, 0);
        return Length;
    }

    public void EndSequence(int start, uint tag)
    {
        Patch(start - 4, (uint)(Length - start));
        lastTag = tag;
    }

    /// <summary>Begins an item; what is given, less 8, is the item's offset, and goes to <see cref="EndItem"/>.</summary>
    public int BeginItem()
    {
        var header = Reserve(8);
        WriteTag(header, Tags.Item);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], 0);
        Length += 8;
        lastTag = 0;
        return Length;
    }

    public void EndItem(int start) => Patch(start - 4, (uint)(Length - start));

    /// <summary>Writes a number over one that was written before.</summary>
    public void Patch(int position, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(position), value);

    private static void WriteTag(Span<byte> bytes, uint tag)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)(tag >> 16));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], (ushort)tag);
    }

    private Span<byte> Reserve(int count)
    {
        if (Length + count > buffer.Length)
            Array.Resize(ref buffer, Math.Max(checked(Length + count), (int)Math.Min((long)buffer.Length * 2, Array.MaxLength)));
        return buffer.AsSpan(Length, count);
    }
}
