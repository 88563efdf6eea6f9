using RadOps.Core.Archives;
using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;

namespace RadOps.Core.Tests.Completion;

/// <summary>The desk of a department that makes media out of nothing: everything is recorded as the chain records it, and no file is written.</summary>
internal sealed class ChainBench : IDisposable
{
    /// <summary>A day on which the packs hold.</summary>
    internal static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(1));

    internal static readonly DateOnly Valid = new(2030, 1, 31);

    internal ChainBench(MemoryRegister? store = null)
    {
        Store = store ?? new MemoryRegister(Clock);
        Register = new(Store, Clock, new("sve11", "Röntgen NÄL"));
        Desk = new(BuiltIn.Catalog, Register, Clock);
        Journal = new(Store, Clock, Register.Context, new FakeWorkers());
        Completion = new(Store, Register, Desk, Clock);
    }

    internal SetClock Clock { get; } = new(Now);

    internal MemoryRegister Store { get; }

    internal ReleaseRegister Register { get; }

    internal ReleaseDesk Desk { get; }

    internal ExportJournal Journal { get; }

    internal ReleaseCompletion Completion { get; }

    /// <summary>NB13 to NB15: a patient who wants the images for private use, on CD.</summary>
    internal static ReleaseRequest Patient(DeliveryMethod delivery, string id = "P1") => new()
    {
        RequestId = id,
        Organisation = "NuSjukvarden",
        PatientId = PatientId.Parse("198112189876", new(2026, 11, 21)),
        AccessionNumber = "N1",
        Examination = "CT torax",
        ExaminationDate = new(2026, 6, 8),
        Recipient = RecipientType.Patient,
        RecipientLocation = RecipientLocation.InsideRegion,
        Purpose = ReleasePurpose.PrivateUse,
        Signature = SignatureStatus.Final,
        PhysicianAdvice = PhysicianAdvice.Release,
        IepConnected = false,
        Medium = MediumType.Cd,
        Delivery = delivery,
    };

    /// <summary>NB23: a private provider without IEP, whose disc asks for two notes.</summary>
    internal static ReleaseRequest Provider(string id = "V1") => Patient(DeliveryMethod.Unknown, id) with
    {
        Recipient = RecipientType.PrivateProvider,
        RecipientName = new("Husläkarna Åby"),
        RecipientLocation = RecipientLocation.OutsideRegion,
        Destination = "Husläkarna Åby",
        Purpose = ReleasePurpose.Unknown,
        Consent = ConsentForm.Written,
        ConsentBy = "ssk Ek",
        ConsentAt = new(2026, 11, 20),
    };

    /// <summary>Makes a medium, as far as the register knows.</summary>
    internal MediaExport Make(ReleaseRequest request, bool report = true)
    {
        var decision = Desk.Decide(request);
        DecisionGate.RequireMedium(decision);
        // Every step that there is.
        var plan = TestPlans.Of(request, Register.NewExportId()) with { Decision = decision, Papers = "papers", ReportPdf = "N1.pdf", Fetch = new("pacs", new Dictionary<string, IReadOnlyList<ArchivedInstance>>(), request.RequestId) };
        var run = Journal.Take(plan, out _)!;
        foreach (var step in plan.Steps.Where(step => step.By == StepActor.RadOps).Select(step => step.Kind).TakeWhile(kind => kind < ExportStepKind.Register).Skip(1))
            Journal.Done(run, step, new ExportStepPayload { ManifestSha256 = step == ExportStepKind.Verify ? "ab" : null });
        var record = ReleaseRecord.From(decision, run.ExportId, ReleaseOrigin.Export, plan.Medium) with { ManifestSha256 = "ab", InstanceCount = 5, Report = report, Path = plan.Target };
        var basis = decision.Duties.Contains(EventKinds.InvoiceBasis) ? Register.DrawUp(decision, PriceList.Empty, run.ExportId, plan.Medium) : null;
        Journal.Finish(run, step => Register.Record(record, basis, step));
        Journal.Leave(run);
        return Register.Get(run.ExportId);
    }

    internal static IdentityCheck Id(DateOnly? validTo = null) => new(IdentityDocument.DrivingLicence, validTo ?? Valid);

    public void Dispose() => Store.Dispose();
}
