using System.Diagnostics;
using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Dicom;
using RadOps.Dicom.Synthetic;

namespace RadOps.Benchmarks;

/// <summary>DICOMDIR of 10,000 files in fifty series and in one, beside <c>cp -r</c> of the same files and dcmmkdir.</summary>
public sealed class DirectoryCommand : IBenchCommand
{
    private const double Target = 0.05;

    /// <inheritdoc/>
    public string Name => "dicomdir";

    /// <inheritdoc/>
    public string Description => "DICOMDIR of 10,000 files beside cp -r and dcmmkdir; arguments: [files] [rows of the images]";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
        var rows = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 512;
        Console.WriteLine(FormattableString.Invariant($"DICOMDIR of {count} CT files of {rows} x {rows}, warm cache, {Environment.ProcessorCount} processors:"));
        var isMet = Measure(count, rows, 50) & Measure(count, rows, 1);
        return isMet ? 0 : 1;
    }

    private static bool Measure(int count, int rows, int series)
    {
        var folder = Directory.CreateTempSubdirectory("radops-bench-").FullName;
        try
        {
            var (root, copy) = (Path.Combine(folder, "medium"), Path.Combine(folder, "copy"));
            var ids = MakeMedium(root, count, rows, series);
            var files = new DicomFiles();
            var medians = Stopper.Medians(
                3,
                () =>
                {
                    if (Directory.Exists(copy))
                        Directory.Delete(copy, recursive: true);
                },
                () => Stopper.Run("cp", "-r", Path.Combine(root, "DICOM"), copy),
                () => files.WriteDirectory(root, ids, "BENCH", CancellationToken.None));
            var name = series == 1 ? "one series" : $"{series} series";
            var isMet = Stopper.Print($"RadOps / cp -r, {name}", medians[2] / medians[1], Target, isMost: true);
            if (File.Exists("/usr/bin/dcmmkdir"))
            {
                File.Delete(Path.Combine(root, "DICOMDIR"));
                var start = Stopwatch.GetTimestamp();
                Stopper.Run("dcmmkdir", "+r", "+id", root, "+D", Path.Combine(root, "DICOMDIR"), "DICOM");
                Console.WriteLine(FormattableString.Invariant($"  {$"dcmmkdir / cp -r, {name}",-64} {Stopwatch.GetElapsedTime(start).TotalSeconds / medians[1],8:0.000}"));
            }
            return isMet;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<string> MakeMedium(string root, int count, int rows, int series)
    {
        var staging = Path.Combine(root, "DICOM", "ST000001");
        var paths = new SyntheticStudy
        {
            Modality = SyntheticModality.Ct,
            PatientName = new PersonName("Öberg^Åsa Märta"),
            PatientId = PatientId.Unverified("191212121212"),
            AccessionNumber = "BENCH",
            StudyDate = new DateOnly(2024, 1, 15),
            InstanceCount = count,
            SeriesCount = series,
            PixelSize = rows,
        }.Write(staging, CancellationToken.None);
        var ids = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            var folder = string.Create(CultureInfo.InvariantCulture, $"SE{((long)i * series / count) + 1:D6}");
            Directory.CreateDirectory(Path.Combine(staging, folder));
            File.Move(paths[i], Path.Combine(staging, folder, Path.GetFileName(paths[i])));
            ids.Add($"DICOM/ST000001/{folder}/{Path.GetFileName(paths[i])}");
        }
        return ids;
    }
}
