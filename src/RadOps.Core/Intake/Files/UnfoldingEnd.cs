namespace RadOps.Core.Intake.Files;

/// <summary>How unfolding packed data ended.</summary>
internal enum UnfoldingEnd
{
    /// <summary>At its own end.</summary>
    Whole,

    /// <summary>Where the data ends, and it should have gone on.</summary>
    Short,

    /// <summary>At something that no packer writes, or a checksum that does not hold.</summary>
    Damaged,

    /// <summary>At the most that was permitted, with more to come.</summary>
    TooFar,
}
