namespace RadOps.Core.Register;

/// <summary>What was really done with a release. A note claims these and nothing else (N-12, N-16).</summary>
[Flags]
public enum CompletedSteps
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>The medium is burnt, or the stick written.</summary>
    MediumMade = 1,

    /// <summary>Posted, or sent electronically.</summary>
    Sent = 2,

    /// <summary>Handed over: to the patient, to a proxy, or to whoever takes it along.</summary>
    HandedOver = 4,

    /// <summary>The invoice basis was sent to the invoicing unit (N-34).</summary>
    InvoiceBasisSent = 8,

    /// <summary>The patient's identity document was checked (N-39, N-42).</summary>
    PatientIdChecked = 16,

    /// <summary>The proxy's identity document was checked (N-42).</summary>
    ProxyIdChecked = 32,

    /// <summary>The form "Fullmakt för utlämnande av röntgenbilder/röntgenutlåtanden" was received (N-41).</summary>
    ProxyFormReceived = 64,

    /// <summary>The form was put in the referral binder (N-43).</summary>
    ProxyFormFiled = 128,

    /// <summary>The medium bears stamp, number and name (N-13).</summary>
    LabelApplied = 256,

    /// <summary>The reports were printed from the RIS and lie with the medium (N-14).</summary>
    ReportsPrinted = 512,

    /// <summary>The report is marked as preliminary (NB8).</summary>
    PreliminaryMarked = 1024,

    /// <summary>It lies in the pre-printed envelope (N-37).</summary>
    PrePrintedEnvelope = 2048,

    /// <summary>It is addressed to the patient's registered address (N-38).</summary>
    RegisteredAddress = 4096,

    /// <summary>It goes by ordinary mail, not registered (N-38).</summary>
    OrdinaryMail = 8192,

    /// <summary>It was seen that the recipient referred to the examination (H-19).</summary>
    OwnReferralShown = 16384,

    /// <summary>The patient was referred to the treating doctor and clinic (H-14).</summary>
    PatientReferred = 32768,

    /// <summary>The invoicing unit was told not to charge a release that was corrected.</summary>
    InvoiceWithdrawn = 65536,
}
