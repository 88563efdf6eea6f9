namespace RadOps.Dicom.Data;

/// <summary>What is wrong with text as it was written; it is read as well as can be, and said.</summary>
[Flags]
internal enum TextOddities
{
    None = 0,

    /// <summary>Letters outside ASCII although no character set is declared.</summary>
    Undeclared = 1,

    /// <summary>Bytes that the declared character set does not have; each is replaced by U+FFFD.</summary>
    Malformed = 2,

    /// <summary>The declared character set is not known; each byte outside ASCII is replaced by U+FFFD.</summary>
    UnknownSet = 4,

    /// <summary>Declared as a set of single bytes, but written as UTF-8 by the look of it.</summary>
    LooksLikeUtf8 = 8,
}
