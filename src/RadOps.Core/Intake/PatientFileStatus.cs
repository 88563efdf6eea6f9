namespace RadOps.Core.Intake;

/// <summary>How far a file has come.</summary>
public enum PatientFileStatus
{
    /// <summary>Something that a person must say is not said yet: it is not saved, and not deleted.</summary>
    Held,

    /// <summary>It may not be saved. It is to be deleted all the same.</summary>
    Refused,

    /// <summary>A person judged that it is of no importance for the care (F-17): not saved, and to be deleted.</summary>
    NotRelevant,

    /// <summary>It may be saved: uploaded to Picsara, or printed.</summary>
    Ready,

    /// <summary>A person has confirmed that it is uploaded or printed; it is to be deleted (F-30, F-32).</summary>
    Saved,

    /// <summary>It is proved to be gone from this computer.</summary>
    Cleaned,
}
