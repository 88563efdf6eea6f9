using System.Globalization;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;

namespace RadOps.Benchmarks;

/// <summary>Requests to decide, seeded, and no two alike in all their facts but by chance.</summary>
internal static class DecisionRequests
{
    /// <summary>Requests of every kind: each field drawn by itself from all its values, so that hardly any combination comes twice.</summary>
    internal static ReleaseRequest[] Varied(int count)
    {
        return
        [
            .. RandomRequests.From(20261121).Take(count).Select((request, number) => request with
            {
                RequestId = number.ToString(CultureInfo.InvariantCulture),
                Organisation = number % 2 == 0 ? "RegionHalland" : "NuSjukvarden",
                HumanDecision = number % 50 == 0 ? HumanAnswer.Release : HumanAnswer.Unknown,
            }),
        ];
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
}
