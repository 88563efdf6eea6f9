using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Dicom;
using RadOps.Dicom.Synthetic;
using RadOps.Documents.Medium;
using RadOps.Formats.Policies;
using RadOps.Storage;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests;

/// <summary>A place where a test makes media: studies, a register and the service, in a folder that goes away.</summary>
internal sealed class ExportBench : IDisposable
{
    public const string Accession = "N2600001";

    /// <summary>NB14: the patient picks it up, and nobody has seen an identity document yet.</summary>
    public static readonly ReleaseRequest PickUp = new()
    {
        RequestId = "P001",
        Organisation = "NuSjukvarden",
        PatientId = PatientId.Unverified("19121212-1212"),
        AccessionNumber = Accession,
        Examination = "CT torax",
        ExaminationDate = new(2026, 6, 8),
        Recipient = RecipientType.Patient,
        RecipientLocation = RecipientLocation.InsideRegion,
        Purpose = ReleasePurpose.PrivateUse,
        Signature = SignatureStatus.Final,
        PhysicianAdvice = PhysicianAdvice.Release,
        IepConnected = false,
        Medium = MediumType.Cd,
        Delivery = DeliveryMethod.PickUp,
    };

    /// <summary>NB20: a hospital outside the region, consent recorded, on CD.</summary>
    public static readonly ReleaseRequest Allowed = new()
    {
        RequestId = "B001",
        Organisation = "NuSjukvarden",
        PatientId = PatientId.Unverified("19121212-1212"),
        AccessionNumber = Accession,
        Examination = "CT torax",
        ExaminationDate = new(2026, 6, 8),
        Recipient = RecipientType.Hospital,
        RecipientLocation = RecipientLocation.OutsideRegion,
        RecipientName = new("Karlstad centralsjukhus"),
        Destination = "Röntgen Karlstad",
        Orderer = "dr Vik",
        OrderingClinic = "Ortopedkliniken Karlstad",
        Signature = SignatureStatus.Final,
        Consent = ConsentForm.Written,
        IepConnected = false,
        Medium = MediumType.Cd,
    };

    private readonly TemporaryFolder folder = new();

    public ExportBench(IRegisterStore? store = null)
    {
        Store = store ?? RegisterFactory.Open(Path.Combine(folder.Path, "register.db"), TimeProvider.System);
        Register = new(Store, TimeProvider.System, new("abcde", "Röntgen Provsjukhuset"));
        Journal = new(Store, TimeProvider.System, Register.Context, Workers);
        Service = new(new(new PolicyCatalog(PolicyFiles.BuiltIn()), Register, TimeProvider.System), Register, Journal, new(Dicom, new MediumPages(), new PlainPapers(), PriceList.Empty), TimeProvider.System);
    }

    public DicomFiles Dicom { get; } = new();

    public IRegisterStore Store { get; }

    public ReleaseRegister Register { get; }

    public FakeWorkers Workers { get; } = new();

    public ExportJournal Journal { get; }

    public MediaExportService Service { get; }

    public string Studies => Path.Combine(folder.Path, "studies");

    public string Reports => Path.Combine(folder.Path, "reports");

    public string Destination => Path.Combine(folder.Path, "media");

    public IReadOnlyList<string> AddStudy(string accession = Accession, int count = 5, string patient = "191212121212", string variant = "") => new SyntheticStudy
    {
        Modality = SyntheticModality.Ct,
        PatientName = new("Öberg^Åsa Märta"),
        PatientId = PatientId.Unverified(patient),
        AccessionNumber = accession,
        StudyDate = new(2026, 6, 8),
        InstanceCount = count,
        PixelSize = 16,
        Variant = variant,
    }.Write(Path.Combine(Studies, accession + variant), CancellationToken.None);

    public void AddReport(string accession = Accession)
    {
        Directory.CreateDirectory(Reports);
        File.WriteAllBytes(Path.Combine(Reports, accession + ".pdf"), "%PDF-1.4\n%%EOF\n"u8.ToArray());
    }

    public ExportPlan Plan(ReleaseRequest? request = null, MediumType medium = MediumType.Unknown) => Service.Plan(new()
    {
        Request = request ?? Allowed,
        Studies = StudyIndex.Build(Dicom, [Studies]),
        Destination = Destination,
        Medium = medium,
        ReportRoot = Reports,
    });

    /// <summary>Goes on with what was begun, as Resume-MediaExport does.</summary>
    public MediaExport Resume(OpenExport open) => Service.Execute(Service.Resume(open, roots => StudyIndex.Build(Dicom, roots)));

    /// <summary>Lets a worker die as a step begins: it does nothing more, and cleans nothing up.</summary>
    public ExportPlan DieAt(ExportStepKind step)
    {
        var plan = Plan();
        using var reached = new ManualResetEventSlim();
        new Thread(() => Service.Execute(plan, new Dying(step, reached))) { IsBackground = true }.Start();
        reached.Wait(TestContext.Current.CancellationToken);
        Workers.KillAll();
        return plan;
    }

    private sealed class Dying(ExportStepKind step, ManualResetEventSlim reached) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value)
        {
            if (value.Step != step) return;
            reached.Set();
            Thread.Sleep(Timeout.Infinite);
        }
    }

    /// <summary>Every file and folder under the bench, with its contents: two equal texts are two equal trees.</summary>
    public string Tree(string? under = null) => string.Join('\n', Directory
        .EnumerateFileSystemEntries(under ?? folder.Path, "*", SearchOption.AllDirectories)
        .Where(path => !Path.GetFileName(path).StartsWith("register.db", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => File.Exists(path) ? $"{path} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}" : path));

    public void Dispose()
    {
        Store.Dispose();
        folder.Dispose();
    }
}
