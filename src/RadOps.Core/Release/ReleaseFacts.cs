using RadOps.Core.Identity;

namespace RadOps.Core.Release;

/// <summary>
/// Everything that a rule may ask about a request, in one place. "Not known" is a value like the others, so that a rule says
/// itself what it makes of it.
/// </summary>
public static class ReleaseFacts
{
    private static readonly string[] NoYes = ["no", "yes"];
    private static readonly string[] UnknownYesNo = ["unknown", "yes", "no"];
    private static readonly string[] MissingGiven = ["missing", "given"];
    private static readonly List<ReleaseFact> facts = [];
    private static int nextBit;

    private static readonly ReleaseFact Recipient = Of<RecipientType>(nameof(ReleaseRequest.Recipient));
    private static readonly ReleaseFact Location = Of<RecipientLocation>(nameof(ReleaseRequest.RecipientLocation));
    private static readonly ReleaseFact SituationFact = Of<Situation>(nameof(ReleaseRequest.Situation));
    private static readonly ReleaseFact Purpose = Of<ReleasePurpose>(nameof(ReleaseRequest.Purpose));
    private static readonly ReleaseFact Transfer = Of<TransferPurpose>(nameof(ReleaseRequest.TransferPurpose));
    private static readonly ReleaseFact ResidesAbroad = Fact(nameof(ReleaseRequest.PatientResidesAbroad), UnknownYesNo);
    private static readonly ReleaseFact ClinicClosed = Fact(nameof(ReleaseRequest.TreatingClinicClosed), UnknownYesNo);
    private static readonly ReleaseFact ClosureAttested = Fact(nameof(ReleaseRequest.ClosureAttestedBy), MissingGiven);
    private static readonly ReleaseFact OwnReferral = Fact(nameof(ReleaseRequest.OwnReferral), UnknownYesNo);
    private static readonly ReleaseFact Relevant = Fact(nameof(ReleaseRequest.Relevant), UnknownYesNo);
    private static readonly ReleaseFact IepConnected = Fact(nameof(ReleaseRequest.IepConnected), UnknownYesNo);
    private static readonly ReleaseFact ArchivedInBfr = Fact(nameof(ReleaseRequest.ArchivedInBfr), UnknownYesNo);
    private static readonly ReleaseFact BfrAccess = Fact(nameof(ReleaseRequest.BfrAccess), UnknownYesNo);
    private static readonly ReleaseFact ProtectedIdentity = Fact(nameof(ReleaseRequest.ProtectedIdentity), UnknownYesNo);
    private static readonly ReleaseFact Deceased = Fact(nameof(ReleaseRequest.Deceased), UnknownYesNo);
    private static readonly ReleaseFact Blocked = Fact(nameof(ReleaseRequest.Blocked), UnknownYesNo);
    private static readonly ReleaseFact Signature = Of<SignatureStatus>(nameof(ReleaseRequest.Signature));
    private static readonly ReleaseFact Consent = Of<ConsentForm>(nameof(ReleaseRequest.Consent));
    private static readonly ReleaseFact Harm = Of<HarmAssessment>(nameof(ReleaseRequest.HarmAssessment));
    // The first word is full: the facts from here on are in the second.
    private static readonly ReleaseFact Advice = Of<PhysicianAdvice>(nameof(ReleaseRequest.PhysicianAdvice));
    private static readonly ReleaseFact Items = Of<RequestedItems>(nameof(ReleaseRequest.Items));
    private static readonly ReleaseFact Medium = Of<MediumType>(nameof(ReleaseRequest.Medium));
    private static readonly ReleaseFact MediumReason = Fact(nameof(ReleaseRequest.MediumReason), MissingGiven);
    private static readonly ReleaseFact Delivery = Of<DeliveryMethod>(nameof(ReleaseRequest.Delivery));
    private static readonly ReleaseFact Channel = Of<OrderChannel>(nameof(ReleaseRequest.OrderChannel));
    private static readonly ReleaseFact OrderingClinic = Fact(nameof(ReleaseRequest.OrderingClinic), MissingGiven);
    private static readonly ReleaseFact Orderer = Fact(nameof(ReleaseRequest.Orderer), MissingGiven);
    private static readonly ReleaseFact Destination = Fact(nameof(ReleaseRequest.Destination), MissingGiven);
    private static readonly ReleaseFact MediaUnit = Fact(nameof(ReleaseRequest.MediaUnit), MissingGiven);
    private static readonly ReleaseFact PatientIdChecked = Fact(nameof(ReleaseRequest.PatientIdChecked), NoYes);
    private static readonly ReleaseFact ProxyIdChecked = Fact(nameof(ReleaseRequest.ProxyIdChecked), NoYes);
    private static readonly ReleaseFact ProxyForm = Fact(nameof(ReleaseRequest.ProxyFormRecorded), NoYes);

    // Derived from more than their own column.
    internal static readonly ReleaseFact AskedPhysical = Fact("AskedPhysical", NoYes);
    internal static readonly ReleaseFact Minor = Fact("Minor", NoYes);
    internal static readonly ReleaseFact RegisterHit = Fact("RegisterHit", ["none", "acknowledged", "unacknowledged"]);
    internal static readonly ReleaseFact UnitScope = Fact("Unit", ["inScope", "outOfScope"]);

    /// <summary>
    /// All facts. Those that are no column: <c>AskedPhysical</c> (a USB, CD, DVD, post, pick-up or hand-over is asked for), <c>Minor</c> (under 18 on
    /// the day decided for, by the birth date in the number; not known is no), <c>RegisterHit</c> (H-10) and <c>Unit</c> (H-03).
    /// </summary>
    public static IReadOnlyList<ReleaseFact> All => facts;

    /// <summary>The fact with a name, or null.</summary>
    public static ReleaseFact? Find(string name) => facts.Find(fact => fact.Name == name);

    /// <summary>The facts of a request.</summary>
    /// <exception cref="RadOpsException">A value is outside its enumeration.</exception>
    internal static FactSet From(ReleaseRequest request, DateOnly asOf, bool earlierRelease, bool unitInScope)
    {
        var low = Recipient.Bit((int)request.Recipient)
            | Location.Bit((int)request.RecipientLocation)
            | SituationFact.Bit((int)request.Situation)
            | Purpose.Bit((int)request.Purpose)
            | Transfer.Bit((int)request.TransferPurpose)
            | ResidesAbroad.Bit(Number(request.PatientResidesAbroad))
            | ClinicClosed.Bit(Number(request.TreatingClinicClosed))
            | ClosureAttested.Bit(Number(request.ClosureAttestedBy))
            | OwnReferral.Bit(Number(request.OwnReferral))
            | Relevant.Bit(Number(request.Relevant))
            | IepConnected.Bit(Number(request.IepConnected))
            | ArchivedInBfr.Bit(Number(request.ArchivedInBfr))
            | BfrAccess.Bit(Number(request.BfrAccess))
            | ProtectedIdentity.Bit(Number(request.ProtectedIdentity))
            | Deceased.Bit(Number(request.Deceased))
            | Blocked.Bit(Number(request.Blocked))
            | Signature.Bit((int)request.Signature)
            | Consent.Bit((int)request.Consent)
            | Harm.Bit((int)request.HarmAssessment);
        var high = Advice.Bit((int)request.PhysicianAdvice)
            | Items.Bit((int)request.Items)
            | Medium.Bit((int)request.Medium)
            | MediumReason.Bit(Number(request.MediumReason))
            | Delivery.Bit((int)request.Delivery)
            | Channel.Bit((int)request.OrderChannel)
            | OrderingClinic.Bit(Number(request.OrderingClinic))
            | Orderer.Bit(Number(request.Orderer))
            | Destination.Bit(Number(request.Destination))
            | MediaUnit.Bit(Number(request.MediaUnit))
            | PatientIdChecked.Bit(Number(request.PatientIdChecked))
            | ProxyIdChecked.Bit(Number(request.ProxyIdChecked))
            | ProxyForm.Bit(Number(request.ProxyFormRecorded))
            | AskedPhysical.Bit(Number(IsPhysical(request.Medium) | IsPhysical(request.Delivery)))
            | Minor.Bit(Number(IsMinor(request.PatientId, asOf)))
            | RegisterHit.Bit(!earlierRelease ? 0 : request.RegisterHitAcknowledged ? 1 : 2)
            | UnitScope.Bit(unitInScope ? 0 : 1);
        return new(low, high);
    }

    /// <summary>
    /// The combinations that no request has, as conditions are kept: by the values that each forbids. AskedPhysical follows from medium and delivery; every
    /// other combination is some request's.
    /// </summary>
    internal static IReadOnlyList<FactSet> Impossible { get; } =
    [
        AskedPhysical.Only(value => value == 0) | Medium.Only(value => IsPhysical((MediumType)value)),
        AskedPhysical.Only(value => value == 0) | Delivery.Only(value => IsPhysical((DeliveryMethod)value)),
        AskedPhysical.Only(value => value == 1) | Medium.Only(value => !IsPhysical((MediumType)value)) | Delivery.Only(value => !IsPhysical((DeliveryMethod)value)),
    ];

    /// <summary>The combination of a unit outside the document's scope, which no request to a pack that names no units has.</summary>
    internal static FactSet OutOfScope { get; } = UnitScope.Only(value => value == 1);

    internal static bool IsPhysical(MediumType medium) => medium is MediumType.Usb or MediumType.Cd or MediumType.Dvd;

    internal static bool IsPhysical(DeliveryMethod delivery) =>
        delivery is DeliveryMethod.Post or DeliveryMethod.PickUp or DeliveryMethod.PickUpByProxy or DeliveryMethod.HandedOver;

    /// <summary>Under 18. Somebody born on 29 February turns 18 on 1 March: the stricter reading.</summary>
    private static bool IsMinor(PatientId? patient, DateOnly asOf)
    {
        if (patient?.BirthDate is not { } birth)
            return false;
        var days = asOf.DayNumber - birth.DayNumber;
        if (days is > 6576 or < 6573)
            return days < 6573;
        return (asOf.Year - birth.Year, asOf.Month, asOf.Day).CompareTo((18, birth.Month, birth.Day)) < 0;
    }

    private static int Number(bool value) => value ? 1 : 0;

    /// <summary>0 for not known, 1 for yes, 2 for no, reckoned rather than asked: a branch that nobody can foresee costs more.</summary>
    private static int Number(bool? value) => Number(value.HasValue) * (2 - Number(value.GetValueOrDefault()));

    private static int Number(string? text) => string.IsNullOrWhiteSpace(text) ? 0 : 1;

    private static ReleaseFact Of<TEnum>(string name) where TEnum : struct, Enum => Fact(name, Enum.GetNames<TEnum>());

    private static ReleaseFact Fact(string name, string[] values)
    {
        if (nextBit / 64 != (nextBit + values.Length - 1) / 64)
            nextBit = 64;
        var fact = new ReleaseFact(name, values, nextBit);
        nextBit += values.Length;
        facts.Add(fact);
        return fact;
    }
}
