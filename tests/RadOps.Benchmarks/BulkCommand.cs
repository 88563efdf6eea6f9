using System.Diagnostics;
using System.Globalization;
using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Dicom.Synthetic;
using RadOps.Site;
using RadOps.Site.Batch;

namespace RadOps.Benchmarks;

/// <summary>
/// A night's batch: 500 studies of 20 CT instances of 512 × 512 (0.5 MB each), every medium verified, with its papers and in the register, beside <c>cp -r</c>
/// of the same files. Memory is compared with that of a fifth of the batch.
/// </summary>
public sealed class BulkCommand : IBenchCommand
{
    private const double Target = 1.5;

    // What is held of each study's headers grows with the studies, a few kilobytes each, and nothing else does.
    private const double MemoryTarget = 1.5;

    /// <inheritdoc/>
    public string Name => "bulk";

    /// <inheritdoc/>
    public string Description => "media of 500 studies x 20 instances, papers and register, beside cp -r; arguments: [studies] [instances] [rows] [at once]";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        var (studies, instances, rows, throttle) = (Number(0, 500), Number(1, 20), Number(2, 512), Number(3, ExportBatch.DefaultThrottle));
        var folder = Directory.CreateTempSubdirectory("radops-bench-").FullName;
        try
        {
            var (source, copy) = (Path.Combine(folder, "studies"), Path.Combine(folder, "copy"));
            for (var study = 1; study <= studies; study++)
                Write(source, study, instances, rows);
            Console.WriteLine(FormattableString.Invariant($"{studies} studies of {instances} CT files of {rows} x {rows}, {throttle} media at once, warm cache, {Environment.ProcessorCount} processors:"));
            Make(folder, source, studies / 5, throttle);
            var small = HighestMemory();
            var medians = Stopper.Medians(
                3,
                () => Clear(folder, copy),
                () => Stopper.Run("cp", "-r", source, copy),
                () => Clear(folder, copy),
                () => Make(folder, source, studies, throttle));
            var met = Stopper.Print("RadOps, verified, papers and register / cp -r", medians[3] / medians[1], Target, isMost: true);
            return Stopper.Print("memory at its highest / that of a fifth of the studies", HighestMemory() / small, MemoryTarget, isMost: true) && met ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
    }

    private static void Make(string folder, string source, int count, int throttle)
    {
        using var workplace = Workplace.Open(new() { Register = $"sqlite:{Path.Combine(folder, "register.db")}", CareUnit = "Röntgen", Environment = _ => null });
        var media = Path.Combine(folder, "media");
        var studies = StudyIndex.Build(workplace.Dicom, [source]);
        RunAsync().GetAwaiter().GetResult();

        async Task RunAsync()
        {
            await using var batch = new ExportBatch(workplace, throttle);
            await foreach (var outcome in batch.MakeAsync(Enumerable.Range(1, count).ToAsyncEnumerable(), number => new() { Request = Order(number), Studies = studies, Destination = media }, null, CancellationToken.None).ConfigureAwait(false))
            {
                if (outcome.Failure is { } failure) throw failure;
            }
        }
    }

    private static string PatientOf(int number) => string.Create(CultureInfo.InvariantCulture, $"19121212{number:0000}");

    private static ReleaseRequest Order(int number) => new()
    {
        RequestId = string.Create(CultureInfo.InvariantCulture, $"B{number}"),
        Organisation = "NuSjukvarden",
        PatientId = PatientId.Unverified(PatientOf(number)),
        AccessionNumber = string.Create(CultureInfo.InvariantCulture, $"N{number}"),
        Examination = "CT torax",
        ExaminationDate = new(2026, 6, 8),
        Recipient = RecipientType.Hospital,
        RecipientLocation = RecipientLocation.OutsideRegion,
        Destination = "Röntgen Karlstad",
        Signature = SignatureStatus.Final,
        Consent = ConsentForm.Written,
        IepConnected = false,
        Medium = MediumType.Cd,
    };

    private static void Write(string source, int number, int instances, int rows) => new SyntheticStudy
    {
        Modality = SyntheticModality.Ct,
        PatientName = new PersonName("Öberg^Åsa Märta"),
        PatientId = PatientId.Unverified(PatientOf(number)),
        AccessionNumber = string.Create(CultureInfo.InvariantCulture, $"N{number}"),
        StudyDate = new DateOnly(2026, 6, 8),
        InstanceCount = instances,
        PixelSize = rows,
    }.Write(Path.Combine(source, string.Create(CultureInfo.InvariantCulture, $"N{number}")), CancellationToken.None);

    private static double HighestMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static void Clear(string folder, string copy)
    {
        foreach (var old in new[] { copy, Path.Combine(folder, "media") }.Where(Directory.Exists))
            Directory.Delete(old, recursive: true);
        foreach (var file in Directory.EnumerateFiles(folder, "register.db*"))
            File.Delete(file);
    }
}
