namespace RadOps.Core.Settings;

/// <summary>What a column of a RIS view may hold.</summary>
public enum RisColumn
{
    /// <summary>Accession number of the examination: what is asked by.</summary>
    AccessionNumber,

    /// <summary>Study Instance UID.</summary>
    StudyInstanceUid,

    /// <summary>The report's status, in RIS' own words.</summary>
    Signature,

    /// <summary>When the report was signed.</summary>
    SignedAt,

    /// <summary>The clinic or practitioner who referred.</summary>
    Referrer,

    /// <summary>The patient's number: with it another patient's examination is found out.</summary>
    PatientId,

    /// <summary>Whether, or when, the report was amended.</summary>
    Amended,
}
