using System.Buffers.Binary;
using System.Globalization;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Synthetic;

/// <summary>The part of a synthetic instance that its modality decides: acquisition, geometry, pixels.</summary>
internal static class SyntheticPixels
{
    private const int Maximum = 4095; // 12 bits stored

    /// <summary>Pixels of 16 bits: a chequered ellipse in noise, another for each number.</summary>
    public static byte[] Create(SyntheticModality modality, int size, int number)
    {
        var level = modality switch
        {
            SyntheticModality.Ct => 1000,
            SyntheticModality.Mr => 600,
            _ => 1800,
        };
        var bytes = new byte[size * size * 2];
        var half = size / 2;
        var radius = (long)(size * 0.42) * (long)(size * 0.42);
        var tile = Math.Max(4, size / 14);
        var noise = 2463534242u + (uint)number;
        for (var y = 0; y < size; y++)
        {
            var row = bytes.AsSpan(y * size * 2);
            for (var x = 0; x < size; x++)
            {
                noise ^= noise << 13; // xorshift: the same noise everywhere and always
                noise ^= noise >> 17;
                noise ^= noise << 5;
                var value = (int)(noise & 31);
                long dx = x - half, dy = y - half;
                if (dx * dx + dy * dy * 2 < radius)
                    value += level + ((x / tile + y / tile + number) % 5 == 0 ? 200 : 0);
                BinaryPrimitives.WriteUInt16LittleEndian(row[(x * 2)..], (ushort)Math.Min(value, Maximum));
            }
        }
        return bytes;
    }

    /// <summary>Group 0018.</summary>
    public static void AddAcquisition(DatasetWriter writer, SyntheticModality modality, int number)
    {
        writer.AddText(Tags.BodyPartExamined, Vr.CS, modality == SyntheticModality.Cr ? "CHEST" : "ABDOMEN");
        switch (modality)
        {
            case SyntheticModality.Ct:
                writer.AddText(Tags.SliceThickness, Vr.DS, "1.0");
                writer.AddText(Tags.Kvp, Vr.DS, "120");
                writer.AddText(Tags.PatientPosition, Vr.CS, "HFS");
                break;
            case SyntheticModality.Mr:
                writer.AddText(Tags.ScanningSequence, Vr.CS, "SE");
                writer.AddText(Tags.SequenceVariant, Vr.CS, "NONE");
                writer.AddText(Tags.ScanOptions, Vr.CS, null);
                writer.AddText(Tags.MrAcquisitionType, Vr.CS, "2D");
                writer.AddText(Tags.SliceThickness, Vr.DS, "3.0");
                writer.AddText(Tags.RepetitionTime, Vr.DS, "500");
                writer.AddText(Tags.EchoTime, Vr.DS, "15");
                writer.AddText(Tags.EchoTrainLength, Vr.IS, "1");
                writer.AddText(Tags.PatientPosition, Vr.CS, "HFS");
                break;
            default:
                writer.AddText(Tags.ImagerPixelSpacing, Vr.DS, "0.17\\0.17");
                writer.AddText(Tags.ViewPosition, Vr.CS, number == 1 ? "PA" : "LL");
                break;
        }
    }

    /// <summary>Group 0020, from Patient Orientation on.</summary>
    public static void AddGeometry(DatasetWriter writer, SyntheticModality modality, int number, string frameOfReferenceUid)
    {
        if (modality == SyntheticModality.Cr)
        {
            writer.AddText(Tags.PatientOrientation, Vr.CS, "L\\F");
            return;
        }
        writer.AddText(Tags.ImagePositionPatient, Vr.DS, string.Create(CultureInfo.InvariantCulture, $"-250\\-250\\{number}.0"));
        writer.AddText(Tags.ImageOrientationPatient, Vr.DS, "1\\0\\0\\0\\1\\0");
        writer.AddText(Tags.FrameOfReferenceUid, Vr.UI, frameOfReferenceUid);
        writer.AddText(Tags.PositionReferenceIndicator, Vr.LO, null);
    }

    /// <summary>Group 0028.</summary>
    public static void AddDescription(DatasetWriter writer, SyntheticModality modality, int size)
    {
        writer.AddUInt16(Tags.SamplesPerPixel, 1);
        writer.AddText(Tags.PhotometricInterpretation, Vr.CS, "MONOCHROME2");
        writer.AddUInt16(Tags.Rows, (ushort)size);
        writer.AddUInt16(Tags.Columns, (ushort)size);
        if (modality != SyntheticModality.Cr)
            writer.AddText(Tags.PixelSpacing, Vr.DS, "0.9\\0.9");
        writer.AddUInt16(Tags.BitsAllocated, 16);
        writer.AddUInt16(Tags.BitsStored, 12);
        writer.AddUInt16(Tags.HighBit, 11);
        writer.AddUInt16(Tags.PixelRepresentation, 0);
        writer.AddText(Tags.WindowCenter, Vr.DS, "1064");
        writer.AddText(Tags.WindowWidth, Vr.DS, "400");
        if (modality != SyntheticModality.Ct)
            return;
        writer.AddText(Tags.RescaleIntercept, Vr.DS, "-1024");
        writer.AddText(Tags.RescaleSlope, Vr.DS, "1");
        writer.AddText(Tags.RescaleType, Vr.LO, "HU");
    }
}
