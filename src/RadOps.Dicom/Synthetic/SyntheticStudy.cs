using System.Globalization;
using System.Text;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Synthetic;

/// <summary>
/// A made-up study, for the demo and for tests: valid instances of a person who does not exist, with pixels that are no person's. The same
/// description always gives the same files, byte for byte.
/// </summary>
public sealed record SyntheticStudy
{
    private const int PatternCount = 4;

    /// <summary>What it looks like.</summary>
    public required SyntheticModality Modality { get; init; }

    /// <summary>Patient's name as DICOM writes it, <c>Öberg^Åsa Märta</c>.</summary>
    public required PersonName PatientName { get; init; }

    /// <summary>Patient's number.</summary>
    public required PatientId PatientId { get; init; }

    /// <summary>Accession number, 1–16 characters. With the modality and <see cref="Variant"/> it decides the UIDs.</summary>
    public required string AccessionNumber { get; init; }

    /// <summary>Date of the study.</summary>
    public required DateOnly StudyDate { get; init; }

    /// <summary>Instances in the study, 1–999,999; shared evenly among the series.</summary>
    public required int InstanceCount { get; init; }

    /// <summary>Series in the study, 1 or more.</summary>
    public int SeriesCount { get; init; } = 1;

    /// <summary>Tells apart studies that would otherwise have the same UIDs.</summary>
    public string Variant { get; init; } = "";

    /// <summary>What was examined, such as <c>CT buk</c>; at most 64 characters.</summary>
    public string Description { get; init; } = "Syntetisk undersökning";

    /// <summary>Patient's sex: <c>F</c>, <c>M</c> or <c>O</c>; null leaves it empty.</summary>
    public string? PatientSex { get; init; }

    /// <summary>Writes text as ISO_IR 100 (Latin 1) instead of ISO_IR 192 (UTF-8).</summary>
    public bool IsLatin1 { get; init; }

    /// <summary>Rows and columns of the pixels, 16–4096; null takes the modality's own. Tests take few.</summary>
    public int? PixelSize { get; init; }

    /// <summary>Study Instance UID, made from accession number, modality and variant.</summary>
    public string StudyInstanceUid => DicomUid.Of("radops synthetic study", AccessionNumber, ModalityCode, Variant);

    private string ModalityCode => Modality switch
    {
        SyntheticModality.Ct => "CT",
        SyntheticModality.Mr => "MR",
        _ => "CR",
    };

    private int Size => PixelSize ?? Modality switch
    {
        SyntheticModality.Ct => 512,
        SyntheticModality.Mr => 256,
        _ => 2048,
    };

    /// <summary>Writes the instances as <c>IM000001</c> and so on; existing files of those names are replaced.</summary>
    /// <param name="folder">Where to; made when it is not there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Full paths, in the order of the instances.</returns>
    /// <exception cref="RadOpsException">The description cannot be a study (<c>SyntheticStudyInvalid</c>).</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(string folder, CancellationToken cancellationToken)
    {
        if (InstanceCount is < 1 or > 999_999 || SeriesCount < 1 || SeriesCount > InstanceCount || Size is < 16 or > 4096 || AccessionNumber.Length is < 1 or > 16 || Description.Length > 64)
            throw new RadOpsException("SyntheticStudyInvalid", ErrorKind.InvalidInput, "A synthetic study has 1–999,999 instances in no more series than instances, 16–4096 rows, an accession number of 1–16 characters and a description of at most 64.", AccessionNumber);

        Directory.CreateDirectory(folder);
        var patterns = Enumerable.Range(0, Math.Min(PatternCount, InstanceCount)).Select(k => SyntheticPixels.Create(Modality, Size, k)).ToArray();
        var writer = new DatasetWriter(IsLatin1 ? Encoding.Latin1 : Encoding.UTF8);
        var paths = new List<string>(InstanceCount);
        for (var i = 0; i < InstanceCount; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var series = (int)((long)i * SeriesCount / InstanceCount) + 1;
            writer.Clear();
            WriteInstance(writer, series, i + 1);
            ReadOnlyMemory<byte> pixels = patterns[i % patterns.Length];
            writer.AddHeader(Tags.PixelData, Vr.OW, (uint)pixels.Length);
            var path = Path.GetFullPath(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"IM{i + 1:D6}")));
            using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, preallocationSize: writer.Length + pixels.Length);
            RandomAccess.Write(file, [writer.Written, pixels], 0);
            paths.Add(path);
        }
        return paths;
    }

    private void WriteInstance(DatasetWriter writer, int series, int number)
    {
        var sopClass = Modality switch
        {
            SyntheticModality.Ct => SopClasses.CtImage,
            SyntheticModality.Mr => SopClasses.MrImage,
            _ => SopClasses.ComputedRadiographyImage,
        };
        var study = StudyInstanceUid;
        var numberText = number.ToString(CultureInfo.InvariantCulture);
        var seriesText = series.ToString(CultureInfo.InvariantCulture);
        var instance = DicomUid.Of(study, numberText);
        var date = StudyDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

        writer.AddFileHeader(sopClass, instance, TransferSyntax.ExplicitVrLittleEndian);
        writer.AddText(Tags.SpecificCharacterSet, Vr.CS, IsLatin1 ? "ISO_IR 100" : CharacterSet.Utf8Term);
        writer.AddText(Tags.ImageType, Vr.CS, Modality switch
        {
            SyntheticModality.Ct => "ORIGINAL\\PRIMARY\\AXIAL",
            SyntheticModality.Mr => "ORIGINAL\\PRIMARY\\OTHER",
            _ => "ORIGINAL\\PRIMARY",
        });
        writer.AddText(Tags.SopClassUid, Vr.UI, sopClass);
        writer.AddText(Tags.SopInstanceUid, Vr.UI, instance);
        writer.AddText(Tags.StudyDate, Vr.DA, date);
        writer.AddText(Tags.SeriesDate, Vr.DA, date);
        writer.AddText(Tags.AcquisitionDate, Vr.DA, date);
        writer.AddText(Tags.ContentDate, Vr.DA, date);
        writer.AddText(Tags.StudyTime, Vr.TM, "101500");
        writer.AddText(Tags.SeriesTime, Vr.TM, "101510");
        writer.AddText(Tags.AcquisitionTime, Vr.TM, "101512");
        writer.AddText(Tags.ContentTime, Vr.TM, "101513");
        writer.AddText(Tags.AccessionNumber, Vr.SH, AccessionNumber);
        writer.AddText(Tags.Modality, Vr.CS, ModalityCode);
        writer.AddText(Tags.Manufacturer, Vr.LO, "RadOps Synthetic");
        writer.AddText(Tags.InstitutionName, Vr.LO, "Röntgen Östra");
        writer.AddText(Tags.ReferringPhysicianName, Vr.PN, "Ågren^Märta");
        writer.AddText(Tags.StudyDescription, Vr.LO, Description);
        writer.AddText(Tags.SeriesDescription, Vr.LO, $"{ModalityCode} serie {seriesText}");
        writer.AddText(Tags.PatientName, Vr.PN, PatientName.Reveal());
        writer.AddText(Tags.PatientId, Vr.LO, PatientId.Reveal());
        writer.AddText(Tags.PatientBirthDate, Vr.DA, PatientId.BirthDate?.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        writer.AddText(Tags.PatientSex, Vr.CS, PatientSex);
        SyntheticPixels.AddAcquisition(writer, Modality, number);
        writer.AddText(Tags.StudyInstanceUid, Vr.UI, study);
        writer.AddText(Tags.SeriesInstanceUid, Vr.UI, DicomUid.Of(study, "series", seriesText));
        writer.AddText(Tags.StudyId, Vr.SH, AccessionNumber);
        writer.AddText(Tags.SeriesNumber, Vr.IS, seriesText);
        if (Modality == SyntheticModality.Ct)
            writer.AddText(Tags.AcquisitionNumber, Vr.IS, "1");
        writer.AddText(Tags.InstanceNumber, Vr.IS, numberText);
        SyntheticPixels.AddGeometry(writer, Modality, number, DicomUid.Of(study, "frame of reference"));
        SyntheticPixels.AddDescription(writer, Modality, Size);
    }
}
