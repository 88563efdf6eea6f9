using RadOps.Core.Audit;

namespace RadOps.Documents.Audit;

/// <summary>What the findings are called in Swedish.</summary>
internal static class AuditCodeNames
{
    internal static string Swedish(string code) => code switch
    {
        AuditCodes.ChainBroken => "Registret har ändrats",
        AuditCodes.RegisterNotShared => "Registret är inte delat",
        AuditCodes.ReleasedAgainstDecision => "Utlämnat mot beslutet",
        AuditCodes.NotFinallySigned => "Inte definitivsignerat",
        AuditCodes.UnsignedReport => "Osignerat utlåtande utlämnat",
        AuditCodes.ConsentMissing => "Samtycke saknas",
        AuditCodes.ConsentIncomplete => "Samtycke ofullständigt",
        AuditCodes.HumanDecisionIncomplete => "Människas beslut ofullständigt",
        AuditCodes.ReferralNoteMissing => "Remissanteckning saknas",
        AuditCodes.RisNoteMissing => "Dokumentation i RIS saknas",
        AuditCodes.InvoiceBasisMissing => "Fakturaunderlag saknas",
        AuditCodes.IdentityNotChecked => "ID-kontroll inte antecknad",
        AuditCodes.NoteNotPasted => "Anteckning inte inklistrad",
        AuditCodes.InvoiceBasisNotSent => "Fakturaunderlag inte skickat",
        AuditCodes.HandOverMissing => "Inte överlämnat",
        AuditCodes.DutyOpen => "Uppgift återstår",
        AuditCodes.NotClosed => "Inte avslutat",
        AuditCodes.ClosedTooEarly => "Avslutat för tidigt",
        AuditCodes.StepMissing => "Lucka i registret",
        AuditCodes.WrongRecipient => "Fel mottagare",
        AuditCodes.DuplicateRelease => "Utlämnat två gånger",
        AuditCodes.MediumWithoutReason => "Medium utan orsak",
        AuditCodes.ManifestMissing => "Kontrollsumma saknas",
        AuditCodes.ProtectedIdentity => "Skyddad identitet",
        AuditCodes.PolicyNotInForce => "Rutinen gällde inte",
        AuditCodes.ExportNotEnded => "Export inte avslutad",
        AuditCodes.OpenItem => "Begäran väntar",
        AuditCodes.PayloadMissing => "Uppgifter borttagna ur registret",
        AuditCodes.SampleMissing => "Stickprov saknas",
        AuditCodes.ReviewMissing => "Stickprov inte granskat",
        AuditCodes.ReviewFollowUp => "Granskning följs upp",
        AuditCodes.NotJustified => "Inte befogat",
        AuditCodes.ReviewOfOwnRelease => "Granskat av den som lämnade ut",
        _ => code,
    };
}
