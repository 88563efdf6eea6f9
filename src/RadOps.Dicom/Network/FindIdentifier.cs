using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>Identifiers of C-FIND, C-GET and C-MOVE: datasets of keys, in either little endian syntax (PS3.4 C.4.1.1.3).</summary>
internal static class FindIdentifier
{
    public const uint QueryRetrieveLevel = 0x0008_0052;
    public const uint FailedSopInstanceUidList = 0x0008_0058;
    private const uint ModalitiesInStudy = 0x0008_0061, StudySeriesCount = 0x0020_1206, StudyInstanceCount = 0x0020_1208, SeriesInstanceCount = 0x0020_1209;

    public static string NameOf(QueryLevel level) => level switch
    {
        QueryLevel.Study => "STUDY",
        QueryLevel.Series => "SERIES",
        _ => "IMAGE",
    };

    /// <summary>The keys of a query: those to match, and, empty, those that are wanted back.</summary>
    public static byte[] Encode(FindQuery query, DataEncoding encoding)
    {
        var keys = new SortedDictionary<uint, (ushort Vr, string Value)>
        {
            [QueryRetrieveLevel] = (Vr.CS, NameOf(query.Level)),
            [Tags.StudyInstanceUid] = (Vr.UI, query.StudyUidText),
        };
        if (query.Level == QueryLevel.Study)
        {
            keys[Tags.StudyDate] = (Vr.DA, Range(query));
            keys[Tags.AccessionNumber] = (Vr.SH, query.AccessionNumber ?? "");
            keys[ModalitiesInStudy] = (Vr.CS, "");
            keys[Tags.StudyDescription] = (Vr.LO, "");
            keys[Tags.PatientName] = (Vr.PN, "");
            keys[Tags.PatientId] = (Vr.LO, query.PatientIdText);
            keys[StudySeriesCount] = (Vr.IS, "");
            keys[StudyInstanceCount] = (Vr.IS, "");
        }
        else
        {
            keys[Tags.SeriesInstanceUid] = (Vr.UI, query.SeriesInstanceUid ?? "");
        }
        if (query.Level == QueryLevel.Series)
        {
            keys[Tags.Modality] = (Vr.CS, "");
            keys[Tags.SeriesDescription] = (Vr.LO, "");
            keys[Tags.SeriesNumber] = (Vr.IS, "");
            keys[SeriesInstanceCount] = (Vr.IS, "");
        }
        else if (query.Level == QueryLevel.Image)
        {
            keys[Tags.SopClassUid] = (Vr.UI, "");
            keys[Tags.SopInstanceUid] = (Vr.UI, query.SopInstanceUid ?? "");
            keys[Tags.InstanceNumber] = (Vr.IS, "");
        }
        if (keys.Values.Any(key => !Ascii.IsValid(key.Value)))
            keys[Tags.SpecificCharacterSet] = (Vr.CS, CharacterSet.Utf8Term);
        return Encode(keys, encoding);
    }

    /// <summary>Writes keys in the order of their tags.</summary>
    public static byte[] Encode(SortedDictionary<uint, (ushort Vr, string Value)> keys, DataEncoding encoding)
    {
        var stream = new MemoryStream(512);
        Span<byte> header = stackalloc byte[8];
        foreach (var (tag, (vr, text)) in keys)
        {
            var value = Encoding.UTF8.GetBytes(text);
            var length = value.Length + (value.Length & 1);
            BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)(tag >> 16));
            BinaryPrimitives.WriteUInt16LittleEndian(header[2..], (ushort)tag);
            if (encoding.ExplicitVr)
            {
                BinaryPrimitives.WriteUInt16BigEndian(header[4..], vr);
                BinaryPrimitives.WriteUInt16LittleEndian(header[6..], checked((ushort)length));
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(header[4..], length);
            }
            stream.Write(header);
            stream.Write(value);
            if (length > value.Length)
                stream.WriteByte(vr == Vr.UI ? (byte)0 : (byte)' ');
        }
        return stream.ToArray();
    }

    /// <summary>Reads a dataset that a peer sent.</summary>
    /// <exception cref="RadOpsException">It is malformed.</exception>
    public static DicomItem Parse(byte[] bytes, DataEncoding encoding)
    {
        try
        {
            return DatasetParser.Parse(bytes, 0, encoding);
        }
        catch (InvalidDataException error)
        {
            // The message names tags, and no values.
            throw NetworkErrors.Protocol($"an identifier is malformed: {error.Message}");
        }
    }

    /// <summary>Reads a match.</summary>
    public static FindMatch ReadMatch(DicomItem item, QueryLevel level)
    {
        var text = new TextReader(item);
        return new FindMatch
        {
            Level = level,
            PatientId = text.Read(Tags.PatientId) is { } id ? PatientId.Unverified(id) : null,
            PatientName = PersonName.From(text.Read(Tags.PatientName)),
            StudyInstanceUid = item.Code(Tags.StudyInstanceUid),
            SeriesInstanceUid = item.Code(Tags.SeriesInstanceUid),
            SopInstanceUid = item.Code(Tags.SopInstanceUid),
            SopClassUid = item.Code(Tags.SopClassUid),
            AccessionNumber = text.Read(Tags.AccessionNumber),
            StudyDate = DateOnly.TryParseExact(item.Code(Tags.StudyDate), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            StudyDescription = text.Read(Tags.StudyDescription),
            SeriesDescription = text.Read(Tags.SeriesDescription),
            Modality = item.Code(level == QueryLevel.Study ? ModalitiesInStudy : Tags.Modality),
            SeriesNumber = Integer(item, Tags.SeriesNumber),
            InstanceNumber = Integer(item, Tags.InstanceNumber),
            SeriesCount = Integer(item, StudySeriesCount),
            InstanceCount = Integer(item, StudyInstanceCount) ?? Integer(item, SeriesInstanceCount),
        };
    }

    private static string Range(FindQuery query) => query is { StudyDateFrom: null, StudyDateTo: null }
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{query.StudyDateFrom:yyyyMMdd}-{query.StudyDateTo:yyyyMMdd}");

    private static int? Integer(DicomItem item, uint tag) =>
        int.TryParse(item.Code(tag), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed class TextReader(DicomItem item)
    {
        private readonly CharacterSet characterSet = CharacterSet.Of((item.Find(Tags.SpecificCharacterSet)?.Value ?? default).Span);
        private TextOddities oddities;

        public string? Read(uint tag)
        {
            var value = (item.Find(tag)?.Value ?? default).Span.Trim(" \0"u8);
            return value.IsEmpty ? null : characterSet.Decode(value, ref oddities);
        }
    }
}
