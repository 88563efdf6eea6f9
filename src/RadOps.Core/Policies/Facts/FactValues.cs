namespace RadOps.Core.Policies.Facts;

/// <summary>How one is reached.</summary>
public enum ContactKind
{
    /// <summary>The routine does not say.</summary>
    NotStated,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>By fax.</summary>
    Fax,

    /// <summary>By e-mail; never with patient data in it (C52).</summary>
    Email,
}

/// <summary>What one is reached about.</summary>
public enum ContactTopic
{
    /// <summary>Where paper referrals are faxed.</summary>
    Fax,

    /// <summary>Questions on referrals.</summary>
    Referral,

    /// <summary>Technical questions.</summary>
    Technical,

    /// <summary>The radiologist on call.</summary>
    OnCall,

    /// <summary>The external reader.</summary>
    ExternalReader,

    /// <summary>The RIS/PACS administrators.</summary>
    Administrators,
}

/// <summary>A part of the week, as routines name it without saying when it begins (C45).</summary>
public enum ContactPeriod
{
    /// <summary>"Dagtid, vardagar".</summary>
    WorkdayDaytime,

    /// <summary>"Jourtid".</summary>
    OutOfHours,
}

/// <summary>What may or may not be had during an outage.</summary>
public enum OutageService
{
    /// <summary>Sending referrals electronically.</summary>
    ElectronicReferral,

    /// <summary>Sending referrals on paper.</summary>
    PaperReferral,

    /// <summary>Seeing referrals already sent.</summary>
    Referrals,

    /// <summary>Seeing images.</summary>
    Images,

    /// <summary>Seeing the images of acute examinations.</summary>
    AcuteImages,

    /// <summary>Seeing reports already written.</summary>
    Reports,

    /// <summary>Getting new reports.</summary>
    NewReports,
}

/// <summary>Whether, and by what way, it may be had.</summary>
public enum ServiceState
{
    /// <summary>As always.</summary>
    Yes,

    /// <summary>Not at all.</summary>
    No,

    /// <summary>By fax.</summary>
    Fax,

    /// <summary>At the modality itself.</summary>
    AtModality,

    /// <summary>In Sectra IDS7 web, opened from the patient record.</summary>
    Ids7Web,
}

/// <summary>What a limit is about.</summary>
public enum LimitName
{
    /// <summary>Ways by which patients may send files.</summary>
    IntakeChannel,

    /// <summary>Files in one message.</summary>
    FilesPerMessage,

    /// <summary>Size of one file.</summary>
    FileSize,

    /// <summary>Formats of files sent in.</summary>
    FileFormat,

    /// <summary>Formats of files that go to the image archive.</summary>
    ImageFormat,

    /// <summary>Time for the patient to answer.</summary>
    ReplyTime,

    /// <summary>How long a case is kept where it came in.</summary>
    Retention,

    /// <summary>Accounts by which files may be downloaded.</summary>
    DownloadAccount,
}

/// <summary>What a limit counts.</summary>
public enum LimitUnit
{
    /// <summary>Files.</summary>
    Files,

    /// <summary>Megabytes; the routine does not say of which kind (C38).</summary>
    Megabytes,

    /// <summary>Days; the routine does not say how they are counted (C37).</summary>
    Days,

    /// <summary>Years.</summary>
    Years,
}

/// <summary>What a step is a part of.</summary>
public enum Procedure
{
    /// <summary>Making a medium, its papers and its note.</summary>
    Medium,

    /// <summary>A fault in the digital link to the external reader.</summary>
    ReaderFault,

    /// <summary>Asking a patient for files.</summary>
    FileRequest,

    /// <summary>Saving a patient's image.</summary>
    SaveImage,

    /// <summary>Saving a patient's document.</summary>
    SaveDocument,

    /// <summary>An outage begins.</summary>
    OutageStart,

    /// <summary>A referral on paper, during an outage.</summary>
    PaperReferral,

    /// <summary>An outage is over.</summary>
    OutageEnd,
}

/// <summary>What must not be done before a step is.</summary>
public enum ProcedureAct
{
    /// <summary>Going on to the next step.</summary>
    Continue,

    /// <summary>Sending the message.</summary>
    Send,

    /// <summary>Faxing.</summary>
    Fax,

    /// <summary>Printing.</summary>
    Print,

    /// <summary>Downloading.</summary>
    Download,

    /// <summary>Saving to the record.</summary>
    Save,

    /// <summary>Closing the case, incident or outage.</summary>
    Close,
}

/// <summary>A way by which images reach the external reader.</summary>
public enum TransferRoute
{
    /// <summary>Straight from the modality.</summary>
    Modality,

    /// <summary>The teleradiology destination in PACS.</summary>
    Teleradiology,

    /// <summary>syngo.via.</summary>
    SyngoVia,

    /// <summary>To BFR, from where the reader fetches.</summary>
    Bfr,
}
