namespace RadOps.Core.Papers;

/// <summary>The papers that a release may ask for.</summary>
public enum PaperKind
{
    /// <summary>The medium's label: stamp, full number and name, the medium's id as Code 39 (N-13).</summary>
    Label,

    /// <summary>The letter that goes with it: to the recipient, or to the patient's registered address in the pre-printed envelope (N-37, N-38).</summary>
    Letter,

    /// <summary>The reports to print: those of the examinations on the medium that the signature lets out, the others named (N-14, N-15, C19).</summary>
    ReportList,

    /// <summary>The invoice basis (N-34 to N-36).</summary>
    InvoiceBasis,

    /// <summary>What is checked when the patient, or a proxy, picks it up: identity documents and fullmakt (N-39 to N-43).</summary>
    HandOverChecklist,

    /// <summary>Why something was not released, and where the patient is referred (H-14).</summary>
    ReferralSheet,

    /// <summary>The patient's receipt: who got what, when and why.</summary>
    DisclosureReceipt,
}
