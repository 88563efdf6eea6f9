using System.Globalization;
using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Dicom;
using RadOps.Dicom.Synthetic;
using RadOps.Documents.Medium;
using RadOps.Formats.Policies;

namespace RadOps.Benchmarks;

/// <summary>A whole medium, headers read, copied, hashed, with DICOMDIR and pages and read back, beside <c>cp -r</c> of the same files.</summary>
public sealed class MediumCommand : IBenchCommand
{
    private const double Target = 1.3;

    /// <inheritdoc/>
    public string Name => "medium";

    /// <inheritdoc/>
    public string Description => "a whole verified medium of 2,000 files beside cp -r; arguments: [files] [rows of the images]";

    /// <inheritdoc/>
    public int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
        var rows = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 512;
        var folder = Directory.CreateTempSubdirectory("radops-bench-").FullName;
        try
        {
            var (studies, copy, media) = (Path.Combine(folder, "studies"), Path.Combine(folder, "copy"), Path.Combine(folder, "media"));
            WriteStudy(studies, count, rows);
            var decision = new PolicyCatalog(PolicyFiles.BuiltIn()).For("NuSjukvarden").Decide(Request, new DateOnly(2026, 11, 21));
            Console.WriteLine(FormattableString.Invariant($"A medium of {count} CT files of {rows} x {rows}, warm cache, {Environment.ProcessorCount} processors:"));
            var medians = Stopper.Medians(
                5,
                () => Clear(copy, media),
                () => Stopper.Run("cp", "-r", studies, copy),
                () => Clear(copy, media),
                () => Make(studies, media, decision));
            return Stopper.Print("RadOps, verified / cp -r", medians[3] / medians[1], Target, isMost: true) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ReleaseRequest Request => new()
    {
        RequestId = "BENCH",
        Organisation = "NuSjukvarden",
        PatientId = PatientId.Unverified("191212121212"),
        AccessionNumber = "BENCH",
        Recipient = RecipientType.Hospital,
        RecipientLocation = RecipientLocation.OutsideRegion,
        Signature = SignatureStatus.Final,
        Consent = ConsentForm.Written,
        IepConnected = false,
        Medium = MediumType.Usb,
    };

    private static void WriteStudy(string folder, int count, int rows) => new SyntheticStudy
    {
        Modality = SyntheticModality.Ct,
        PatientName = new PersonName("Öberg^Åsa Märta"),
        PatientId = PatientId.Unverified("191212121212"),
        AccessionNumber = "BENCH",
        StudyDate = new DateOnly(2024, 1, 15),
        InstanceCount = count,
        SeriesCount = 10,
        PixelSize = rows,
    }.Write(folder, CancellationToken.None);

    private static void Make(string studies, string media, ReleaseDecision decision)
    {
        var dicom = new DicomFiles();
        var selection = StudySelection.Select(StudyIndex.Build(dicom, [studies]), decision.Request, includeReports: false);
        var plan = new ExportPlan
        {
            ExportId = "R-20261121-BENCH1",
            Decision = decision,
            Medium = MediumType.Usb,
            Target = Path.Combine(media, "R-20261121-BENCH1"),
            Files = MediumLayout.Arrange(selection.Instances),
            Notes = selection.Notes,
            MoreDuties = [],
        };
        var draft = new MediumDraft(plan, Path.Combine(media, "draft"), dicom);
        draft.Stage();
        draft.WriteDirectory();
        draft.WritePages(new MediumPages(), "Röntgen", TimeProvider.System.GetLocalNow());
        draft.Verify();
        Directory.Move(Path.Combine(media, "draft"), plan.Target);
    }

    private static void Clear(params string[] folders)
    {
        foreach (var folder in folders.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }
}
