namespace RadOps.Core.Identity;

/// <summary>What sort of identity a <see cref="PatientId"/> is.</summary>
public enum PatientIdKind
{
    /// <summary>Taken as it stood, unverified: a DICOM header, another organisation's number.</summary>
    Unverified,

    /// <summary>Personnummer.</summary>
    Personnummer,

    /// <summary>Samordningsnummer: the day of birth plus 60.</summary>
    Samordningsnummer,

    /// <summary>Reserve number of Västra Götalandsregionen.</summary>
    ReserveVgr,

    /// <summary>Reserve number of Region Stockholm.</summary>
    ReserveStockholm,

    /// <summary>National reserve number (NRID).</summary>
    ReserveNational,
}
