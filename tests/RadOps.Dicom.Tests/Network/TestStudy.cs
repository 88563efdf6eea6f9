using RadOps.Core.Identity;
using RadOps.Dicom.Data;
using RadOps.Dicom.Reading;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

/// <summary>A made-up study in a folder of its own.</summary>
internal sealed class TestStudy : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TestStudy(int count, int series = 1, int? pixels = 16, string accession = "ACC0001", string name = "Öberg^Åsa Märta")
    {
        Study = new SyntheticStudy
        {
            Modality = SyntheticModality.Ct,
            PatientName = new PersonName(name),
            PatientId = PatientId.Unverified("191212121212"),
            AccessionNumber = accession,
            StudyDate = new DateOnly(2024, 1, 15),
            InstanceCount = count,
            SeriesCount = series,
            PixelSize = pixels,
            Description = "CT buk efter kontrast åäö",
        };
        Files = [.. Study.Write(folder.Path, TestContext.Current.CancellationToken)];
    }

    public SyntheticStudy Study { get; }

    public string Folder => folder.Path;

    /// <summary>Its files; tests add others.</summary>
    public List<string> Files { get; }

    /// <summary>Writes a small instance of any SOP class and syntax.</summary>
    public string AddInstance(string sopClass, string sopInstance, string transferSyntax, string patient = "TEST")
    {
        var writer = new DatasetWriter();
        writer.AddFileHeader(sopClass, sopInstance, transferSyntax);
        var path = folder.File($"{sopInstance}.{Files.Count}.dcm");
        var dataset = new DatasetWriter();
        dataset.AddText(Tags.SopClassUid, Vr.UI, sopClass);
        dataset.AddText(Tags.SopInstanceUid, Vr.UI, sopInstance);
        dataset.AddText(Tags.PatientId, Vr.LO, patient);
        dataset.AddText(Tags.StudyInstanceUid, Vr.UI, Study.StudyInstanceUid);
        dataset.AddText(Tags.SeriesInstanceUid, Vr.UI, "1.2.3");
        File.WriteAllBytes(path, [.. writer.Written.Span, .. dataset.Written.Span]);
        Files.Add(path);
        return path;
    }

    /// <summary>Writes a file of any contents.</summary>
    public string AddFile(string name, byte[] contents)
    {
        var path = folder.File(name);
        File.WriteAllBytes(path, contents);
        Files.Add(path);
        return path;
    }

    /// <summary>A file's dataset, without its file meta information.</summary>
    public static byte[] Dataset(string path)
    {
        var reader = new HeaderReader(new ElementSet(Tags.TransferSyntaxUid));
        reader.Read(path, TestContext.Current.CancellationToken);
        return File.ReadAllBytes(path)[(int)reader.DatasetOffset..];
    }

    public void Dispose() => folder.Dispose();
}
