namespace RadOps.Core.Intake.Files;

/// <summary>What a value of a PDF is (ISO 32000-1, 7.3).</summary>
internal enum PdfKind
{
    /// <summary>Null, or nothing that can be read.</summary>
    Null,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A name.</summary>
    Name,

    /// <summary>A text; what it says is not kept.</summary>
    Text,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A dictionary.</summary>
    Dictionary,

    /// <summary>A reference to an object, by its number.</summary>
    Reference,

    /// <summary>Any other word: true, false, obj, endobj, stream, xref …</summary>
    Word,
}
