using RadOps.Core.Audit.Messages;
using RadOps.Core.Completion;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Identity;
using RadOps.Core.Intake.Payloads;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Core.Tests.Register;
using RadOps.Tests.Shared;

namespace RadOps.Core.Tests.Audit.Messages;

/// <summary>A register that holds an event of each kind that messages are made of, success and failure.</summary>
internal sealed class AuditLedger : IDisposable
{
    internal const string Study = "1.2.752.24.7.1";
    internal const string CtClass = "1.2.840.10008.5.1.4.1.1.2";
    internal const string SrClass = "1.2.840.10008.5.1.4.1.1.88.11";

    private static readonly PatientId Patient = PatientId.Parse(Decisions.Patient, Decisions.Day);
    private static readonly IReadOnlyList<StudyContents> Contents = [new(Study, new Dictionary<string, int> { [CtClass] = 118, [SrClass] = 1 })];

    private readonly SetClock clock = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
    private readonly EventDraft draft;

    internal AuditLedger(AuditPatients patients = AuditPatients.Key, string text = "Ortopedkliniken, Örebro")
    {
        Store = new MemoryRegister(clock);
        draft = new EventDraft(Store.SubjectSecret, clock, new OperatorContext("åsa11", "Röntgen"));
        Maker = new AuditMessageMaker(Store, new AuditReporter("Röntgen Provsjukhuset", "NuSjukvarden", "ws-17", "prov.example", "RADOPS"), patients, clock);
        Text = text;
    }

    internal MemoryRegister Store { get; }

    internal AuditMessageMaker Maker { get; }

    internal TimeProvider Clock => clock;

    /// <summary>What stands in every field that a person can write in.</summary>
    internal string Text { get; }

    internal AuditSpool Spool => new(Store, Maker, clock, new OperatorContext("cron", "Röntgen"));

    internal IReadOnlyList<AuditMessage> Messages => [.. Store.Read(new RegisterQuery()).SelectMany(Maker.Of)];

    public void Dispose() => Store.Dispose();

    /// <summary>One of each.</summary>
    internal AuditLedger AddAll()
    {
        foreach (var medium in (MediumType[])[MediumType.Iep, MediumType.Cd, MediumType.Usb, MediumType.Dvd, MediumType.Unknown]) AddRelease($"R-{medium}", medium, images: medium != MediumType.Unknown);
        AddRelease("R-Bfr", MediumType.Unknown, route: ReleaseRoute.Bfr);
        AddRelease("R-List", MediumType.Unknown, origin: ReleaseOrigin.Imported);
        Add(EventKinds.HandedOver, new HandOverPayload { ExportId = "R-Cd", Kind = HandOverKind.PickedUp, Decision = Decision() }, RegisterJson.Default.HandOverPayload);
        foreach (var kind in Enum.GetValues<CorrectionKind>()) Add(EventKinds.ReleaseCorrected, new CorrectionPayload { ExportId = "R-Cd", Kind = kind, Reason = Text, Reference = Text, WentTo = Text }, RegisterJson.Default.CorrectionPayload);
        foreach (var outcome in (ItemVerdict[])[ItemVerdict.Deny, ItemVerdict.Open, ItemVerdict.Needs]) Add(EventKinds.ReleaseRefused, new RefusalPayload { Request = Request(), Decision = DecisionPayload.Of(Decisions.Decide(Request(), outcome, ReleaseRoute.None)) }, RegisterJson.Default.RefusalPayload);
        Add(EventKinds.ExportBegun, new ExportBegunPayload { ExportId = "R-Fail", Order = "o", Medium = MediumType.Usb, Path = "/x", Request = Request(), Decision = Decision() }, RegisterJson.Default.ExportBegunPayload, "R-Fail");
        Add(EventKinds.ExportStopped, new ExportStoppedPayload("o", 2, "R-Fail", 1, "DiskFull", Text), RegisterJson.Default.ExportStoppedPayload);
        Add(EventKinds.ExportFailed, new ExportFailedPayload("o", 3, "R-Fail", "StudyChanged", Text), RegisterJson.Default.ExportFailedPayload);
        AddTransfer("T-1", failed: 0);
        AddTransfer("T-2", failed: 40);
        AddTransfer("T-3", failed: 119);
        Add(EventKinds.TransferConfirmed, new TransferConfirmedPayload("T-1", Text), RegisterJson.Default.TransferConfirmedPayload);
        Add(EventKinds.TransferDoneByPerson, new TransferDoneByPersonPayload { TransferId = "T-4", DoneBy = Text, Proof = Text, Request = Request(), Decision = Decision() }, RegisterJson.Default.TransferDoneByPersonPayload);
        Add(EventKinds.DisclosureReported, new DisclosurePayload { Form = "pdf", Releases = 3 }, RegisterJson.Default.DisclosurePayload);
        AddOfMachine(EventKinds.JournalOpened, new JournalPayload { Machine = "ws-3" }, ContinuityJson.Default.JournalPayload);
        AddOfMachine(EventKinds.JournalRepaired, new JournalPayload { TornAt = 5, TornLength = 3 }, ContinuityJson.Default.JournalPayload);
        foreach (var kind in (string[])[EventKinds.OutageStarted, EventKinds.OutageStopped]) AddOfMachine(kind, new OutagePayload { Outages = ["D-1"], Modes = [OutageMode.Pacs, OutageMode.Ris] }, ContinuityJson.Default.OutagePayload);
        AddOfMachine(EventKinds.OutageStarted, new OutagePayload { Drill = true, Modes = [OutageMode.Total] }, ContinuityJson.Default.OutagePayload);
        AddOfMachine(EventKinds.PatientFilesImported, new IntakePayload { Case = "F-1", Files = [new(1, new string('a', 64), 1000, default, default, [], default, false)] }, ContinuityJson.Default.IntakePayload);
        AddOfMachine(EventKinds.ReferralKeyOpened, new CodePayload { Code = "AB12", Why = Text }, ContinuityJson.Default.CodePayload);
        Add(EventKinds.PayloadsDisposed, new DisposalPayload { Decision = Text, Positions = [1] }, RegisterJson.Default.DisposalPayload);
        return this;
    }

    internal void AddRelease(string exportId, MediumType medium = MediumType.Cd, ReleaseOrigin origin = ReleaseOrigin.Export, ReleaseRoute route = ReleaseRoute.Media, bool images = true) =>
        Add(EventKinds.Release, new ReleasePayload { ExportId = exportId, Origin = origin, Medium = medium, Route = route, Images = images, Report = true, Studies = Contents, Line = origin == ReleaseOrigin.Imported ? Text : null, Proof = Text, Request = Request(), Decision = Decision() }, RegisterJson.Default.ReleasePayload, exportId);

    /// <summary>RadOps' own step, of which nothing is told.</summary>
    internal void AddStep() => Store.Append([draft.Make(EventId.New(clock), EventKinds.NotePasted, Patient, "{}")]);

    private void AddTransfer(string id, int failed)
    {
        Add(EventKinds.TransferBegun, new TransferBegunPayload { TransferId = id, Attempt = 1, Node = "BFR at bfr.example:2762", StudyInstanceUids = [Study], Studies = Contents, Meant = 119, Request = Request(), Decision = Decision() }, RegisterJson.Default.TransferBegunPayload, $"{id}\n1");
        var end = new TransferEndPayload { TransferId = id, Attempt = 1, Meant = 119, Verified = 119 - failed, Received = failed == 0, Studies = failed == 119 ? [] : Contents, Counts = new Dictionary<string, int> { ["Sent"] = 119 - failed, ["Refused"] = failed } };
        if (failed == 0) Add(EventKinds.TransferProof, end, RegisterJson.Default.TransferEndPayload);
        else Add(EventKinds.TransferFailed, end with { Code = "NodeConnectionLost", Reason = Text }, RegisterJson.Default.TransferEndPayload);
    }

    private void Add<T>(string kind, T payload, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, string? thing = null)
    {
        clock.Now = clock.Now.AddMinutes(1);
        Store.Append([draft.Make(thing is null ? EventId.New(clock) : EventId.For(kind, thing), kind, Patient, CanonicalJson.Of(payload, type))]);
    }

    private void AddOfMachine<T>(string kind, T payload, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        clock.Now = clock.Now.AddMinutes(1);
        Store.Append([draft.Make(EventId.New(clock), kind, kind == EventKinds.PatientFilesImported ? Patient : null, CanonicalJson.Of(payload, type)) with { Journal = "ws-3" }]);
    }

    private ReleaseRequest Request() => Decisions.ToClinic() with { StudyInstanceUid = Study, RecipientName = new PersonName(Text), MediaUnit = Text, Destination = Text, AccessionNumber = Text.Length > 60 ? Text[..60] : Text };

    private static DecisionPayload Decision() => DecisionPayload.Of(Decisions.Allow(Decisions.ToClinic(), ReleaseRoute.Iep));
}
