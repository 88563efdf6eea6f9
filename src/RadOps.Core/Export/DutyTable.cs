using System.Collections.Frozen;
using RadOps.Core.Register;
using static RadOps.Core.Export.ExportStepKind;

namespace RadOps.Core.Export;

/// <summary>
/// Every duty that the built-in packs give, and the step that does it. A test fails when a pack gives one that does not stand here.
/// </summary>
public static class DutyTable
{
    /// <summary>The duty to print the report from the RIS, since no PDF of it was at hand (N-14).</summary>
    public const string PrintReportFromRis = "PrintReportFromRis";

    private static readonly FrozenDictionary<string, Duty> table = new Duty[]
    {
        new("RegisterEntry", ExportStepKind.Register, CompletedSteps.None, "Enter the release in the register (H-26)"),
        new("RefusalEntry", ExportStepKind.Register, CompletedSteps.None, "Enter in the register what was refused (HB1)"),
        new("LabelMedium", Label, CompletedSteps.LabelApplied, "Stamp the medium, and write the patient's number and name on it (N-13)"),
        new("PrintReports", PrintReports, CompletedSteps.ReportsPrinted, "Print the reports of the examinations on the medium from the RIS (N-14)"),
        new(PrintReportFromRis, PrintReports, CompletedSteps.ReportsPrinted, "Print the report from the RIS: no PDF of it was at hand"),
        new("MarkPreliminary", MarkPreliminary, CompletedSteps.PreliminaryMarked, "Mark the report as preliminary"),
        new("PrePrintedEnvelope", AddressLetter, CompletedSteps.PrePrintedEnvelope, "Take the pre-printed envelope (N-37)"),
        new("RegisteredAddress", AddressLetter, CompletedSteps.RegisteredAddress, "Address it to the patient's registered address (N-38)"),
        new("NotRegisteredMail", AddressLetter, CompletedSteps.OrdinaryMail, "Send it by ordinary mail, not registered (N-38)"),
        new("ConsentRecord", RecordBasis, CompletedSteps.None, "Record who took the consent, and when"),
        new("OrdererStatement", RecordBasis, CompletedSteps.None, "Record who stated that the patient consents, and when (H-24)"),
        new("ClosureRecord", RecordBasis, CompletedSteps.None, "Record who attested that the clinic has closed (H-15)"),
        new("OwnReferralProof", RecordBasis, CompletedSteps.OwnReferralShown, "See that the recipient referred to the examination (H-19)"),
        new("HandToPatient", HandOver, CompletedSteps.HandedOver, "Hand the medium to the patient (N-32)"),
        new("FaxToMediaUnit", HandOver, CompletedSteps.Sent, "Fax the report to the radiology department or media unit (H-13)"),
        new("ReferralNote", PasteNotes, CompletedSteps.None, "Paste the remissanteckning into the RIS"),
        new("RisNote", PasteNotes, CompletedSteps.None, "Paste the note for the RIS itself (N-48)"),
        new("IdNote", PasteNotes, CompletedSteps.None, "Say in the note that identity documents were checked (N-40, N-42)"),
        new("InvoiceBasis", SendInvoiceBasis, CompletedSteps.InvoiceBasisSent, "Send the invoice basis to the invoicing unit (N-34)"),
        new("KeepProxyForm", FileProxyForm, CompletedSteps.ProxyFormFiled, "Put the fullmakt in the referral binder (N-43)"),
        new("ReferToTreatingClinic", ReferPatient, CompletedSteps.PatientReferred, "Refer the patient to the treating doctor and clinic (H-14)"),
    }.ToFrozenDictionary(duty => duty.Code, StringComparer.Ordinal);

    /// <summary>Every duty.</summary>
    public static IReadOnlyCollection<Duty> All => table.Values;

    /// <summary>A duty by its code. One that a site's own pack gives and RadOps does not know is a person's, before the hand-over, and is attested by its code.</summary>
    public static Duty Of(string code) => table.GetValueOrDefault(code) ?? new Duty(code, RecordBasis, CompletedSteps.None, $"See to the duty {code} of the site's own routine");
}
