namespace RadOps.Core.Settings;

/// <summary>A system that the department's work stands on.</summary>
public enum RadSystem
{
    /// <summary>The radiology information system.</summary>
    Ris,

    /// <summary>The department's picture archive.</summary>
    Pacs,

    /// <summary>Order Management, where referrals are written.</summary>
    Om,

    /// <summary>Bild- och funktionsregistret, the regional archive.</summary>
    Bfr,

    /// <summary>Image Exchange Portal.</summary>
    Iep,
}
