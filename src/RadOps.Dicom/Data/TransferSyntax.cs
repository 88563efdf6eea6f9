namespace RadOps.Dicom.Data;

/// <summary>Transfer syntaxes (PS3.5 10 and Annex A).</summary>
internal static class TransferSyntax
{
    public const string ImplicitVrLittleEndian = "1.2.840.10008.1.2";
    public const string ExplicitVrLittleEndian = "1.2.840.10008.1.2.1";
    public const string DeflatedExplicitVrLittleEndian = "1.2.840.10008.1.2.1.99";
    public const string ExplicitVrBigEndian = "1.2.840.10008.1.2.2";

    // Private, implicit little endian with the pixels alone in big endian; written by one vendor's old scanners.
    private const string GePrivate = "1.2.840.113619.5.2";

    /// <summary>How the dataset is written; every compressed and every unknown syntax is explicit little endian (PS3.5 A.4).</summary>
    public static DataEncoding EncodingOf(string uid) => uid switch
    {
        ImplicitVrLittleEndian or GePrivate => DataEncoding.ImplicitLittle,
        ExplicitVrBigEndian => DataEncoding.ExplicitBig,
        _ => DataEncoding.ExplicitLittle,
    };

    /// <summary>Whether all that follows the file meta information is deflated: the general syntax, and JPIP's two.</summary>
    public static bool IsDeflated(string uid) => uid is DeflatedExplicitVrLittleEndian or "1.2.840.10008.1.2.4.95" or "1.2.840.10008.1.2.4.205";

    /// <summary>The uncompressed syntax of an encoding.</summary>
    public static string UidOf(DataEncoding encoding) => encoding switch
    {
        { ExplicitVr: false } => ImplicitVrLittleEndian,
        { BigEndian: true } => ExplicitVrBigEndian,
        _ => ExplicitVrLittleEndian,
    };
}
