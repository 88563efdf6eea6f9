using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Dicom;
using RadOps.Dicom.Synthetic;

namespace RadOps.Benchmarks;

/// <summary>Headers of 2,000 files beside bare reads of their first 2 KB.</summary>
public sealed class HeadersCommand : IBenchCommand
{
    private const int FileCount = 2000;

    /// <inheritdoc/>
    public string Name => "headers";

    /// <inheritdoc/>
    public string Description => "headers of 2,000 files beside bare 2 KB reads of the same";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("radops-bench-").FullName;
        try
        {
            var paths = new SyntheticStudy
            {
                Modality = SyntheticModality.Ct,
                PatientName = new PersonName("Öberg^Åsa Märta"),
                PatientId = PatientId.Unverified("191212121212"),
                AccessionNumber = "BENCH",
                StudyDate = new DateOnly(2024, 1, 15),
                InstanceCount = FileCount,
                IsLatin1 = true,
            }.Write(folder, CancellationToken.None);

            var files = new DicomFiles();
            Console.WriteLine(FormattableString.Invariant($"headers, {FileCount} CT files, warm cache, {Environment.ProcessorCount} processors:"));
            _ = Stopper.Ratio(50, () => ReadBare(paths), () => Scan(files, [folder])); // the runtime compiles what runs often better, after a while
            var (wall, processor) = Stopper.Ratio(101, () => ReadBare(List(folder)), () => Scan(files, [folder]));
            var isMet = Stopper.Print("speed of a folder's scan / listing it and bare 2 KB reads", 1 / wall, 2.0 / 3, isMost: false);
            _ = Stopper.Print("the same in processor time", 1 / processor, 2.0 / 3, isMost: false);
            (wall, processor) = Stopper.Ratio(101, () => ReadBare(paths), () => Scan(files, [folder]));
            Console.WriteLine(FormattableString.Invariant($"  against bare reads of files whose names are known: {1 / wall:0.000}, in processor time {1 / processor:0.000}"));
            return isMet ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A folder's scan has to find the files, and gives them in order; so must the reads that it is compared with.
    private static string[] List(string folder)
    {
        var paths = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Array.Sort(paths, StringComparer.Ordinal);
        return paths;
    }

    private static void ReadBare(IReadOnlyList<string> paths) => Parallel.For(0, paths.Count, () => new byte[2048], (i, _, buffer) =>
    {
        using var handle = File.OpenHandle(paths[i]);
        if (RandomAccess.Read(handle, buffer, 0) != buffer.Length)
            throw new InvalidOperationException("A file was shorter than 2 KB.");
        return buffer;
    }, _ => { });

    private static void Scan(DicomFiles files, IEnumerable<string> paths)
    {
        var count = files.Scan(paths, CancellationToken.None).Count(header => header.Status == DicomFileStatus.Ok && header.SopInstanceUid is not null);
        if (count != FileCount)
            throw new InvalidOperationException($"{count} of {FileCount} headers were read.");
    }
}
