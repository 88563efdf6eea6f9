namespace RadOps.Dicom.Data;

/// <summary>The SOP classes that RadOps writes (PS3.4 B.5, PS3.6 A).</summary>
internal static class SopClasses
{
    public const string MediaStorageDirectory = "1.2.840.10008.1.3.10";
    public const string ComputedRadiographyImage = "1.2.840.10008.5.1.4.1.1.1";
    public const string CtImage = "1.2.840.10008.5.1.4.1.1.2";
    public const string MrImage = "1.2.840.10008.5.1.4.1.1.4";
    public const string EncapsulatedPdf = "1.2.840.10008.5.1.4.1.1.104.1";
}
