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
}
