using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Register;

public sealed class NoteTextTests
{
    private const CompletedSteps Made = CompletedSteps.MediumMade;
    private const CompletedSteps Sent = CompletedSteps.Sent;
    private const CompletedSteps HandedOver = CompletedSteps.HandedOver;
    private const CompletedSteps Invoice = CompletedSteps.InvoiceBasisSent;

    [Theory]
    [InlineData(MediumType.Cd, Made | Sent | Invoice, "Bränt CD och skickat till patienten, skickat fakturaunderlag till fakturaenheten.")]
    [InlineData(MediumType.Usb, Made | Sent | Invoice, "Bränt USB och skickat till patienten, skickat fakturaunderlag till fakturaenheten.")]
    [InlineData(MediumType.Dvd, Made | Sent, "Bränt DVD och skickat till patienten.")]
    [InlineData(MediumType.Cd, Made, "Bränt CD till patienten.")]
    [InlineData(MediumType.Cd, Sent, "Skickat CD till patienten.")]
    [InlineData(MediumType.Cd, Invoice, "Skickat fakturaunderlag till fakturaenheten.")]
    [InlineData(MediumType.Cd, Made | HandedOver | CompletedSteps.PatientIdChecked, "Bränt CD och lämnat till patienten. ID-handling kontrollerad.")]
    [InlineData(MediumType.Cd, Made | HandedOver, "Bränt CD och lämnat till patienten.")]
    [Requirement("N-16", "N-40", "N-44", "C14")]
    public void A_medium_for_the_patient(MediumType medium, CompletedSteps steps, string text) =>
        Assert.Equal(text, NoteText.Referral(Decisions.ToPatient(), ReleaseRoute.Media, medium, true, steps));

    [Fact]
    [Requirement("N-41", "N-42", "N-43")]
    public void A_proxy_s_note_names_both_identity_documents()
    {
        var request = Decisions.ToPatient() with { Delivery = DeliveryMethod.PickUpByProxy };
        var steps = Made | HandedOver | CompletedSteps.PatientIdChecked | CompletedSteps.ProxyIdChecked | CompletedSteps.ProxyFormReceived | CompletedSteps.ProxyFormFiled;
        Assert.Equal(
            "Bränt CD och lämnat till ombud för patienten. Fullmakt för utlämnande av röntgenbilder/röntgenutlåtanden mottagen. ID-handling för både ombud och patient kontrollerad. Fullmakten sparad i remisspärm.",
            NoteText.Referral(request, ReleaseRoute.Media, MediumType.Cd, true, steps));
    }

    [Fact]
    [Requirement("N-21", "N-27", "N-47", "N-48", "C01")]
    public void Electronic_ways_say_how()
    {
        Assert.Equal("Skickat bilder till BFR via Teleradiologidestination.", NoteText.Referral(Decisions.ToClinic(), ReleaseRoute.Bfr, MediumType.Unknown, false, Sent));
        Assert.Equal("Skickat bilder och utlåtande via IEP till Toraxkliniken SU/S.", NoteText.Referral(Decisions.ToClinic(), ReleaseRoute.Iep, MediumType.Iep, true, Sent));
        Assert.Equal("Skickat bilder via IEP till patienten.", NoteText.Referral(Decisions.ToPatient(), ReleaseRoute.Iep, MediumType.Iep, false, Sent));
        Assert.Equal("Bränt CD till privat vårdgivare.", NoteText.Ris(Decisions.ToClinic() with { Recipient = RecipientType.PrivateProvider, RecipientName = null }, MediumType.Cd));
    }

    [Theory]
    [InlineData(ReleaseRoute.Media, CompletedSteps.None)]
    [InlineData(ReleaseRoute.Iep, CompletedSteps.MediumMade)]
    [InlineData(ReleaseRoute.Bfr, CompletedSteps.HandedOver)]
    [Requirement("N-12", "N-16")]
    public void A_note_of_nothing_is_refused(ReleaseRoute route, CompletedSteps steps) =>
        Assert.Equal("NoteNothingDone", Assert.Throws<RadOpsException>(() => NoteText.Referral(Decisions.ToPatient(), route, MediumType.Cd, true, steps)).Code);

    [Fact]
    [Requirement("N-12", "N-16")]
    public void No_combination_of_steps_claims_a_step_that_was_not_done()
    {
        for (var bits = 1; bits < 256; bits++)
        {
            var steps = (CompletedSteps)bits;
            foreach (var route in new[] { ReleaseRoute.Media, ReleaseRoute.Iep, ReleaseRoute.Bfr, ReleaseRoute.Paper })
            {
                string text;
                try
                {
                    text = NoteText.Referral(Decisions.ToPatient() with { RecipientName = new PersonName("Åsa Öberg") }, route, MediumType.Cd, true, steps);
                }
                catch (RadOpsException)
                {
                    continue;
                }

                Assert.True(!text.Contains("Bränt", StringComparison.Ordinal) || steps.HasFlag(Made), text);
                Assert.True(!text.Contains("akturaunderlag", StringComparison.Ordinal) || steps.HasFlag(Invoice), text);
                Assert.True(!text.Contains("ID-handling", StringComparison.Ordinal) || (steps & (CompletedSteps.PatientIdChecked | CompletedSteps.ProxyIdChecked)) != 0, text);
                Assert.True(!text.Contains("både", StringComparison.Ordinal) || steps.HasFlag(CompletedSteps.PatientIdChecked | CompletedSteps.ProxyIdChecked), text);
                Assert.True(!text.Contains("ämnat", StringComparison.Ordinal) || steps.HasFlag(HandedOver), text);
                Assert.True(!(text.StartsWith("Skickat", StringComparison.Ordinal) || text.Contains("och skickat", StringComparison.Ordinal)) || steps.HasFlag(Sent) || text.StartsWith("Skickat faktura", StringComparison.Ordinal), text);
                Assert.DoesNotContain("Öberg", text, StringComparison.Ordinal);
            }
        }
    }
}
