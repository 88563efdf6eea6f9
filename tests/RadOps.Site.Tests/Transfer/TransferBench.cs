using RadOps.Core.Export;
using RadOps.Core.Policies;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Transfer;
using RadOps.Dicom;
using RadOps.Dicom.Network;
using RadOps.Dicom.Synthetic;
using RadOps.Formats.Policies;
using RadOps.Storage;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Transfer;

/// <summary>A place where a test sends studies: files, a register and the service, in a folder that goes away.</summary>
internal sealed class TransferBench : IDisposable
{
    public const string Accession = "N2600001";

    /// <summary>An order of the study by a hospital outside the region that has IEP.</summary>
    public static readonly ReleaseRequest ToKarlstad = new()
    {
        RequestId = "B001",
        Organisation = "NuSjukvarden",
        PatientId = Core.Identity.PatientId.Unverified("191212121212"),
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
        ConsentBy = "dr Vik",
        ConsentAt = new(2026, 11, 20),
        IepConnected = true,
    };

    private static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();

    public TransferBench(IRegisterStore? store = null)
    {
        Store = store ?? RegisterFactory.Open(Path.Combine(folder.Path, "register.db"), Clock);
        Register = new(Store, Clock, new("abcde", "Röntgen Provsjukhuset"));
        Service = new(new(new PolicyCatalog(PolicyFiles.BuiltIn()), Register, Clock), new(Store, Register), new(new DicomFiles(), Staging, Clock), Clock);
        Directory.CreateDirectory(Staging);
        Directory.CreateDirectory(Reports);
    }

    /// <summary>A clock that goes, from a day on which the packs are in force.</summary>
    public TimeProvider Clock { get; } = new ShiftedClock(Start);

    public IRegisterStore Store { get; }

    public ReleaseRegister Register { get; }

    public TransferService Service { get; }

    /// <summary>Where reports are made instances; empty but while one is sent.</summary>
    public string Staging => Path.Combine(folder.Path, "staging");

    public string Reports => Path.Combine(folder.Path, "reports");

    public string Studies => Path.Combine(folder.Path, "studies");

    public static DicomNode Node(Archive archive, int? port = null) =>
        new() { AeTitle = archive.AeTitle, Host = "127.0.0.1", Port = port ?? archive.Port, ReplyTimeout = TimeSpan.FromSeconds(30) };

    public static DicomNode Node(StoreScp peer) => new() { AeTitle = "STORESCP", Host = "127.0.0.1", Port = peer.Process.Port, ReplyTimeout = TimeSpan.FromSeconds(30) };

    /// <summary>Writes a study.</summary>
    public List<string> AddStudy(int count = 10, string accession = Accession, string patient = "191212121212", int pixels = 16, string variant = "") =>
        [.. new SyntheticStudy
        {
            Modality = SyntheticModality.Ct,
            PatientName = new("Öberg^Åsa Märta"),
            PatientId = Core.Identity.PatientId.Unverified(patient),
            AccessionNumber = accession,
            StudyDate = new(2026, 6, 8),
            InstanceCount = count,
            PixelSize = pixels,
            Variant = variant,
        }.Write(Path.Combine(Studies, accession), CancellationToken.None)];

    /// <summary>Writes the study's report.</summary>
    public string AddReport(string contents = "%PDF-1.4\n%%EOF\n")
    {
        var path = Path.Combine(Reports, Accession + ".pdf");
        File.WriteAllText(path, contents);
        return path;
    }

    public string AddFile(string name, byte[] contents)
    {
        var path = Path.Combine(Studies, Accession, name);
        File.WriteAllBytes(path, contents);
        return path;
    }

    /// <summary>The order of the one study that lies here, made from it alone.</summary>
    public TransferOrder Order(DicomNode node, ReleaseRoute route = ReleaseRoute.Bfr, TransferPurpose purpose = TransferPurpose.InRegionCare, ReleaseRequest? said = null)
    {
        var studies = StudyIndex.Build(new DicomFiles(), [Studies]);
        var request = (said ?? new ReleaseRequest()) with { Organisation = said?.Organisation ?? "NuSjukvarden", TransferPurpose = purpose };
        return new TransferOrder
        {
            Request = route is ReleaseRoute.Iep ? request : StudyRequest.Of(studies, studies.Studies.Single(), request),
            Studies = studies,
            Route = route,
            Destination = new DicomDestination(node),
            ThrottleLimit = 2,
            ProofPatience = TimeSpan.FromSeconds(1),
        };
    }

    public async Task<TransferResult> SendAsync(DicomNode node, IProgress<TransferProgress>? progress = null, CancellationToken? token = null) => await SendAsync(Order(node), progress, token);

    public async Task<TransferResult> SendAsync(TransferOrder order, IProgress<TransferProgress>? progress = null, CancellationToken? token = null)
    {
        var plan = await Service.PlanAsync(order, TestContext.Current.CancellationToken);
        var result = await Service.ExecuteAsync(plan, progress, token ?? TestContext.Current.CancellationToken);
        AssertAccounted(result, plan);
        return result;
    }

    /// <summary>The kinds of the register's events, in their order.</summary>
    public IReadOnlyList<string> Kinds => [.. Store.Read(new()).Select(item => item.Kind)];

    public int Count(string kind) => Kinds.Count(found => found == kind);

    public void Dispose()
    {
        Store.Dispose();
        folder.Dispose();
    }

    /// <summary>The sum of the results is the list that was meant, file by file, and each that is not plainly there says why.</summary>
    private static void AssertAccounted(TransferResult result, TransferPlan plan)
    {
        string[] meant = [.. plan.Files.Select(file => file.Path), .. plan is { IsNeeded: true, ReportPdf: { } pdf } ? [pdf] : Array.Empty<string>()];
        Assert.Equal(meant, result.Instances.Select(instance => instance.Path));
        Assert.Equal(meant.Length, Enum.GetValues<TransferStatus>().Sum(result.Count));
        Assert.Empty(SealedLists.In(result));
        Assert.All(result.Instances, instance => Assert.True(instance.Status is TransferStatus.Sent || instance.Reason is { Length: > 0 }, $"{instance.Status} without a reason"));
        Assert.Equal(result.Outcome is TransferOutcome.Complete or TransferOutcome.NotNeeded, result.Problem is null && result.Verified == result.Meant && result.Outcome != TransferOutcome.AwaitingConfirmation);
    }
}
