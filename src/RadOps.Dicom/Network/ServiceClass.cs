namespace RadOps.Dicom.Network;

/// <summary>UIDs of the services that RadOps asks for (PS3.4), and of the one application context (PS3.7 A.2.1).</summary>
internal static class ServiceClass
{
    public const string Verification = "1.2.840.10008.1.1";
    public const string StudyRootFind = "1.2.840.10008.5.1.4.1.2.2.1";
    public const string StudyRootMove = "1.2.840.10008.5.1.4.1.2.2.2";
    public const string StudyRootGet = "1.2.840.10008.5.1.4.1.2.2.3";
    public const string ApplicationContext = "1.2.840.10008.3.1.1.1";
}
