using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Media;

/// <summary>A folder laid out as a medium.</summary>
internal sealed class MediumFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Root => folder.Path;

    public string DirectoryPath => Path.Combine(Root, "DICOMDIR");

    public List<string> FileIds { get; } = [];

    /// <summary>Adds a study, each series in its folder; gives the file ids.</summary>
    public List<string> AddStudy(SyntheticStudy study)
    {
        var number = Directory.Exists(Path.Combine(Root, "DICOM")) ? Directory.GetDirectories(Path.Combine(Root, "DICOM")).Length + 1 : 1;
        using var staging = new TemporaryFolder();
        study.Write(staging.Path, TestContext.Current.CancellationToken);
        var added = new List<string>();
        foreach (var header in new DicomFiles().Scan([staging.Path], TestContext.Current.CancellationToken))
        {
            var id = $"DICOM/ST{number:D6}/SE{header.SeriesNumber:D6}/IM{header.InstanceNumber:D6}";
            File.Move(header.Path, folder.File(id));
            added.Add(id);
        }
        FileIds.AddRange(added);
        return added;
    }

    public string PathOf(string fileId) => Path.Combine(Root, fileId.Replace('/', Path.DirectorySeparatorChar));

    public IReadOnlyList<string> WriteDirectory() => new DicomFiles().WriteDirectory(Root, FileIds, "RADOPS", TestContext.Current.CancellationToken);

    public IReadOnlyList<MediumFinding> Verify() => new DicomFiles().VerifyMedium(Root, TestContext.Current.CancellationToken);

    public static SyntheticStudy Study(SyntheticModality modality, int count, string accession, string name, string id, bool isLatin1 = false, int series = 1) => new()
    {
        Modality = modality,
        PatientName = new PersonName(name),
        PatientId = PatientId.Unverified(id),
        AccessionNumber = accession,
        StudyDate = new DateOnly(2024, 1, 15),
        InstanceCount = count,
        SeriesCount = series,
        IsLatin1 = isLatin1,
        PixelSize = 16,
        Description = "Buk efter kontrast åäö",
    };

    public void Dispose() => folder.Dispose();
}
