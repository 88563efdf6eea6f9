using RadOps.Core.Audit.Samples;
using RadOps.Core.Release;

namespace RadOps.Documents.Audit;

/// <summary>Swedish words that papers of the register have in common.</summary>
internal static class RegisterWords
{
    internal static string Risk(ReleaseRisk risk) => risk switch
    {
        ReleaseRisk.High => "Hög",
        ReleaseRisk.Elevated => "Förhöjd",
        _ => "Normal",
    };

    internal static string Outcome(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Justified => "Befogat",
        ReviewOutcome.NotJustified => "Inte befogat",
        _ => "Följs upp",
    };

    internal static string Recipient(RecipientType type) => type switch
    {
        RecipientType.Patient => "Patient",
        RecipientType.Physiotherapist => "Fysioterapeut",
        RecipientType.Chiropractor => "Kiropraktor",
        RecipientType.Naprapath => "Naprapat",
        RecipientType.PrivateProvider => "Privat vårdgivare",
        RecipientType.Hospital => "Sjukhus",
        RecipientType.Clinic => "Klinik",
        RecipientType.Company => "Företag",
        RecipientType.Other => "Annan",
        _ => "Okänd",
    };

    internal static string Items(bool images, bool report) => (images, report) switch
    {
        (true, true) => "bilder och utlåtande",
        (true, false) => "bilder",
        (false, true) => "utlåtande",
        _ => "–",
    };

    internal static string Consent(ConsentForm form) => form switch
    {
        ConsentForm.Written => "skriftligt samtycke",
        ConsentForm.Verbal => "muntligt samtycke",
        ConsentForm.VerbalViaOrderer => "muntligt samtycke via beställaren",
        _ => "inget samtycke antecknat",
    };
}
