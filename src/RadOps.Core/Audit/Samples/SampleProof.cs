namespace RadOps.Core.Audit.Samples;

/// <summary>What came of drawing a recorded sample once more.</summary>
public enum SampleProof
{
    /// <summary>The same releases came out: the sample is what its seed gives, and nobody has chosen among them.</summary>
    Proved,

    /// <summary>Payloads of the period were disposed of since, and it can no longer be drawn.</summary>
    Disposed,

    /// <summary>Other releases came out. The record, or the register, was changed.</summary>
    Differs,
}
