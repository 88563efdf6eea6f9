using System.Buffers.Binary;
using RadOps.Dicom.Tests.Reading;

namespace RadOps.Dicom.Tests.Media;

/// <summary>DICOMDIRs written by hand, whose records refer to each other as a test wants it.</summary>
internal static class DicomdirBytes
{
    /// <summary>A DICOMDIR whose first record is the root.</summary>
    public static byte[] Create(params TestRecord[] records)
    {
        var head = new DicomBytes().Meta("1.2.840.10008.1.2.1", "1.2.840.10008.1.3.10").Text(0x00041130, "CS", "SET").ToArray();
        const int fixedLength = 12 + 12 + 10 + 12; // first and last root, consistency flag, the sequence's header
        var offsets = new List<int>();
        var at = head.Length + fixedLength;
        foreach (var record in records)
        {
            offsets.Add(at);
            at += Item(record, []).Length;
        }
        byte[] items = [.. records.SelectMany(record => Item(record, offsets))];
        return
        [
            .. head,
            .. new DicomBytes().Element(0x00041200, "UL", Offset(0, offsets)).Element(0x00041202, "UL", Offset(0, offsets)).Number(0x00041212, 0)
                .Header(0x00041220, "SQ", (uint)items.Length).ToArray(),
            .. items,
        ];
    }

    private static byte[] Item(TestRecord record, List<int> offsets)
    {
        var body = new DicomBytes()
            .Element(0x00041400, "UL", Offset(record.Next, offsets)).Number(0x00041410, 0xFFFF).Element(0x00041420, "UL", Offset(record.Lower, offsets))
            .Text(0x00041430, "CS", record.FileId is null ? "PATIENT" : "PRIVATE");
        if (record.FileId is not null)
            body.Text(0x00041500, "CS", record.FileId);
        var bytes = body.ToArray();
        return [.. new DicomBytes().Item((uint)bytes.Length).ToArray(), .. bytes];
    }

    private static byte[] Offset(int record, List<int> offsets)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, record < 0 ? 0 : record < offsets.Count ? offsets[record] : record);
        return bytes;
    }
}
