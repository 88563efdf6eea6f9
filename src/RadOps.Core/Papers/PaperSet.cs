using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Core.Papers;

/// <summary>
/// Which papers a release gets, and what stands on them: its duties, and the facts of its routine's pack, decide. No paper claims a step that is not recorded (N-12, N-16):
/// what is still to be done is a box to tick or a line to write on.
/// </summary>
public sealed class PaperSet
{
    private readonly PaperContents contents;
    private readonly ReleaseRequest request;
    private readonly PolicyPack pack;
    private readonly PaperHead head;
    private readonly PaperExamination[] examinations;

    private PaperSet(PaperContents contents)
    {
        this.contents = contents;
        request = contents.Decision.Request;
        pack = contents.Decision.Policy.Pack;
        head = HeadOf(contents);
        examinations = ExaminationsOf(contents);
        Patient = request.PatientId;
        PatientName = contents.Files.Select(file => file.Source.PatientName).FirstOrDefault(name => name is not null) ?? (request.Recipient == RecipientType.Patient ? request.RecipientName : null);
        Recipient = new(
            request.Recipient,
            request.Recipient == RecipientType.Patient ? PatientName : request.RecipientName,
            IdentityMask.MaskOrNull(request.MediaUnit),
            request.Recipient == RecipientType.Patient ? null : IdentityMask.MaskOrNull(request.Destination),
            IdentityMask.MaskOrNull(request.Orderer),
            IdentityMask.MaskOrNull(request.OrderingClinic));
    }

    private PatientId? Patient { get; }

    private PersonName? PatientName { get; }

    private PaperRecipient Recipient { get; }

    private bool HasMedium => contents is { Images: true, Medium: MediumType.Usb or MediumType.Cd or MediumType.Dvd };

    private bool IsCarried => request.Delivery is DeliveryMethod.PickUp or DeliveryMethod.PickUpByProxy or DeliveryMethod.HandedOver;

    private bool IsPreliminary => contents.Report != ReportForm.None && request.Signature == SignatureStatus.Preliminary;

    /// <summary>The papers of a release, in the order in which a person at the desk takes them up.</summary>
    public static IReadOnlyList<Paper> Of(PaperContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        var set = new PaperSet(contents);
        return [.. new Paper?[] { set.Label(), set.Letter(), set.ReportList(), set.Invoice(), set.Checklist(), set.Referral(), set.Receipt() }.OfType<Paper>()];
    }

    private LabelPaper? Label() => !HasMedium ? null : new LabelPaper
    {
        Head = head,
        Patient = Patient,
        PatientName = PatientName,
        Identified = CitationOf("LabelMedium"),
        Medium = contents.Medium,
        Examinations = examinations,
    };

    private LetterPaper? Letter() => (!HasMedium && contents.Report != ReportForm.Printed) || (Recipient.IsPatient && IsCarried) ? null : new LetterPaper
    {
        Head = head,
        Recipient = Recipient,
        Patient = Patient,
        PatientName = PatientName,
        Medium = contents.Medium,
        Images = contents.Images,
        Report = contents.Report,
        IsPreliminary = IsPreliminary,
        IsLabelled = contents.Duties.Contains("LabelMedium"),
        HasIndex = contents.Files.Count > 0,
        Examinations = examinations,
    };

    private ReportListPaper? ReportList()
    {
        var isPrinted = contents.Duties.Contains("PrintReports") || contents.Duties.Contains(DutyTable.PrintReportFromRis);
        var isOmitted = HasMedium && contents.Report == ReportForm.None && request.Items != RequestedItems.Images;
        return !isPrinted && !isOmitted ? null : new ReportListPaper
        {
            Head = head,
            ToPrint = isPrinted ? examinations : [],
            Omitted = isPrinted ? [] : examinations,
            Signature = request.Signature,
            MarkPreliminary = contents.Duties.Contains("MarkPreliminary"),
            AlsoOnMedium = contents.Report == ReportForm.OnMedium,
            RisPath = pack.Facts.Where(fact => fact.Step?.Of.Contains(Procedure.Medium) == true).SelectMany(fact => fact.Passages).Select(passage => passage.Path).FirstOrDefault(path => path.Count > 0) ?? [],
            Recipient = Recipient,
        };
    }

    private InvoicePaper? Invoice() => contents.InvoiceBasis is not { } basis ? null : new InvoicePaper
    {
        Head = head,
        Basis = basis,
        Patient = Patient,
        PatientName = PatientName,
        Examinations = examinations,
    };

    private ChecklistPaper? Checklist()
    {
        List<ChecklistSection> sections =
        [
            Section("Innan det lämnas ut", Duties().Where(duty => duty.IsBeforeHandOver).Select(Item)),
            AtHandOver(),
            Section("Efteråt", Duties().Where(duty => !duty.IsBeforeHandOver && duty.Step != ExportStepKind.HandOver).Select(Item), "Utfört av", "Datum"),
        ];
        return sections.TrueForAll(section => section.Items.Count == 0) ? null : new ChecklistPaper
        {
            Head = head,
            Recipient = Recipient,
            Sections = sections.Where(section => section.Items.Count + section.Blanks.Count > 0).ToArray(),
        };
    }

    private ChecklistSection AtHandOver()
    {
        var asksForIdentity = contents.Duties.Contains("IdNote") || contents.Decision.Needs.Any(HandOverChecks.Contains);
        List<ChecklistItem> items = [.. Duties().Where(duty => duty.Step == ExportStepKind.HandOver && duty.Code != DutyTable.HandItOver).Select(Item)];
        if (asksForIdentity && request.Delivery == DeliveryMethod.PickUpByProxy)
        {
            return Section("När ombudet hämtar", [
                .. items,
                new("Ombudet har lämnat fullmakten", CitationOf(NeedOf("ProxyForm"), "KeepProxyForm")),
                new("Fullmakten avser uttryckligen patientens röntgenbilder eller röntgenutlåtanden"),
                new("Fullmakten är daterad och undertecknad av patienten"),
                new("Ombudet har visat giltig ID-handling", CitationOf(NeedOf("ProxyId"), "IdNote")),
                new("Patientens giltiga ID-handling har visats", CitationOf(NeedOf("PatientId"), "IdNote")),
                new("Patientens personnummer och namn stämmer med mediets etikett"),
            ], "Ombudets ID-handling, slag", "giltig till och med", "Patientens ID-handling, slag", "giltig till och med", "Fullmaktens datum", "Utlämnat den");
        }

        if (asksForIdentity)
        {
            return Section("När patienten hämtar", [
                .. items,
                new("Patienten har visat giltig ID-handling", CitationOf(NeedOf("PatientId"), "IdNote")),
                new("Personnummer och namn stämmer med mediets etikett"),
            ], "ID-handling, slag", "giltig till och med", "Utlämnat den");
        }

        return HasMedium || contents.Report == ReportForm.Printed ? Section("När det lämnas ut", items, "Skickat eller lämnat den", "till") : Section("När det lämnas ut", items);
    }

    // Arrays: PowerShell cannot index the list that a collection expression makes.
    private static ChecklistSection Section(string title, IEnumerable<ChecklistItem> items, params string[] blanks) => new(title, items.ToArray(), blanks);

    private ReferralPaper? Referral() => !contents.Duties.Contains("ReferToTreatingClinic") ? null : new ReferralPaper
    {
        Head = head,
        Rules = Cite(clause => clause.RefusalDuties.Contains("ReferToTreatingClinic")).ToArray(),
        Images = contents.Images,
        Examinations = examinations,
    };

    private ReceiptPaper? Receipt() => !contents.Images && contents.Report == ReportForm.None ? null : new()
    {
        Head = head,
        Recipient = Recipient,
        Patient = Patient,
        PatientName = PatientName,
        Examinations = examinations,
        Images = contents.Images,
        Report = contents.Report,
        IsPreliminary = IsPreliminary,
        Medium = contents.Medium,
        HandedOver = contents.HandedOver,
        HandOver = contents.HandOver,
        Purpose = request.Purpose,
        Situation = request.Situation,
        Consent = request.Consent,
        ConsentAt = request.ConsentAt,
        DecidedBy = request.HumanDecision == HumanAnswer.Release ? IdentityMask.MaskOrNull(request.DecidedBy) : null,
        Rules = Cite(clause => (contents.Images && clause.Images == ItemVerdict.Allow) || (contents.Report != ReportForm.None && clause.Report == ItemVerdict.Allow)).ToArray(),
    };

    private IEnumerable<Duty> Duties() => contents.Duties.Distinct(StringComparer.Ordinal).Select(DutyTable.Of).Where(duty => ExportSteps.By(duty.Step) == StepActor.Person).OrderBy(duty => duty.Step);

    private ChecklistItem Item(Duty duty) => new(duty.Swedish, CitationOf(duty.Code));

    private static Func<PolicyClause, bool> NeedOf(string need) => clause => clause.Needs.Contains(need);

    private PaperCitation? CitationOf(string duty) => contents.Duties.Contains(duty) ? Cite(clause => clause.Duties.Contains(duty) || clause.RefusalDuties.Contains(duty)).FirstOrDefault() : null;

    private PaperCitation? CitationOf(Func<PolicyClause, bool> asks, string orDuty) => Cite(asks).FirstOrDefault() ?? CitationOf(orDuty);

    /// <summary>The words of the rules that took part in the decision and have such a clause; what RadOps adds of its own is no word of the routine.</summary>
    private IEnumerable<PaperCitation> Cite(Func<PolicyClause, bool> says) =>
        from fired in contents.Decision.Rules
        where fired.Line is not null && pack.Rules.Any(rule => rule.RuleId == fired.RuleId && rule.Clauses.Any(says))
        select new PaperCitation(fired.RuleId, fired.Line, fired.Quote);

    private static PaperHead HeadOf(PaperContents contents)
    {
        var documents = contents.Decision.Verdict.Documents;
        var warned = documents.FirstOrDefault(document => document.PrintWarning is not null);
        return new()
        {
            ExportId = contents.ExportId,
            CareUnit = contents.Operator.CareUnit,
            Routine = documents.Select(document => document.DisplayTitle).ToArray(),
            Version = contents.Decision.PolicyVersion,
            Warning = warned?.PrintWarning,
            AuthoritativePlace = warned?.AuthoritativePlace,
            DrawnUpAt = contents.DrawnUpAt,
        };
    }

    private static PaperExamination[] ExaminationsOf(PaperContents contents)
    {
        var request = contents.Decision.Request;
        var asked = IdentityMask.MaskOrNull(request.Examination);
        if (contents.Files.Count == 0) return [new(asked, request.ExaminationDate, request.AccessionNumber, [], null)];
        var studies = contents.Files.Select(file => file.Source).GroupBy(file => file.StudyInstanceUid, StringComparer.Ordinal).ToList();
        return
        [
            .. from study in studies
               let first = study.First()
               let isAsked = studies.Count == 1 || first.AccessionNumber == request.AccessionNumber
               let images = study.Where(file => !ReportObjects.IsReport(file.SopClassUid)).ToList()
               select new PaperExamination(
                   isAsked ? asked : null,
                   first.StudyDate ?? (isAsked ? request.ExaminationDate : null),
                   first.AccessionNumber ?? (isAsked ? request.AccessionNumber : null),
                   images.Select(file => file.Modality).OfType<string>().Distinct(StringComparer.Ordinal).ToArray(),
                   images.Count)
        ];
    }
}
