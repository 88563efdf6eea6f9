namespace RadOps.Core.Intake.Cleaning;

/// <summary>What became of something that was to be deleted.</summary>
public enum CleanUpOutcome
{
    /// <summary>Not tried yet.</summary>
    Planned,

    /// <summary>Deleted.</summary>
    Deleted,

    /// <summary>It was gone already.</summary>
    Gone,

    /// <summary>Another program holds it open.</summary>
    HeldOpen,

    /// <summary>Its content has other names elsewhere, which deleting this one would hide.</summary>
    HardLinked,

    /// <summary>Something else stands there now, or on the way to it. It was not touched.</summary>
    Changed,

    /// <summary>It has the name of a download of the file, but whether it is one cannot be told.</summary>
    Unclear,

    /// <summary>It cannot be looked into.</summary>
    Unreadable,

    /// <summary>The system refused.</summary>
    Failed,
}
