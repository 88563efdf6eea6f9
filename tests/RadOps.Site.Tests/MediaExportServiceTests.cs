using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests;

/// <summary>The way from a request to a medium, with real files and a real register.</summary>
public sealed class MediaExportServiceTests : IDisposable
{
    private readonly ExportBench bench = new();

    public void Dispose() => bench.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("H-11", "H-26")]
    public void Makes_a_medium_that_holds_every_instance_and_is_in_the_register()
    {
        bench.AddStudy();
        bench.AddReport();
        var made = bench.Service.Execute(bench.Plan(), cancellationToken: Cancel);

        Assert.Equal((5, true, true, MediumType.Cd), (made.InstanceCount, made.Images, made.Report, made.Medium));
        Assert.Equal("CT torax 260608: Skickas till Röntgen Karlstad fvb. Karlstad centralsjukhus enl. dr Vik, Ortopedkliniken Karlstad.", made.RegisterLine);
        Assert.Equal(
            ["DICOM/ST000001/SE000001/IM000001", "DICOM/ST000001/SE000001/IM000002", "DICOM/ST000001/SE000001/IM000003", "DICOM/ST000001/SE000001/IM000004", "DICOM/ST000001/SE000001/IM000005", "DICOM/ST000001/SE000002/IM000001", "DICOMDIR", "IHE_PDI/MANIFEST.TXT", "IHE_PDI/REPORT.PDF", "INDEX.HTM", "README.TXT"],
            Directory.EnumerateFiles(made.Path!, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(made.Path!, file)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(bench.Dicom.VerifyMedium(made.Path!, Cancel), finding => finding.Severity is FindingSeverity.Error);
        Assert.Equal([EventKinds.ExportBegun, EventKinds.ExportClaimed, EventKinds.Release], bench.Store.Read(new(), Cancel).Select(item => item.Kind).Where(kind => kind != EventKinds.ExportStep));
        Assert.Empty(SealedLists.In(made));
        Assert.Equal([made.ExportId], bench.Register.Find(new(), Cancel).Select(export => export.ExportId));
    }

    [Fact]
    public void The_manifest_is_checked_by_sha256sum()
    {
        var program = Peer.Find("sha256sum");
        Assert.SkipWhen(program is null, "sha256sum is not installed");
        bench.AddStudy();
        var made = bench.Service.Execute(bench.Plan(), cancellationToken: Cancel);
        Assert.Equal(0, Peer.Run(program!, ["-c", "--strict", MediumManifest.FileName], made.Path).ExitCode);
    }

    [Fact]
    [Requirement("N-13", "C18")]
    public void The_pages_name_the_patient_by_a_masked_number_only()
    {
        bench.AddStudy();
        var made = bench.Service.Execute(bench.Plan(), cancellationToken: Cancel);
        foreach (var page in new[] { MediumDraft.IndexFile, MediumDraft.ReadmeFile })
        {
            var text = File.ReadAllText(Path.Combine(made.Path!, page));
            Assert.DoesNotContain("1212-1212", text, StringComparison.Ordinal);
            Assert.DoesNotContain("191212121212", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Åsa", text, StringComparison.Ordinal);
            Assert.Contains("Röntgen Provsjukhuset", System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal);
            Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_plan_changes_nothing_and_names_every_step()
    {
        bench.AddStudy();
        var before = bench.Tree();
        var plan = bench.Plan();
        Assert.Equal(before, bench.Tree());
        Assert.Empty(bench.Store.Read(new(), Cancel));
        Assert.Equal(
            [ExportStepKind.Begin, ExportStepKind.Stage, ExportStepKind.WriteDirectory, ExportStepKind.WritePages, ExportStepKind.Verify, ExportStepKind.Publish, ExportStepKind.Papers, ExportStepKind.Register],
            plan.Steps.Where(step => step.By == StepActor.RadOps).Select(step => step.Kind).TakeWhile(kind => kind < ExportStepKind.MakeMedium));
        Assert.Equal(
            [ExportStepKind.MakeMedium, ExportStepKind.Label, ExportStepKind.PrintReports, ExportStepKind.HandOver, ExportStepKind.PasteNotes],
            plan.Steps.Where(step => step.By == StepActor.Person).Select(step => step.Kind));
    }

    [Fact]
    [Requirement("N-14")]
    public void Where_no_pdf_is_given_the_report_is_left_to_be_printed()
    {
        bench.AddStudy();
        var made = bench.Service.Execute(bench.Plan(), cancellationToken: Cancel);
        Assert.False(made.Report);
        Assert.Contains("PrintReports", made.Duties);
    }

    [Fact]
    [Requirement("N-14", "N-25", "C19")]
    public void An_unsigned_report_stays_behind_in_an_emergency()
    {
        bench.AddStudy();
        bench.AddReport();
        var made = bench.Service.Execute(
            bench.Plan(ExportBench.Allowed with { Situation = Situation.EmergencyWithPatient, Signature = SignatureStatus.Unsigned }), cancellationToken: Cancel);
        Assert.False(made.Report);
        Assert.False(File.Exists(Path.Combine(made.Path!, "IHE_PDI", "REPORT.PDF")));
        Assert.DoesNotContain("PrintReports", made.Duties);
    }

    public static TheoryData<string, string> NotAllowed => new()
    {
        { nameof(SignatureStatus), "ReleaseDenied" },
        { nameof(ConsentForm), "ReleaseNeeds" },
        { nameof(RecipientType), "ReleaseOpen" },
        { nameof(MediumType), "RouteIsNotMedia" },
    };

    [Theory]
    [MemberData(nameof(NotAllowed))]
    [Requirement("N-02", "N-04", "N-45")]
    public void Makes_no_medium_that_the_decision_taken_anew_does_not_allow(string changed, string code)
    {
        bench.AddStudy();
        var request = changed switch
        {
            nameof(SignatureStatus) => ExportBench.Allowed with { Signature = SignatureStatus.Preliminary },
            nameof(ConsentForm) => ExportBench.Allowed with { Consent = ConsentForm.None },
            nameof(RecipientType) => ExportBench.Allowed with { Recipient = RecipientType.Company },
            _ => ExportBench.Allowed with { IepConnected = true, Medium = MediumType.Unknown },
        };
        var before = bench.Tree();
        var error = Assert.Throws<RadOpsException>(() => bench.Plan(request));
        Assert.Equal((code, ErrorKind.NotPermitted, "B001"), (error.Code, error.Kind, error.Target));
        Assert.Equal(before, bench.Tree());
    }

    [Fact]
    [Requirement("N-18")]
    public void Names_the_cmdlet_to_use_where_the_route_is_another()
    {
        bench.AddStudy();
        var inRegion = ExportBench.Allowed with { RecipientLocation = RecipientLocation.InsideRegion, ArchivedInBfr = false, Medium = MediumType.Unknown };
        Assert.Contains("Send-ToBfr", Assert.Throws<RadOpsException>(() => bench.Plan(inRegion)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_of_another_patient_stops_the_medium()
    {
        bench.AddStudy();
        var stray = bench.AddStudy(patient: "192001011234", variant: "x", count: 1);
        var error = Assert.Throws<RadOpsException>(() => bench.Plan());
        Assert.Equal("PatientMismatch", error.Code);
        Assert.Contains(bench.Dicom.Scan(stray, Cancel).Single().SopInstanceUid!, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("20010112", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_stops_the_medium()
    {
        var last = bench.AddStudy()[^1];
        using (var file = File.OpenWrite(last))
            file.SetLength(file.Length - 10);
        Assert.Equal("DamagedFile", Assert.Throws<RadOpsException>(() => bench.Plan()).Code);
    }

    [Fact]
    public void Stopping_in_the_middle_leaves_nothing_but_the_registers_word()
    {
        bench.AddStudy(count: 40);
        var before = bench.Tree();
        using var stop = new CancellationTokenSource();
        var plan = bench.Plan();
        Assert.ThrowsAny<OperationCanceledException>(() => bench.Service.Execute(plan, new StopAt(stop, 10), stop.Token));
        Assert.Equal(before, bench.Tree());
        Assert.Equal([EventKinds.ExportBegun, EventKinds.ExportClaimed, EventKinds.ExportStopped], bench.Store.Read(new(), Cancel).Select(item => item.Kind));
    }

    [Fact]
    public void A_source_that_changes_under_way_is_found_when_reading_back()
    {
        var files = bench.AddStudy();
        var plan = bench.Plan();
        File.WriteAllText(files[0], "not what was planned");
        var before = bench.Tree();
        Assert.Throws<RadOpsException>(() => bench.Service.Execute(plan, cancellationToken: Cancel));
        Assert.Equal(before, bench.Tree());
    }

    [Fact]
    public void A_target_that_exists_is_never_written_over()
    {
        bench.AddStudy();
        var plan = bench.Plan();
        Directory.CreateDirectory(plan.Target);
        File.WriteAllText(Path.Combine(plan.Target, "x"), "somebody's");
        var before = bench.Tree();
        Assert.Equal("DestinationExists", Assert.Throws<RadOpsException>(() => bench.Service.Execute(plan, cancellationToken: Cancel)).Code);
        Assert.Equal(before, bench.Tree());
    }

    [Fact]
    public void A_destination_that_is_a_file_is_an_error_with_its_cause()
    {
        bench.AddStudy();
        File.WriteAllText(bench.Destination, "a file");
        var before = bench.Tree();
        Assert.Equal("DestinationNotWritable", Assert.Throws<RadOpsException>(() => bench.Service.Execute(bench.Plan(), cancellationToken: Cancel)).Code);
        Assert.Equal(before, bench.Tree());
    }

    [Fact]
    public void A_study_larger_than_the_medium_is_refused_before_anything_is_written()
    {
        var file = bench.AddStudy(count: 1)[0];
        using (var stream = File.OpenWrite(file))
            Assert.True(stream.Length < MediumCapacity.Of(MediumType.Cd));
        var huge = new DicomHeader
        {
            Path = file,
            Status = DicomFileStatus.Ok,
            PatientId = ExportBench.Allowed.PatientId,
            StudyInstanceUid = "1.2.3",
            SeriesInstanceUid = "1.2.3.1",
            SopInstanceUid = "1.2.3.1.1",
            SopClassUid = "1.2.840.10008.5.1.4.1.1.2",
            AccessionNumber = ExportBench.Accession,
            Length = MediumCapacity.Of(MediumType.Cd)!.Value + 1,
        };
        var order = new ExportOrder { Request = ExportBench.Allowed, Studies = StudyIndex.Build(new OneFile(huge), []), Destination = bench.Destination };
        Assert.Equal("MediumTooSmall", Assert.Throws<RadOpsException>(() => bench.Service.Plan(order)).Code);
    }

    [Fact]
    public void A_release_that_the_register_cannot_take_leaves_no_medium()
    {
        using var failing = new ExportBench(new FailingRegister(EventKinds.Release));
        failing.AddStudy();
        var before = failing.Tree();
        var plan = failing.Plan();
        Assert.Equal("RegisterUnreachable", Assert.Throws<RadOpsException>(() => failing.Service.Execute(plan, cancellationToken: Cancel)).Code);
        Assert.Equal(before, failing.Tree());
    }

    [Fact]
    [Requirement("H-10", "C04")]
    public void A_second_release_of_the_study_to_the_same_destination_waits_for_acknowledgement_in_Halland()
    {
        bench.AddStudy();
        var order = ExportBench.Allowed with
        {
            Organisation = "RegionHalland",
            Recipient = RecipientType.Clinic,
            RecipientLocation = RecipientLocation.InsideRegion,
            OrderChannel = OrderChannel.Sefos,
            Medium = MediumType.Usb,
        };
        bench.Service.Execute(bench.Plan(order), cancellationToken: Cancel);
        var again = order with { RequestId = "B002" };
        Assert.Equal("ReleaseNeeds", Assert.Throws<RadOpsException>(() => bench.Plan(again)).Code);
        bench.Service.Execute(bench.Plan(again with { RegisterHitAcknowledged = true }), cancellationToken: Cancel);
    }

    private sealed class StopAt(CancellationTokenSource stop, int file) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value)
        {
            if (value is { Step: ExportStepKind.Stage } && value.Done == file)
                stop.Cancel();
        }
    }
}
