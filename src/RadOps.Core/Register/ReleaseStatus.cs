namespace RadOps.Core.Register;

/// <summary>How far a release has come.</summary>
public enum ReleaseStatus
{
    /// <summary>The medium is made and verified, and has not left the desk.</summary>
    Ready,

    /// <summary>It has gone, and something remains to be done.</summary>
    Released,

    /// <summary>Nothing remains.</summary>
    Closed,

    /// <summary>Something went wrong with it.</summary>
    Corrected,
}
