using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Papers;
using RadOps.Core.Register;
using RadOps.Dicom;
using RadOps.Dicom.Synthetic;
using RadOps.Site;
using RadOps.Storage;
using Xunit;

namespace RadOps.Cli.Tests.Batch;

/// <summary>
/// Orders with their studies and reports, for real radops processes to work through, and what must hold of what they leave. Every other order is a hospital's, with a
/// report; the others are patients', who pick up what they are invoiced for.
/// </summary>
internal sealed class OrderYard : IDisposable
{
    private const string Header = "RequestId;Organisation;PatientId;AccessionNumber;Examination;ExaminationDate;Recipient;RecipientLocation;RecipientName;Destination;Orderer;OrderingClinic;Purpose;PhysicianAdvice;Delivery;Signature;Consent;ConsentBy;ConsentAt;IepConnected;Medium\n";

    private readonly ToolProcess tool = new();
    private readonly int count;

    /// <param name="count">How many orders.</param>
    /// <param name="pixels">Rows of the images.</param>
    /// <param name="disk">Folder for media and register; the yard's own where null.</param>
    public OrderYard(int count, int pixels = 16, string? disk = null)
    {
        this.count = count;
        var own = disk ?? tool.Folder;
        (Register, Media) = (Path.Combine(own, "register.db"), Path.Combine(own, "media"));
        tool.File("site.yaml", $"site: Röntgen Provsjukhuset\nregister: \"sqlite:{Register}\"\n");
        tool.File("orders.csv", Header + string.Concat(Enumerable.Range(1, count).Select(Order)));
        Directory.CreateDirectory(Path.Combine(tool.Folder, "reports"));
        for (var number = 1; number <= count; number++)
        {
            tool.File($"reports/N{number}.pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray());
            new SyntheticStudy
            {
                Modality = SyntheticModality.Ct,
                PatientName = new("Öberg^Åsa Märta"),
                PatientId = PatientId.Unverified("191212121212"),
                AccessionNumber = $"N{number}",
                StudyDate = new(2026, 6, 8),
                InstanceCount = 3,
                PixelSize = pixels,
            }.Write(Path.Combine(tool.Folder, "studies", $"N{number}"), TestContext.Current.CancellationToken);
        }

        RegisterFactory.Open(Register, TimeProvider.System).Dispose();
    }

    public string Register { get; }

    public string Media { get; }

    private static string Order(int number) => IsHospitals(number)
        ? $"B{number};NuSjukvarden;19121212-1212;N{number};CT torax;2026-06-08;Hospital;OutsideRegion;Karlstad centralsjukhus;Röntgen Karlstad;dr Vik;Ortopedkliniken Karlstad;;;;Final;Written;dr Vik;2026-06-08;nej;Cd\n"
        : $"B{number};NuSjukvarden;19121212-1212;N{number};CT torax;2026-06-08;Patient;InsideRegion;;;;;PrivateUse;Release;PickUp;Final;;;;nej;Cd\n";

    private static bool IsHospitals(int number) => number % 2 == 1;

    /// <summary>Starts a process that works through all the orders.</summary>
    public Process Begin() => Started("export", "orders.csv", "--study-root", "studies", "--report-root", "reports", "--destination", Media, "--throttle", "3", "--site", "site.yaml");

    /// <summary>Starts a process that goes on with what was begun.</summary>
    public Process Resume() => Started("export", "--resume", "--throttle", "3", "--site", "site.yaml");

    /// <summary>Works through all the orders, to the end.</summary>
    public (int ExitCode, string Output, string Errors) Run() => tool.Run("export", "orders.csv", "--study-root", "studies", "--report-root", "reports", "--destination", Media, "--throttle", "3", "--site", "site.yaml", "--output", "csv");

    public IRegisterStore OpenRegister() => RegisterFactory.Open(Register, TimeProvider.System, RegisterAccess.ReadOnly);

    /// <summary>What must hold when all is over: each order has led to one medium, one register line, one note, one invoice basis where it is asked for; nothing is left beside them.</summary>
    public void AssertEachOnce()
    {
        using var workplace = Workplace.Open(new() { Register = $"sqlite:{Register}", CareUnit = "Röntgen", Environment = _ => null });
        var releases = workplace.Releases.Find(new(), TestContext.Current.CancellationToken).ToList();
        Assert.Equal(Enumerable.Range(1, count).Select(number => $"B{number}").Order(StringComparer.Ordinal), releases.Select(release => release.RequestId).Order(StringComparer.Ordinal));
        Assert.Empty(workplace.Exports.FindOpen(TestContext.Current.CancellationToken));
        AssertFolders(releases);
        foreach (var release in releases)
        {
            Assert.DoesNotContain(new DicomFiles().VerifyMedium(release.Path!, TestContext.Current.CancellationToken), finding => finding.Severity is FindingSeverity.Error);
            Assert.Equal(release.ManifestSha256, HashOf(Path.Combine(release.Path!, "IHE_PDI", "MANIFEST.TXT")));
            Complete(workplace, release);
        }

        var events = workplace.Register.Read(new(), TestContext.Current.CancellationToken).ToList();
        Assert.Equal(count, events.Count(item => item.Kind == EventKinds.Release));
        Assert.Equal(count, events.Count(item => item.Kind == EventKinds.ReferralNote));
        Assert.Equal(count / 2, events.Count(item => item.Kind == EventKinds.InvoiceBasis));
        Assert.Equal(count, events.Count(item => item.Kind == EventKinds.ReleaseClosed));
        AssertPapers(events, releases);
        Assert.Empty(ReleaseAudit.Run(workplace.Register, TimeProvider.System, null, TestContext.Current.CancellationToken).Findings);
    }

    public void Dispose() => tool.Dispose();

    private Process Started(params string[] args)
    {
        var process = tool.Start(args);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void AssertFolders(List<MediaExport> releases)
    {
        var ids = releases.Select(release => release.ExportId).Order(StringComparer.Ordinal).ToList();
        Assert.Equal([.. ids, PaperFolder.Name], Names(Media));
        Assert.Equal(ids, Names(Path.Combine(Media, PaperFolder.Name)));

        static IEnumerable<string> Names(string folder) => Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
    }

    /// <summary>Every paper is whole, and the one that the register knows; none is there that it does not know.</summary>
    private void AssertPapers(List<RegisterEvent> events, List<MediaExport> releases)
    {
        foreach (var release in releases)
        {
            var recorded = events
                .Where(item => item.Kind == EventKinds.ExportStep)
                .Select(item => JsonDocument.Parse(item.Payload!.Utf8).RootElement)
                .Last(step => step.GetProperty("exportId").GetString() == release.ExportId && step.GetProperty("step").GetString() == nameof(ExportStepKind.Papers))
                .GetProperty("papers").EnumerateArray()
                .Select(paper => $"{paper.GetProperty("name").GetString()} {paper.GetProperty("sha256").GetString()}");
            Assert.Equal(
                recorded.Order(StringComparer.Ordinal),
                Directory.EnumerateFiles(Path.Combine(Media, PaperFolder.Name, release.ExportId)).Select(path => $"{Path.GetFileName(path)} {HashOf(path)}").Order(StringComparer.Ordinal));
        }
    }

    /// <summary>What the desk does with a medium that is ready.</summary>
    private static void Complete(Workplace workplace, MediaExport release)
    {
        var handOver = IsHospitals(int.Parse(release.RequestId.AsSpan(1), CultureInfo.InvariantCulture))
            ? new HandOver(HandOverKind.Posted) { Address = AddressType.Recipient }
            : new HandOver(HandOverKind.PickedUp) { Patient = new(IdentityDocument.DrivingLicence, workplace.Today.AddYears(3)) };
        var done = release.OpenDuties.Select(DutyTable.Of).Where(duty => duty.Step is not (ExportStepKind.AddressLetter or ExportStepKind.HandOver)).Aggregate(CompletedSteps.None, (all, duty) => all | duty.Attested);
        workplace.Completion.Complete(release.ExportId, handOver, done);
        workplace.Completion.MarkPasted(release.ExportId);
    }

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
