using System.Globalization;

namespace RadOps.Core.Export;

/// <summary>Where each instance stands on a medium: <c>DICOM/ST000001/SE000001/IM000001</c>, in the order in which people read them.</summary>
public static class MediumLayout
{
    /// <summary>Folder of all instances.</summary>
    public const string DicomFolder = "DICOM";

    /// <summary>Folder of everything that IHE PDI calls web content, and of RadOps' own files.</summary>
    public const string PdiFolder = "IHE_PDI";

    /// <summary>Gives each instance its file id. Studies by date, series and instances by number; UIDs break ties so that the same files always stand in the same order.</summary>
    public static IReadOnlyList<StudyFile> Arrange(IEnumerable<DicomHeader> instances)
    {
        List<StudyFile> files = [];
        var study = 0;
        foreach (var studyGroup in instances
            .GroupBy(instance => instance.StudyInstanceUid!, StringComparer.Ordinal)
            .OrderBy(group => group.Min(instance => instance.StudyDate))
            .ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            study++;
            var series = 0;
            foreach (var seriesGroup in studyGroup
                .GroupBy(instance => instance.SeriesInstanceUid!, StringComparer.Ordinal)
                .OrderBy(group => group.Min(instance => instance.SeriesNumber) ?? int.MaxValue)
                .ThenBy(group => group.Key, StringComparer.Ordinal))
            {
                series++;
                var number = 0;
                files.AddRange(seriesGroup
                    .OrderBy(instance => instance.InstanceNumber ?? int.MaxValue)
                    .ThenBy(instance => instance.SopInstanceUid, StringComparer.Ordinal)
                    .Select(instance => new StudyFile(instance, FileId(study, series, ++number))));
            }
        }
        return files;
    }

    /// <summary>The file id of one instance, each number from 1 to 999,999.</summary>
    public static string FileId(int study, int series, int instance) =>
        string.Create(CultureInfo.InvariantCulture, $"{DicomFolder}/ST{study:000000}/SE{series:000000}/IM{instance:000000}");
}
