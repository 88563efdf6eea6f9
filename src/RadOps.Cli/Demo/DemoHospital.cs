using System.Diagnostics;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Dicom;
using RadOps.Documents.Audit;
using RadOps.Documents.Medium;
using RadOps.Documents.Papers;
using RadOps.Formats.Csv;
using RadOps.Site;

namespace RadOps.Cli.Demo;

/// <summary>
/// A synthetic hospital's day: it makes what a hospital has, then lets RadOps do its main job on it, by the same services as the commands. The
/// orders touch every row of both decision tables; some of the work after a release is left undone, so that the audit has something to say.
/// </summary>
internal sealed class DemoHospital(string folder, TimeProvider clock, IProgress<string> progress)
{
    // Every so often somebody forgets the note of what was sent by hand, or to paste one; and some media wait to be picked up.
    private const int ForgetsNote = 5;
    private const int ForgetsToPaste = 4;
    private const int WaitsAtTheDesk = 7;

    // NB24: a private provider's order whose report is not signed.
    private const string BurntAllTheSame = "NB24";

    private readonly DicomFiles dicom = new();
    private int notes;
    private int media;

    /// <summary>Where the media are.</summary>
    public string MediaFolder => Path.Combine(folder, "media");

    /// <summary>The register.</summary>
    public string RegisterFile => Path.Combine(folder, "register.db");

    /// <summary>The audit's page.</summary>
    public string AuditFile => Path.Combine(folder, "audit.html");

    public DemoDay Run(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        Directory.CreateDirectory(folder);
        using var workplace = Workplace.Open(new()
        {
            Register = "sqlite:" + RegisterFile,
            Operator = "demo1",
            CareUnit = "Röntgen Demosjukhuset",
            Clock = clock,
            // The demo is its own site: nothing of this machine's settings plays a part.
            Environment = _ => null,
        });
        var register = new ReleaseRegister(workplace.Register, clock, workplace.Operator);
        var desk = new ReleaseDesk(workplace.Policies, register, clock);

        progress.Report("Makes orders, studies and reports");
        var rows = ReadOrders(DemoData.Write(folder), workplace.Binding);
        var prices = PriceListCsv.Read(Path.Combine(folder, "prices.csv"));
        DemoData.WriteStudies(Path.Combine(folder, "studies"), Path.Combine(folder, "reports"), rows.Where(row => row.Request is not null).Select(row => row.Request!), cancellationToken);

        progress.Report("Brings in the list that was kept by hand");
        var lines = RegisterLineReader.Read(File.ReadLines(Path.Combine(folder, "exporterade-bilder.txt")), workplace.Today);
        register.Import(lines.SelectMany(line => ImportedRelease.From(line, "RegionHalland")), cancellationToken);

        progress.Report("Reads the headers of the studies");
        var studies = StudyIndex.Build(dicom, [Path.Combine(folder, "studies")], cancellationToken: cancellationToken);

        progress.Report("Decides, makes media, writes register, notes and invoice bases");
        var service = new MediaExportService(
            desk, register, new ExportJournal(workplace.Register, clock, workplace.Operator, new ProcessWorkers()), new ExportTools(dicom, new MediumPages(), new ReleasePapers(), prices, workplace.Pictures), clock);
        var completion = new ReleaseCompletion(workplace.Register, register, desk, clock);
        List<DemoOrder> orders = [];
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            orders.Add(row.Request is { } request
                ? Handle(request, desk.Decide(request), service, completion, register, studies, prices, cancellationToken)
                : new($"rad {row.Row}", "", null, null, string.Join("; ", row.Errors)));
        }

        progress.Report("Audits the register");
        var audit = ReleaseAudit.Run(workplace.Register, clock, cancellationToken: cancellationToken);
        using (var page = new StreamWriter(AuditFile))
            AuditPage.Write(audit, page, clock.LocalTimeZone);
        return new(orders, studies.FileCount, audit, Stopwatch.GetElapsedTime(began));
    }

    private static List<RequestRow> ReadOrders(string path, RequestBinding binding)
    {
        using var reader = RequestCsvReader.Open(path, binding);
        return [.. reader];
    }

    private DemoOrder Handle(
        ReleaseRequest request, ReleaseDecision decision, MediaExportService service, ReleaseCompletion completion, ReleaseRegister register, StudyIndex studies, PriceList prices, CancellationToken cancellationToken)
    {
        var tableRow = request.Extra?["Tabellrad"] ?? "";
        DemoOrder Told(MediaExport? made, string remark) => new(request.RequestId ?? "", tableRow, decision, made, remark);
        try
        {
            switch (decision)
            {
                case { ImagesMayBeMade: true, Route: ReleaseRoute.Media }:
                    var plan = service.Plan(new()
                    {
                        Request = request,
                        Studies = studies,
                        Destination = MediaFolder,
                        ReportRoot = Path.Combine(folder, "reports"),
                    });
                    return Told(HandOver(service.Execute(plan, cancellationToken: cancellationToken), decision, completion), "");
                case { Images: ItemVerdict.Allow, Route: ReleaseRoute.Iep }:
                    return Told(ByHand(decision, MediumType.Iep, "Kvittens i IEP-portalen", register, prices), "sent by hand on the portal, and recorded");
                case { Report: ItemVerdict.Allow, Route: ReleaseRoute.Paper }:
                    return Told(ByHand(decision, MediumType.Unknown, "Utskrivet ur RIS och skickat", register, prices), "printed and sent by hand, and recorded");
                // The one thing that no tool prevents: somebody who does it all the same. It has happened, so it is recorded; the audit tells.
                case { Outcome: DecisionOutcome.Deny } when tableRow == BurntAllTheSame:
                    return Told(ByHand(decision, MediumType.Cd, "Bränd vid disken", register, prices), "burnt by hand against the routine, and recorded");
                case { Outcome: DecisionOutcome.Deny or DecisionOutcome.Open }:
                    register.RecordRefusal(decision);
                    return Told(null, "");
                default:
                    return Told(null, "");
            }
        }
        catch (RadOpsException stopped)
        {
            return Told(null, $"{stopped.Code}: {stopped.Message}");
        }
    }

    /// <summary>What the desk does with a medium that is ready; some wait to be picked up, and some notes to be pasted.</summary>
    private MediaExport HandOver(MediaExport made, ReleaseDecision decision, ReleaseCompletion completion)
    {
        if (++media % WaitsAtTheDesk == 0)
            return made;
        var id = new IdentityCheck(IdentityDocument.DrivingLicence, decision.AsOf.AddYears(3));
        var handOver = decision.Request.Delivery switch
        {
            DeliveryMethod.PickUp => new HandOver(HandOverKind.PickedUp) { Patient = id },
            DeliveryMethod.PickUpByProxy => new HandOver(HandOverKind.PickedUpByProxy) { Patient = id, Proxy = id, ProxyForm = true },
            DeliveryMethod.HandedOver => new HandOver(HandOverKind.HandedOver) { Patient = id },
            _ when decision.Request.Situation == Situation.EmergencyWithPatient || decision.Duties.Contains("HandToPatient") => new HandOver(HandOverKind.HandedOver),
            _ => new HandOver(HandOverKind.Posted) { Address = decision.Request.Recipient == RecipientType.Patient ? AddressType.Registered : AddressType.Recipient },
        };
        var ticked = made.OpenDuties.Select(DutyTable.Of).Where(duty => duty.Step is not (ExportStepKind.AddressLetter or ExportStepKind.HandOver)).Aggregate(CompletedSteps.None, (all, duty) => all | duty.Attested);
        var envelope = made.OpenDuties.Contains("PrePrintedEnvelope") ? CompletedSteps.PrePrintedEnvelope : CompletedSteps.None;
        var gone = completion.Complete(made.ExportId, handOver, (ticked & ~CompletedSteps.ProxyFormFiled) | envelope);
        if (gone.OpenDuties.Contains("KeepProxyForm"))
            gone = completion.Complete(made.ExportId, null, CompletedSteps.ProxyFormFiled);
        if (gone.Notes.Count > 0 && media % ForgetsToPaste != 0)
            completion.MarkPasted(made.ExportId);
        return made;
    }

    private MediaExport ByHand(ReleaseDecision decision, MediumType medium, string proof, ReleaseRegister register, PriceList prices)
    {
        var record = ReleaseRecord.From(decision, register.NewExportId(), ReleaseOrigin.Manual, medium) with { Proof = proof };
        // What went is what was asked for, whatever the decision says of it.
        var items = decision.Request.Items;
        record = record with { Images = items is not RequestedItems.Report, Report = items is not RequestedItems.Images };
        return register.RecordManual(record, decision.Duties.Contains(EventKinds.ReferralNote) && ++notes % ForgetsNote != 0 ? CompletedSteps.Sent : CompletedSteps.None, prices);
    }
}
