using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;

namespace RadOps.Core.Tests.Register;

/// <summary>Decisions made up for tests of what is recorded about them.</summary>
internal static class Decisions
{
    /// <summary>Invented; the check digit is right.</summary>
    internal const string Patient = "198112189876";

    internal static readonly DateOnly Day = new(2026, 11, 21);

    internal static ReleaseRequest ToClinic(string patient = Patient) => new()
    {
        RequestId = "B-1",
        Organisation = "RegionHalland",
        PatientId = PatientId.Parse(patient, Day),
        AccessionNumber = "SEHAL0001",
        Examination = "CT torax",
        ExaminationDate = new DateOnly(2026, 6, 8),
        Recipient = RecipientType.Hospital,
        RecipientName = new PersonName("Toraxkliniken SU/S"),
        RecipientLocation = RecipientLocation.OutsideRegion,
        MediaUnit = "Media SU/S",
        Destination = "Sahlgrenska",
        Signature = SignatureStatus.Final,
        Consent = ConsentForm.VerbalViaOrderer,
        ConsentBy = "dr Andersson",
        ConsentAt = new DateOnly(2026, 11, 20),
        OrderChannel = OrderChannel.Sefos,
        OrderingClinic = "Medicinmott HSV",
        Orderer = "dr Andersson",
        Medium = MediumType.Iep,
    };

    internal static ReleaseRequest ToPatient(MediumType medium = MediumType.Cd) => new()
    {
        RequestId = "P-1",
        Organisation = "NuSjukvarden",
        PatientId = PatientId.Parse(Patient, Day),
        AccessionNumber = "SENU0002",
        Examination = "MR hjärna",
        ExaminationDate = new DateOnly(2026, 10, 1),
        Recipient = RecipientType.Patient,
        RecipientName = new PersonName("Åsa Öberg"),
        Purpose = ReleasePurpose.PrivateUse,
        Signature = SignatureStatus.Final,
        PhysicianAdvice = PhysicianAdvice.Release,
        Medium = medium,
        Delivery = DeliveryMethod.Post,
        Destination = "Storgatan 1, 451 00 Uddevalla",
    };

    internal static ReleaseDecision Allow(ReleaseRequest request, ReleaseRoute route, params string[] duties) => Decide(request, ItemVerdict.Allow, route, duties);

    internal static ReleaseDecision Decide(ReleaseRequest request, ItemVerdict verdict, ReleaseRoute route, params string[] duties) => new(
        request,
        Day,
        new FixedPolicy(request.Organisation!),
        new ReleaseVerdict
        {
            Images = verdict,
            Report = verdict,
            Route = route,
            Media = route == ReleaseRoute.Iep ? [MediumType.Iep] : [MediumType.Cd, MediumType.Usb],
            Fee = duties.Contains("InvoiceBasis") ? FeeKind.Invoice : FeeKind.None,
            Needs = [],
            Duties = ["RegisterEntry", .. duties],
            Flags = ["C55"],
            Documents = [Routine],
            Rules =
            [
                new FiredRule("H-24", "Bilder och utlåtnade, utlämnade", null, "4d1aeef0f528b136", 57, "muntligt samtycke", null),
                new FiredRule("C55", null, null, null, null, "Produktens förval", null),
            ],
        });

    private static PolicyDocument Routine { get; } = new() { Key = "H", Title = "Påhittad rutin", DisplayTitle = "Påhittad rutin", Sha256 = new string('4', 64) };

    private sealed class FixedPolicy(string organisation) : ReleasePolicy
    {
        public override PolicyPack Pack { get; } = new()
        {
            Id = organisation,
            Organisation = organisation,
            Region = "Påhittad",
            Documents = [Routine],
            Facts = [.. BuiltIn.Packs.All.Where(pack => pack.Organisation == organisation).SelectMany(pack => pack.Facts)],
            Media = [],
            Sections = [],
            Rules = [],
        };

        public override ReleaseDecision Decide(ReleaseRequest request, DateOnly asOf, bool earlierRelease = false) => throw new InvalidOperationException("Not asked.");
    }
}
