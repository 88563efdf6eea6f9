namespace RadOps.Core.Completion;

/// <summary>The sort of identity document that was shown. Its number is never recorded.</summary>
public enum IdentityDocument
{
    /// <summary>Pass.</summary>
    Passport,

    /// <summary>Nationellt id-kort.</summary>
    NationalIdCard,

    /// <summary>Svenskt körkort.</summary>
    DrivingLicence,

    /// <summary>Skatteverkets id-kort, or another Swedish one of the SIS type.</summary>
    IdCard,

    /// <summary>Tjänstekort of a Swedish authority.</summary>
    ServiceCard,
}
