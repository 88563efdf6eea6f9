namespace RadOps.Core.Continuity.Reader;

/// <summary>What was done in a night incident. The first, second and fourth are the routine's contacts, in its order.</summary>
public enum ReaderStepKind
{
    /// <summary>The external reader was contacted, which is done at once .</summary>
    ReaderContacted,

    /// <summary>VGR-IT was contacted .</summary>
    VgrItContacted,

    /// <summary>Somebody saw that the problem persists: the reader then calls in the on-call radiologist .</summary>
    ProblemPersists,

    /// <summary>The external reader called in the on-call radiologist; the night radiology nurse has the number, and RadOps does not .</summary>
    OnCallCalledIn,

    /// <summary>Images were sent by one of the four ways .</summary>
    ImagesSent,

    /// <summary>Something else that was seen or tried.</summary>
    Observed,
}
