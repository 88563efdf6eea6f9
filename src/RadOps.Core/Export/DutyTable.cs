using System.Collections.Frozen;
using RadOps.Core.Register;
using static RadOps.Core.Export.ExportStepKind;

namespace RadOps.Core.Export;

/// <summary>
/// Every duty that the built-in packs give, and the step that does it; and those that every medium has. A test fails when a pack gives one that does
/// not stand here.
/// </summary>
public static class DutyTable
{
    /// <summary>The duty to print the report from the RIS, since no PDF of it was at hand.</summary>
    public const string PrintReportFromRis = "PrintReportFromRis";

    /// <summary>What every medium asks for: that it is burnt or written (N-12).</summary>
    public const string MakeTheMedium = "MakeMedium";

    /// <summary>What every medium asks for: that it leaves the desk.</summary>
    public const string HandItOver = "HandOver";

    /// <summary>What a corrected release asks for whose invoice basis was sent.</summary>
    public const string WithdrawInvoice = "WithdrawInvoice";

    private static readonly FrozenDictionary<string, Duty> table = new Duty[]
    {
        new("RegisterEntry", ExportStepKind.Register, CompletedSteps.None, "Enter the release in the register (H-26)", "Skriv in utlämnandet i registret"),
        new("RefusalEntry", ExportStepKind.Register, CompletedSteps.None, "Enter in the register what was refused (HB1)", "Skriv in i registret vad som inte lämnades ut"),
        new(MakeTheMedium, MakeMedium, CompletedSteps.MediumMade, "Burn or write the medium, and look at it (N-12)", "Bränn eller skriv mediet"),
        new("LabelMedium", Label, CompletedSteps.LabelApplied, "Stamp the medium, and write the patient's number and name on it (N-13)", "Stämpla mediet med röntgenstämpeln och skriv personnummer och namn på det"),
        new("PrintReports", PrintReports, CompletedSteps.ReportsPrinted, "Print the reports of the examinations on the medium from the RIS (N-14)", "Skriv ut svaren på undersökningarna på mediet från RIS"),
        new(PrintReportFromRis, PrintReports, CompletedSteps.ReportsPrinted, "Print the report from the RIS: no PDF of it was at hand", "Skriv ut utlåtandet från RIS"),
        new("MarkPreliminary", MarkPreliminary, CompletedSteps.PreliminaryMarked, "Mark the report as preliminary", "Märk utlåtandet som preliminärt"),
        new("PrePrintedEnvelope", AddressLetter, CompletedSteps.PrePrintedEnvelope, "Take the pre-printed envelope (N-37)", "Använd det förtryckta kuvertet"),
        new("RegisteredAddress", AddressLetter, CompletedSteps.RegisteredAddress, "Address it to the patient's registered address (N-38)", "Adressera till patientens folkbokföringsadress"),
        new("NotRegisteredMail", AddressLetter, CompletedSteps.OrdinaryMail, "Send it by ordinary mail, not registered (N-38)", "Skicka utan rekommenderad försändelse"),
        new("ConsentRecord", RecordBasis, CompletedSteps.None, "Record who took the consent, and when", "Anteckna vem som tog samtycket och när"),
        new("OrdererStatement", RecordBasis, CompletedSteps.None, "Record who stated that the patient consents, and when (H-24)", "Anteckna vem hos beställaren som uppgav patientens samtycke och när"),
        new("ClosureRecord", RecordBasis, CompletedSteps.None, "Record who attested that the clinic has closed (H-15)", "Anteckna vem som intygar att kliniken har upphört"),
        new("OwnReferralProof", RecordBasis, CompletedSteps.OwnReferralShown, "See that the recipient referred to the examination (H-19)", "Kontrollera att mottagaren själv har remitterat"),
        new(HandItOver, HandOver, CompletedSteps.None, "Post it, or hand it over", "Skicka eller lämna över mediet"),
        new("HandToPatient", HandOver, CompletedSteps.HandedOver, "Hand the medium to the patient (N-32)", "Lämna mediet till patienten"),
        new("FaxToMediaUnit", HandOver, CompletedSteps.Sent, "Fax the report to the radiology department or media unit (H-13)", "Faxa utlåtandet till röntgen eller mediaenheten"),
        new("ReferralNote", PasteNotes, CompletedSteps.None, "Paste the remissanteckning into the RIS", "Klistra in remissanteckningen i RIS"),
        new("RisNote", PasteNotes, CompletedSteps.None, "Paste the note for the RIS itself (N-48)", "Klistra in dokumentationen i RIS"),
        new("IdNote", PasteNotes, CompletedSteps.None, "Say in the note that identity documents were checked (N-40, N-42)", "Anteckna i remissanteckningen att ID-handling kontrollerats"),
        new("InvoiceBasis", SendInvoiceBasis, CompletedSteps.InvoiceBasisSent, "Send the invoice basis to the invoicing unit (N-34)", "Skicka fakturaunderlaget till fakturaenheten"),
        new(WithdrawInvoice, SendInvoiceBasis, CompletedSteps.InvoiceWithdrawn, "Tell the invoicing unit not to charge it", "Meddela fakturaenheten att fakturaunderlaget inte gäller"),
        new("KeepProxyForm", FileProxyForm, CompletedSteps.ProxyFormFiled, "Put the fullmakt in the referral binder (N-43)", "Sätt in fullmakten i remisspärmen"),
        new("ReferToTreatingClinic", ReferPatient, CompletedSteps.PatientReferred, "Refer the patient to the treating doctor and clinic (H-14)", "Hänvisa patienten till behandlande läkare och klinik"),
    }.ToFrozenDictionary(duty => duty.Code, StringComparer.Ordinal);

    /// <summary>Every duty.</summary>
    public static IReadOnlyCollection<Duty> All => table.Values;

    /// <summary>A duty by its code. One that a site's own pack gives and RadOps does not know is a person's, before the hand-over, and is attested by its code.</summary>
    public static Duty Of(string code) =>
        table.GetValueOrDefault(code) ?? new Duty(code, RecordBasis, CompletedSteps.None, $"See to the duty {code} of the site's own routine", $"Gör det som rutinen kallar {code}");

    /// <summary>Whether RadOps knows a duty.</summary>
    public static bool Knows(string code) => table.ContainsKey(code);
}
