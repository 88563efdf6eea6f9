using System.Buffers.Binary;
using System.Text;

namespace RadOps.Dicom.Tests.Reading;

/// <summary>DICOM written by hand, byte by byte, so that the reader is not tested against RadOps' own writer; right or wrong as a test wants it.</summary>
internal sealed class DicomBytes(bool isExplicit = true, bool isBigEndian = false)
{
    public const string SopClass = "1.2.840.10008.5.1.4.1.1.7";

    private readonly List<byte> written = [];

    public byte[] ToArray() => [.. written];

    public DicomBytes Raw(params ReadOnlySpan<byte> bytes)
    {
        written.AddRange(bytes);
        return this;
    }

    public DicomBytes Zeros(int count) => Raw(new byte[count]);

    public DicomBytes Preamble() => Zeros(128).Raw("DICM"u8);

    /// <summary>Preamble, prefix, and a file meta information that is always explicit little endian.</summary>
    public DicomBytes Meta(string? transferSyntax, string sopClass = SopClass)
    {
        var meta = new DicomBytes().Text(0x00020002, "UI", sopClass).Text(0x00020003, "UI", "1.2.3.4");
        if (transferSyntax is not null)
            meta.Text(0x00020010, "UI", transferSyntax);
        var bytes = meta.ToArray();
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return Preamble().Raw(new DicomBytes().Element(0x00020000, "UL", length).ToArray()).Raw(bytes);
    }

    public DicomBytes Text(uint tag, string vr, string text) => Element(tag, vr, Encoding.Latin1.GetBytes(text.Length % 2 == 0 ? text : text + (vr == "UI" ? "\0" : " ")));

    public DicomBytes Element(uint tag, string vr, ReadOnlySpan<byte> value) => Header(tag, vr, (uint)value.Length).Raw(value);

    /// <summary>Tag, representation and length, whatever follows.</summary>
    public DicomBytes Header(uint tag, string vr, uint length)
    {
        UInt16((ushort)(tag >> 16)).UInt16((ushort)tag);
        if (!isExplicit || tag >> 16 == 0xFFFE)
            return UInt32(length);
        Raw(Encoding.Latin1.GetBytes(vr));
        return vr is "OB" or "OW" or "OF" or "SQ" or "UN" or "UT" or "UC" or "ZZ" ? UInt16(0).UInt32(length) : UInt16((ushort)length);
    }

    public DicomBytes Item(uint length = 0xFFFFFFFF) => Header(0xFFFEE000, "", length);

    public DicomBytes EndItem() => Header(0xFFFEE00D, "", 0);

    public DicomBytes EndSequence() => Header(0xFFFEE0DD, "", 0);

    /// <summary>The elements that identify an instance, up to the series.</summary>
    public DicomBytes Identity(string? characterSet = null, string name = "Test^Name")
    {
        if (characterSet is not null)
            Text(0x00080005, "CS", characterSet);
        return Text(0x00080016, "UI", SopClass).Text(0x00080018, "UI", "1.2.3.4").Text(0x00080020, "DA", "20240115").Text(0x00080050, "SH", "ACC1").Text(0x00080060, "CS", "OT")
            .Text(0x00100010, "PN", name).Text(0x00100020, "LO", "191212121212");
    }

    public DicomBytes Study() => Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.1").Text(0x00200011, "IS", "7").Text(0x00200013, "IS", "42");

    public DicomBytes Image(int pixelBytes = 32) => Number(0x00280010, 4).Number(0x00280011, 4).Element(0x7FE00010, "OW", new byte[pixelBytes]);

    public DicomBytes Number(uint tag, ushort value)
    {
        Header(tag, "US", 2);
        return UInt16(value);
    }

    private DicomBytes UInt16(ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        if (isBigEndian)
            BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        else
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return Raw(bytes);
    }

    private DicomBytes UInt32(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (isBigEndian)
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return Raw(bytes);
    }
}
