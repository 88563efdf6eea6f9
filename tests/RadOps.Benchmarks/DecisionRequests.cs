using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Benchmarks;

/// <summary>Requests to decide, seeded, and no two alike in all their facts but by chance.</summary>
internal static class DecisionRequests
{
    /// <summary>Requests of every kind: each field drawn by itself from all its values, so that hardly any combination comes twice.</summary>
    internal static ReleaseRequest[] Varied(int count)
    {
        var random = new Random(20261121);
        return [.. Enumerable.Range(0, count).Select(number => new ReleaseRequest
        {
            RequestId = number.ToString(CultureInfo.InvariantCulture),
            Organisation = number % 2 == 0 ? "RegionHalland" : "NuSjukvarden",
            PatientId = PatientId.Unverified(number.ToString(CultureInfo.InvariantCulture)),
            Recipient = Any<RecipientType>(random),
            RecipientLocation = Any<RecipientLocation>(random),
            Situation = Any<Situation>(random),
            Purpose = Any<ReleasePurpose>(random),
            PatientResidesAbroad = Known(random),
            TreatingClinicClosed = Known(random),
            ClosureAttestedBy = Given(random),
            OwnReferral = Known(random),
            Relevant = Known(random),
            IepConnected = Known(random),
            ArchivedInBfr = Known(random),
            BfrAccess = Known(random),
            ProtectedIdentity = Known(random),
            Deceased = Known(random),
            Blocked = random.Next(50) == 0,
            Signature = Any<SignatureStatus>(random),
            Consent = Any<ConsentForm>(random),
            HarmAssessment = Any<HarmAssessment>(random),
            PhysicianAdvice = Any<PhysicianAdvice>(random),
            Items = Any<RequestedItems>(random),
            Medium = Any<MediumType>(random),
            MediumReason = Given(random),
            Delivery = Any<DeliveryMethod>(random),
            OrderChannel = Any<OrderChannel>(random),
            OrderingClinic = Given(random),
            Orderer = Given(random),
            Destination = Given(random),
            MediaUnit = Given(random),
            PatientIdChecked = random.Next(2) == 0,
            ProxyIdChecked = random.Next(2) == 0,
            ProxyFormRecorded = random.Next(2) == 0,
        })];
    }

    /// <summary>A day's orders: a few kinds, mostly complete, so that the same combinations come again and again.</summary>
    internal static ReleaseRequest[] Daily(int count)
    {
        var random = new Random(20261121);
        RecipientType[] recipients = [RecipientType.Hospital, RecipientType.Hospital, RecipientType.Clinic, RecipientType.Patient, RecipientType.PrivateProvider, RecipientType.Physiotherapist];
        return [.. Enumerable.Range(0, count).Select(number => new ReleaseRequest
        {
            RequestId = number.ToString(CultureInfo.InvariantCulture),
            Organisation = number % 2 == 0 ? "RegionHalland" : "NuSjukvarden",
            Recipient = recipients[random.Next(recipients.Length)],
            RecipientLocation = random.Next(3) == 0 ? RecipientLocation.InsideRegion : RecipientLocation.OutsideRegion,
            Situation = random.Next(5) == 0 ? Situation.EmergencyWithPatient : Situation.Planned,
            Relevant = true,
            IepConnected = random.Next(2) == 0,
            ArchivedInBfr = random.Next(2) == 0,
            Signature = random.Next(6) == 0 ? SignatureStatus.Preliminary : SignatureStatus.Final,
            Consent = Any<ConsentForm>(random),
            PhysicianAdvice = PhysicianAdvice.Release,
            Delivery = random.Next(2) == 0 ? DeliveryMethod.Unknown : DeliveryMethod.Post,
            OrderChannel = OrderChannel.Sdk,
            OrderingClinic = "Medicinmottagningen",
            Orderer = "dr Andersson",
            Destination = random.Next(10) == 0 ? null : "Media SU/S",
        })];
    }

    private static TEnum Any<TEnum>(Random random) where TEnum : struct, Enum
    {
        var values = Enum.GetValues<TEnum>();
        return values[random.Next(values.Length)];
    }

    private static bool? Known(Random random) => random.Next(3) switch { 0 => null, 1 => true, _ => false };

    private static string? Given(Random random) => random.Next(2) == 0 ? null : "angivet";
}
