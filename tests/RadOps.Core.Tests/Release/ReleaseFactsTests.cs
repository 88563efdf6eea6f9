using System.Numerics;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using Xunit;

namespace RadOps.Core.Tests.Release;

public sealed class ReleaseFactsTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Every_fact_has_exactly_one_value()
    {
        Assert.Equal(ReleaseFacts.All.Count, ReleaseFacts.All.Select(fact => fact.Name).Distinct().Count());
        foreach (var request in RandomRequests.From(1).Take(2_000))
        {
            var facts = ReleaseFacts.From(request, Today, request.ProxyIdChecked, unitInScope: request.PatientIdChecked);
            Assert.Equal(ReleaseFacts.All.Count, BitOperations.PopCount(facts.Low) + BitOperations.PopCount(facts.High));
            foreach (var fact in ReleaseFacts.All)
                _ = Assert.Single(Enumerable.Range(0, fact.Values.Count), value => !facts.Avoids(fact.Set(value)));
        }
    }

    [Fact]
    public void Each_value_sets_the_bit_of_its_name()
    {
        Assert.Equal("Naprapath", Value("Recipient", new() { Recipient = RecipientType.Naprapath }));
        Assert.Equal("Abroad", Value("RecipientLocation", new() { RecipientLocation = RecipientLocation.Abroad }));
        Assert.Equal("EmergencyWithPatient", Value("Situation", new() { Situation = Situation.EmergencyWithPatient }));
        Assert.Equal("PrivateUse", Value("Purpose", new() { Purpose = ReleasePurpose.PrivateUse }));
        Assert.Equal("ExternalReading", Value("TransferPurpose", new() { TransferPurpose = TransferPurpose.ExternalReading }));
        Assert.Equal("yes", Value("PatientResidesAbroad", new() { PatientResidesAbroad = true }));
        Assert.Equal("no", Value("Relevant", new() { Relevant = false }));
        Assert.Equal("unknown", Value("IepConnected", new()));
        Assert.Equal("VerbalViaOrderer", Value("Consent", new() { Consent = ConsentForm.VerbalViaOrderer }));
        Assert.Equal("Permitted", Value("HarmAssessment", new() { HarmAssessment = HarmAssessment.Permitted }));
        Assert.Equal("Withhold", Value("PhysicianAdvice", new() { PhysicianAdvice = PhysicianAdvice.Withhold }));
        Assert.Equal("Fax", Value("Delivery", new() { Delivery = DeliveryMethod.Fax }));
        Assert.Equal("EFax", Value("OrderChannel", new() { OrderChannel = OrderChannel.EFax }));
        Assert.Equal("missing", Value("OrderingClinic", new() { OrderingClinic = " " }));
        Assert.Equal("given", Value("Orderer", new() { Orderer = "dr Andersson" }));
        Assert.Equal("yes", Value("ProxyFormRecorded", new() { ProxyFormRecorded = true }));
    }

    [Theory]
    [InlineData(MediumType.Unknown, DeliveryMethod.Unknown, "no")]
    [InlineData(MediumType.Iep, DeliveryMethod.Electronic, "no")]
    [InlineData(MediumType.Unknown, DeliveryMethod.Fax, "no")]
    [InlineData(MediumType.Usb, DeliveryMethod.Unknown, "yes")]
    [InlineData(MediumType.Unknown, DeliveryMethod.HandedOver, "yes")]
    [InlineData(MediumType.Iep, DeliveryMethod.Post, "yes")]
    public void A_medium_or_a_delivery_by_hand_is_asked_for(MediumType medium, DeliveryMethod delivery, string expected) =>
        Assert.Equal(expected, Value("AskedPhysical", new() { Medium = medium, Delivery = delivery }));

    [Theory]
    [InlineData("20081121", "2026-11-20", "yes")]
    [InlineData("20081121", "2026-11-21", "no")]
    [InlineData("20080229", "2026-02-28", "yes")]
    [InlineData("20080229", "2026-03-01", "no")]
    [InlineData("20061231", "2024-12-30", "yes")]
    [InlineData("20061231", "2024-12-31", "no")]
    [InlineData("20201231", "2026-01-01", "yes")]
    [InlineData("19400101", "2026-01-01", "no")]
    public void A_minor_is_under_18_on_the_day(string born, string day, string expected) =>
        Assert.Equal(expected, Value("Minor", new() { PatientId = RandomRequests.Born(born) }, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void An_unknown_age_is_not_a_minor()
    {
        Assert.Equal("no", Value("Minor", new()));
        Assert.Equal("no", Value("Minor", new() { PatientId = PatientId.Unverified("R12345") }));
    }

    [Fact]
    public void A_value_outside_its_enumeration_is_refused()
    {
        var error = Assert.Throws<RadOpsException>(() => BuiltIn.Nu.Decide(new() { Recipient = (RecipientType)99 }, Today));
        Assert.Equal(("UnknownValue", ErrorKind.InvalidInput), (error.Code, error.Kind));
        Assert.Contains("Recipient", error.Message);
    }

    private static string Value(string name, ReleaseRequest request, DateOnly? day = null)
    {
        var facts = ReleaseFacts.From(request, day ?? Today, earlierRelease: false, unitInScope: true);
        var fact = ReleaseFacts.Find(name)!;
        return fact.Values[Enumerable.Range(0, fact.Values.Count).Single(value => !facts.Avoids(fact.Set(value)))];
    }
}
