using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Papers;
using RadOps.Core.Policies;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Formats.Policies;

namespace RadOps.Documents.Tests.Papers;

/// <summary>Releases decided by the built-in packs, for tests of their papers.</summary>
internal static class Releases
{
    public const string Id = "R-20261121-4F7K2Q";

    /// <summary>As the number is written on the label, and nowhere else.</summary>
    public const string FullNumber = "19121212-1212";

    /// <summary>A double surname, every letter that goes wrong, and 60 characters.</summary>
    public const string LongName = "von Rosenstråle-Hägglöf Ångström^Margaréta Ünal Ingegärd Liv";

    public static readonly DateTimeOffset At = new(2026, 11, 21, 14, 32, 0, TimeSpan.FromHours(1));

    private static readonly PolicyCatalog policies = new(PolicyFiles.BuiltIn());
    private static readonly PriceList prices = new([new("CD till patient", 250m, new(2026, 1, 1), "Patientavgiftshandboken", new(2026, 11, 2))]);

    /// <summary>NB13: to the patient, by post.</summary>
    public static readonly ReleaseRequest Post = new()
    {
        RequestId = "B-17",
        Organisation = "NuSjukvarden",
        PatientId = PatientId.Parse(FullNumber, new(2026, 11, 21)),
        AccessionNumber = "N2600017",
        Examination = "CT torax",
        ExaminationDate = new(2026, 6, 8),
        Recipient = RecipientType.Patient,
        RecipientLocation = RecipientLocation.InsideRegion,
        Purpose = ReleasePurpose.PrivateUse,
        Signature = SignatureStatus.Final,
        PhysicianAdvice = PhysicianAdvice.Release,
        IepConnected = false,
        Medium = MediumType.Cd,
        Delivery = DeliveryMethod.Post,
    };

    /// <summary>NB14: the patient picks it up.</summary>
    public static readonly ReleaseRequest PickUp = Post with { Delivery = DeliveryMethod.PickUp };

    /// <summary>NB15: somebody else picks it up for the patient.</summary>
    public static readonly ReleaseRequest Proxy = Post with { Delivery = DeliveryMethod.PickUpByProxy };

    /// <summary>NB20: a hospital outside the region.</summary>
    public static readonly ReleaseRequest Hospital = Post with
    {
        Recipient = RecipientType.Hospital,
        RecipientLocation = RecipientLocation.OutsideRegion,
        RecipientName = new("Karlstad centralsjukhus"),
        MediaUnit = "Röntgen, mediaenheten",
        Destination = "Röntgen Karlstad",
        Orderer = "dr Vik",
        OrderingClinic = "Ortopedkliniken Karlstad",
        Purpose = ReleasePurpose.Care,
        Consent = ConsentForm.Written,
        ConsentAt = new(2026, 11, 19),
    };

    /// <summary>NB8 and NB9: an emergency, the report not yet signed definitively, or not at all.</summary>
    public static readonly ReleaseRequest Emergency = Hospital with { Situation = Situation.EmergencyWithPatient, Signature = SignatureStatus.Preliminary, Delivery = DeliveryMethod.HandedOver };

    /// <summary>HB3: a physiotherapist in Halland.</summary>
    public static readonly ReleaseRequest Physiotherapist = Hospital with
    {
        Organisation = "RegionHalland",
        Unit = "Röntgenmottagningen Varberg",
        Recipient = RecipientType.Physiotherapist,
        RecipientLocation = RecipientLocation.InsideRegion,
        RecipientName = new("Varbergs Fysio & Rehab"),
        MediaUnit = null,
        Destination = "Varberg",
        Orderer = "leg. fysioterapeut Öst",
        OrderingClinic = "Varbergs Fysio & Rehab",
        OrderChannel = OrderChannel.Sefos,
        Relevant = true,
        Consent = ConsentForm.Verbal,
        Medium = MediumType.Usb,
        Delivery = DeliveryMethod.Unknown,
    };

    /// <summary>HB1: a patient in Halland, whose images a named human lets out; the report never is.</summary>
    public static readonly ReleaseRequest HallandPatient = Post with
    {
        Organisation = "RegionHalland",
        Unit = "Röntgenmottagningen Varberg",
        Medium = MediumType.Usb,
        HumanDecision = HumanAnswer.Release,
        DecidedBy = "enhetschef Ek",
        DecidedAt = At.AddDays(-1),
        Basis = "Utskrift begärd enligt blankett",
    };

    /// <summary>Every one of them, by name.</summary>
    public static IReadOnlyDictionary<string, ReleaseRequest> All { get; } = new Dictionary<string, ReleaseRequest>
    {
        [nameof(Post)] = Post,
        [nameof(PickUp)] = PickUp,
        [nameof(Proxy)] = Proxy,
        [nameof(Hospital)] = Hospital,
        [nameof(Emergency)] = Emergency,
        [nameof(Physiotherapist)] = Physiotherapist,
        [nameof(HallandPatient)] = HallandPatient,
    };

    /// <summary>What the chain would draw papers of.</summary>
    public static PaperContents Contents(ReleaseRequest request, string name = "Öberg^Åsa Märta", ReportForm? report = null, string careUnit = "Röntgen NÄL", int studies = 1)
    {
        var decision = policies.For(request.Organisation).Decide(request, new(2026, 11, 21));
        var medium = request.Medium;
        return new()
        {
            ExportId = Id,
            Decision = decision,
            Duties = [.. decision.Duties, DutyTable.MakeTheMedium, DutyTable.HandItOver],
            Medium = medium,
            Images = decision.ImagesMayBeMade,
            Report = report ?? (decision.ReportMayBeMade ? ReportForm.Printed : ReportForm.None),
            Files = [.. Enumerable.Range(0, studies * 24).Select(index => File(request, name, index % studies))],
            InvoiceBasis = decision.Duties.Contains(EventKinds.InvoiceBasis) ? InvoiceBasis.DrawUp(InvoiceTemplate.Of(decision.Policy.Pack), prices, request, Id, medium, new(2026, 11, 21)) : null,
            DrawnUpAt = At,
            Operator = new("abcde", careUnit),
        };
    }

    private static StudyFile File(ReleaseRequest request, string name, int study) => new(
        new DicomHeader
        {
            Path = "/studies/1",
            Status = DicomFileStatus.Ok,
            PatientId = request.PatientId,
            PatientName = new(name),
            StudyInstanceUid = $"1.2.{study}",
            SeriesInstanceUid = $"1.2.{study}.1",
            SopClassUid = "1.2.840.10008.5.1.4.1.1.2",
            Modality = "CT",
            AccessionNumber = study == 0 ? request.AccessionNumber : $"N260001{study}",
            StudyDate = new(2026, 6, 8 + study),
        },
        "DICOM/ST000001/SE000001/IM000001");
}
