namespace RadOps.Core.Export;

/// <summary>The steps of a release on a medium, in an order in which they can be taken: see <see cref="ExportSteps"/> for what each waits for.</summary>
public enum ExportStepKind
{
    /// <summary>The order is claimed, and the register told that the export begins.</summary>
    Begin,

    /// <summary>The study is fetched from an archive, and compared with what the archive says it has.</summary>
    Fetch,

    /// <summary>The instances are copied to the medium's folder under their file ids.</summary>
    Stage,

    /// <summary>The report is put beside the images, as PDF and as an instance of the study.</summary>
    AddReport,

    /// <summary>The DICOMDIR is written (PS3.10).</summary>
    WriteDirectory,

    /// <summary>INDEX.HTM and README.TXT are written (IHE PDI).</summary>
    WritePages,

    /// <summary>Everything is read back and compared with what was read in.</summary>
    Verify,

    /// <summary>The finished folder gets its name.</summary>
    Publish,

    /// <summary>The papers are written beside the medium.</summary>
    Papers,

    /// <summary>The release is entered in the register (H-26).</summary>
    Register,

    /// <summary>The invoice basis is drawn up (N-34), in the same breath as the register entry.</summary>
    InvoiceBasis,

    /// <summary>The medium is burnt, or the stick written (N-12).</summary>
    MakeMedium,

    /// <summary>Stamp, number and name are put on the medium (N-13).</summary>
    Label,

    /// <summary>The reports are printed from the RIS and put with the medium (N-14).</summary>
    PrintReports,

    /// <summary>A preliminary report is marked as such (NB8).</summary>
    MarkPreliminary,

    /// <summary>The letter gets its envelope, its address and its postage (N-37, N-38).</summary>
    AddressLetter,

    /// <summary>The consent, the orderer's statement, the proof of own referral or the attested closure is put on record.</summary>
    RecordBasis,

    /// <summary>Identity documents, and the fullmakt, are looked at (N-39, N-41, N-42).</summary>
    CheckIdentity,

    /// <summary>It is posted, picked up or handed over.</summary>
    HandOver,

    /// <summary>The notes are written out of what was done (N-16).</summary>
    WriteNotes,

    /// <summary>A person pastes the notes into the RIS.</summary>
    PasteNotes,

    /// <summary>The invoice basis is sent to the invoicing unit (N-34).</summary>
    SendInvoiceBasis,

    /// <summary>The fullmakt is put in the referral binder (N-43).</summary>
    FileProxyForm,

    /// <summary>The patient is referred to the treating doctor and clinic (H-14).</summary>
    ReferPatient,

    /// <summary>Nothing remains, and the release is closed.</summary>
    Close,
}
