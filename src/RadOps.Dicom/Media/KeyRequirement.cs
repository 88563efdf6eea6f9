namespace RadOps.Dicom.Media;

/// <summary>What the standard asks of a key (PS3.5 7.4).</summary>
internal enum KeyRequirement
{
    /// <summary>Type 1: with a value.</summary>
    Value,

    /// <summary>Type 2: there, and empty when not known.</summary>
    Present,

    /// <summary>Type 1C and 3: there when the file has it.</summary>
    WhenKnown,
}
