namespace RadOps.Dicom.Synthetic;

/// <summary>What a synthetic study looks like.</summary>
public enum SyntheticModality
{
    /// <summary>Computed tomography, 512 × 512.</summary>
    Ct,

    /// <summary>Magnetic resonance, 256 × 256.</summary>
    Mr,

    /// <summary>Computed radiography, 2048 × 2048.</summary>
    Cr,
}
